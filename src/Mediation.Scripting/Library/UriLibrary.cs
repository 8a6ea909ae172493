using System.Globalization;
using System.Text;
using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Library;

/// <summary>encodeURIComponent and its kin.</summary>
internal static class UriLibrary
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    private const string Reserved = ";/?:@&=+$,#";

    public static IEnumerable<NativeFunction> Build() =>
    [
        new("decodeURI", 1, (realm, _, arguments) => realm.Text(Decode(realm, Text(realm, arguments), Reserved))),
        new("decodeURIComponent", 1, (realm, _, arguments) => realm.Text(Decode(realm, Text(realm, arguments), ""))),
        new("encodeURI", 1, (realm, _, arguments) =>
            realm.Text(Encode(realm, Text(realm, arguments), Unreserved + Reserved))),
        new("encodeURIComponent", 1, (realm, _, arguments) =>
            realm.Text(Encode(realm, Text(realm, arguments), Unreserved)))
    ];

    private static string Text(Realm realm, Arguments arguments)
    {
        var text = Conversions.ToText(realm, arguments[0]);
        realm.Step(text.Length);
        return text;
    }

    private static string Encode(Realm realm, string text, string kept)
    {
        var made = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (kept.Contains(text[i], StringComparison.Ordinal))
            {
                made.Append(text[i]);
                continue;
            }
            if (!Rune.TryGetRuneAt(text, i, out var rune)) throw Errors.Uri(realm);
            i += rune.Utf16SequenceLength - 1;
            foreach (var b in Encoding.UTF8.GetBytes(rune.ToString())) made.Append(CultureInfo.InvariantCulture,
                $"%{b:X2}");
        }
        return made.ToString();
    }

    private static string Decode(Realm realm, string text, string kept)
    {
        var made = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '%')
            {
                made.Append(text[i++]);
                continue;
            }
            var start = i;
            var bytes = new List<byte> { Byte(realm, text, ref i) };
            var length = bytes[0] switch
            {
                < 0x80 => 1,
                >= 0xc2 and < 0xe0 => 2,
                >= 0xe0 and < 0xf0 => 3,
                >= 0xf0 and < 0xf5 => 4,
                _ => throw Errors.Uri(realm)
            };
            while (bytes.Count < length) bytes.Add(Byte(realm, text, ref i));
            if (Rune.DecodeFromUtf8([.. bytes], out var rune, out var used) != System.Buffers.OperationStatus.Done
                || used != length)
                throw Errors.Uri(realm);
            if (length == 1 && kept.Contains((char)bytes[0], StringComparison.Ordinal)) made.Append(text, start,
                i - start);
            else made.Append(rune.ToString());
        }
        return made.ToString();
    }

    private static byte Byte(Realm realm, string text, ref int at)
    {
        if (at + 2 >= text.Length || text[at] != '%') throw Errors.Uri(realm);
        var (high, low) = (Characters.Hex(text[at + 1]), Characters.Hex(text[at + 2]));
        if (high < 0 || low < 0) throw Errors.Uri(realm);
        at += 3;
        return (byte)(high * 16 + low);
    }
}
