using System.Globalization;

namespace Mediation.Casework.Books;

/// <summary>Amounts of money as people type them (金额).</summary>
public static class Yuan
{
    private const decimal Most = 100_000_000m;

    /// <summary>Yuan with at most two decimals, in fen; null when it isn't an amount above nothing and up to a hundred million.</summary>
    public static long? Fen(string typed) =>
        decimal.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var yuan)
        && yuan is > 0 and <= Most && yuan * 100 == decimal.Truncate(yuan * 100) ? (long)(yuan * 100) : null;
}
