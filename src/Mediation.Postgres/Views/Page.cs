using System.Text;

namespace Mediation.Postgres.Views;

/// <summary>A part of a list in a total order, and where the next part begins (分页).</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Next">Cursor of the next part; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Where a list goes on (游标): the sort key and id of the last item, opaque on the wire.</summary>
/// <param name="At">The moment it sorts by.</param>
/// <param name="Id">Breaks ties.</param>
public sealed record Cursor(DateTimeOffset At, Guid Id)
{
    /// <summary>Most items on a page.</summary>
    public const int LargestLimit = 200;

    /// <summary>The cursor as sent.</summary>
    public override string ToString() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{At.UtcTicks}|{Id:N}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Reads a cursor back; null for anything that isn't one.</summary>
    public static Cursor? Parse(string? sent)
    {
        if (sent is not { Length: > 0 and < 120 })
            return null;
        var padded = sent.Replace('-', '+').Replace('_', '/').PadRight((sent.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var length))
            return null;
        return Encoding.UTF8.GetString(bytes, 0, length).Split('|') is [var ticks, var id]
            && long.TryParse(ticks, out var t) && t > 0 && t <= DateTimeOffset.MaxValue.UtcTicks
            && Guid.TryParseExact(id, "N", out var guid)
            ? new Cursor(new DateTimeOffset(t, TimeSpan.Zero), guid)
            : null;
    }

    /// <summary>The page of rows that were read one beyond the limit.</summary>
    internal static Page<T> PageOf<T>(IReadOnlyList<T> rows, int limit, Func<T, Cursor> cursor) => rows.Count <= limit
        ? new(rows, null)
        : new([.. rows.Take(limit)], cursor(rows[limit - 1]).ToString());
}
