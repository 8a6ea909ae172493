using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>What is due in one case, claimed for one node (案内到时).</summary>
/// <param name="CaseNumber">Which case.</param>
/// <param name="Clocks">Its clocks whose next rung is due, the earliest first.</param>
/// <param name="Waits">Its workflows' waits that are over.</param>
internal sealed record DueInCase(string CaseNumber, IReadOnlyList<Guid> Clocks, IReadOnlyList<DueWait> Waits)
{
    /// <summary>How many.</summary>
    public int Count => Clocks.Count + Waits.Count;

    /// <summary>Claims what is due first, at most so many clocks and so many waits, by case; locks the cases.</summary>
    public static async Task<IReadOnlyList<DueInCase>> ClaimAsync(
        NpgsqlConnection connection, DateTimeOffset now, int limit, CancellationToken ct)
    {
        var clocks = (await DueClocks.ClaimAsync(connection, now, limit, ct)).ToLookup(d => d.CaseNumber, d => d.Deadline);
        var waits = (await DueWaits.ClaimAsync(connection, now, limit, ct)).ToLookup(w => w.CaseNumber);
        return
        [
            .. clocks.Select(file => file.Key).Union(waits.Select(file => file.Key))
                .Select(number => new DueInCase(number, [.. clocks[number]], [.. waits[number]])),
        ];
    }
}
