using System.Globalization;

namespace Mediation.Web.Parts;

/// <summary>Shows just enough of a person to tell two apart (脱敏), and money as people write it.</summary>
public static class Masking
{
    /// <summary>王建国 → 王**; one character stays, however long the name is.</summary>
    public static string Name(string name) => name.Length == 0 ? "" : string.Concat(First(name), "**");

    /// <summary>13812340021 → 138****0021; a short number shows only its last two digits.</summary>
    public static string Phone(string phone) => phone.Length switch
    {
        >= 11 => string.Concat(phone.AsSpan(0, 3), "****", phone.AsSpan(phone.Length - 4)),
        > 4 => string.Concat("****", phone.AsSpan(phone.Length - 2)),
        _ => "****",
    };

    /// <summary>510181199001011234 → 510***********1234.</summary>
    public static string IdentityNumber(string number) => number.Length <= 8
        ? "********"
        : string.Concat(number.AsSpan(0, 3), new string('*', number.Length - 7), number.AsSpan(number.Length - 4));

    /// <summary>¥12,345.60; whole yuan without the fraction.</summary>
    public static string Money(decimal yuan) =>
        string.Create(CultureInfo.InvariantCulture, $"¥{yuan:#,0.##}");

    // A rare character may take two UTF-16 units; half of one would be no character at all.
    private static string First(string name) => StringInfo.GetNextTextElement(name);
}
