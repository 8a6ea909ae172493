using System.Text;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Library;

/// <summary>
/// The helpers that Elsa 3.8 gives to scripts and that need nothing of an instance. A GUID is its text here, bytes are
/// an array of numbers, and so is a stream.
/// </summary>
internal static class HelperLibrary
{
    public static IEnumerable<NativeFunction> Build() =>
    [
        new("bytesFromBase64", 1, (realm, _, arguments) => FromBytes(realm, Base64(realm, arguments[0]))),
        new("bytesFromString", 1, (realm, _, arguments) =>
            FromBytes(realm, Encoding.UTF8.GetBytes(Conversions.ToText(realm, arguments[0])))),
        new("bytesToBase64", 1, ToBase64),
        new("bytesToString", 1, (realm, _, arguments) =>
            realm.Text(Encoding.UTF8.GetString(ToBytes(realm, arguments[0])))),
        new("getGuidString", 0, (realm, _, _) => new(NewGuid(realm).ToString())),
        new("getShortGuid", 0, ShortGuid),
        new("isNullOrEmpty", 1, (realm, _, arguments) => Value.Of(IsEmpty(realm, arguments[0], _ => false))),
        new("isNullOrWhiteSpace", 1, (realm, _, arguments) =>
            Value.Of(IsEmpty(realm, arguments[0], c => char.IsWhiteSpace(c)))),
        new("newGuid", 0, (realm, _, _) => new(NewGuid(realm).ToString())),
        new("newGuidString", 0, (realm, _, _) => new(NewGuid(realm).ToString())),
        new("newShortGuid", 0, ShortGuid),
        new("parseGuid", 1, ParseGuid),
        new("streamToBase64", 1, ToBase64),
        new("streamToBytes", 1, (realm, _, arguments) => FromBytes(realm, ToBytes(realm, arguments[0]))),
        new("stringFromBase64", 1, (realm, _, arguments) =>
            realm.Text(Encoding.UTF8.GetString(Base64(realm, arguments[0])))),
        new("stringToBase64", 1, (realm, _, arguments) =>
            realm.Text(Convert.ToBase64String(Encoding.UTF8.GetBytes(Conversions.ToText(realm, arguments[0]))))),
        new("toJson", 1, (realm, _, arguments) => JsonWriter.Write(realm, arguments[0], default, "") is { } json
            ? realm.Text(json) : new("null"))
    ];

    private static bool IsEmpty(Realm realm, Value value, Func<char, bool> isBlank) =>
        value.IsNullish || Conversions.ToText(realm, value).All(isBlank);

    /// <summary>A version 4 identifier from the host's chance.</summary>
    private static Guid NewGuid(Realm realm)
    {
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(realm.Host.NextRandom() * 256);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new(bytes, bigEndian: true);
    }

    /// <summary>As Elsa shortens them: base 64 of the bytes, less the characters that an address can't hold.</summary>
    private static Value ShortGuid(Realm realm, Value self, Arguments arguments) =>
        new(string.Concat(Convert.ToBase64String(NewGuid(realm).ToByteArray()).Where(char.IsAsciiLetterOrDigit)));

    private static Value ParseGuid(Realm realm, Value self, Arguments arguments)
    {
        var text = Conversions.ToText(realm, arguments[0]);
        return Guid.TryParse(text, out var guid) ? new(guid.ToString())
            : throw Errors.Plain(realm, $"'{text}' is not a GUID");
    }

    private static Value ToBase64(Realm realm, Value self, Arguments arguments) =>
        realm.Text(Convert.ToBase64String(ToBytes(realm, arguments[0])));

    private static Value FromBytes(Realm realm, byte[] bytes)
    {
        realm.Step(bytes.Length);
        return new(new ArrayValue(realm, Array.ConvertAll(bytes, b => new Value(b))));
    }

    private static byte[] ToBytes(Realm realm, Value value)
    {
        if (value.Object is not ArrayValue array) throw Errors.Type(realm, "An array of bytes expected");
        realm.Step(array.Length);
        return Array.ConvertAll(array.Elements.ToArray(), element => (byte)Conversions.ToInt32(realm, element));
    }

    private static byte[] Base64(Realm realm, Value value)
    {
        var text = Conversions.ToText(realm, value);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count]
            : throw Errors.Plain(realm, "The text is not base 64");
    }
}
