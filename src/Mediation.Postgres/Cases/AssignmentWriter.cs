using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Rows of the units' shares in a case (承办任务行).</summary>
internal static class AssignmentWriter
{
    /// <summary>Adds or changes shares.</summary>
    public static void Upsert(NpgsqlBatch batch, Guid file, IReadOnlyList<Assignment> shares)
    {
        if (shares.Count == 0)
            return;
        batch.Add(
            """
            insert into assignment (id, case_id, unit_code, share, state, dispatched_at, signed_for_at, concluded_at, conclusion)
            select a.id, $1, a.unit_code, a.share, a.state, a.dispatched_at, a.signed_for_at, a.concluded_at, a.conclusion
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::text[])
                 as a (id, unit_code, share, state, dispatched_at, signed_for_at, concluded_at, conclusion)
            on conflict (id) do update
            set state = excluded.state,
                signed_for_at = excluded.signed_for_at,
                concluded_at = excluded.concluded_at,
                conclusion = excluded.conclusion
            """,
            file, shares.Select(a => a.Id).ToArray(), shares.Select(a => a.Unit).ToArray(), shares.Select(a => a.Share.Code()).ToArray(),
            shares.Select(a => a.State.Code()).ToArray(), Sql.Moments(shares.Select(a => (DateTimeOffset?)a.DispatchedAt)),
            Sql.Moments(shares.Select(a => a.SignedForAt)), Sql.Moments(shares.Select(a => a.ConcludedAt)),
            shares.Select(a => a.Conclusion).ToArray());
    }
}
