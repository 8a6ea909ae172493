using Mediation.Casework.Cases;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>A finding as it is kept (留存的发现).</summary>
/// <param name="Id">Identity.</param>
/// <param name="Finding">What is wrong, and where.</param>
/// <param name="FoundAt">Since when it is known, by the real clock.</param>
/// <param name="NotedWhy">What an administrator noted of it; null when nobody did.</param>
public sealed record KeptFinding(Guid Id, AuditFinding Finding, DateTimeOffset FoundAt, string? NotedWhy);

/// <summary>Findings of rounds (审计发现行): one row for as long as a thing is wrong.</summary>
internal static class FindingStore
{
    /// <summary>Adds what makes the open findings of these cases those that were found now.</summary>
    /// <param name="batch">Where to.</param>
    /// <param name="numbers">The cases that were looked over; null for journals without a case.</param>
    /// <param name="found">What is wrong with them.</param>
    /// <param name="now">The real moment.</param>
    public static void Turn(NpgsqlBatch batch, string[]? numbers, IReadOnlyList<AuditFinding> found, DateTimeOffset now)
    {
        var (cases, faults, places) = (found.Select(f => f.CaseNumber).ToArray(), found.Select(f => f.Fault.Code()).ToArray(),
            found.Select(f => f.Where).ToArray());
        batch.Add(
            """
            update audit_finding a
            set gone_at = $4
            where a.gone_at is null
              and case when $5 then a.fault = 'case-lost' else a.fault <> 'case-lost' and a.number = any ($6) end
              and not exists (
                select from unnest($1::text[], $2::text[], $3::text[]) as f (number, fault, place)
                where (f.number, f.fault, f.place) = (a.number, a.fault, a.place))
            """, cases, faults, places, now.ToUniversalTime(), numbers is null, numbers ?? []);
        batch.Add(
            """
            insert into audit_finding (id, number, fault, place, found_at, seen_at)
            select f.id, f.number, f.fault, f.place, $5, $5
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as f (id, number, fault, place)
            on conflict (number, fault, place) where gone_at is null do update
            set seen_at = excluded.seen_at
            """, found.Select(_ => Guid.CreateVersion7(now)).ToArray(), cases, faults, places, now.ToUniversalTime());
    }

    /// <summary>What is wrong now, the longest known first, at most so many, and how many there are.</summary>
    public static async Task<(IReadOnlyList<KeptFinding> Listed, int Count)> OpenAsync(NpgsqlConnection connection, int limit, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select id, number, fault, place, found_at, noted_why, (count(*) over ())::int
            from audit_finding
            where gone_at is null
            order by found_at, id
            limit $1
            """, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => (Kept: new KeptFinding(
            r.Id(0), new AuditFinding(r.Text(1), r.Word<AuditFault>(2), r.Text(3)), r.Moment(4), r.TextOrNull(5)), Count: r.Int(6)), ct);
        return ([.. found.Select(f => f.Kept)], found.IsEmpty ? 0 : found[0].Count);
    }
}
