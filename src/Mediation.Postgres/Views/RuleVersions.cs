using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>The rule sets and their versions, for whoever may read the policy (规则一览).</summary>
public sealed class RuleVersions(NpgsqlDataSource database)
{
    /// <summary>
    /// Every version, newest first within its rule set, with the text of those in force; refused to whoever may not read the
    /// policy.
    /// </summary>
    public Task<Answer<ImmutableList<RuleVersion>>> ReadAsync(Actor actor, CancellationToken ct) =>
        AskAsync(actor,
            $"""
             {Columns("case when s.in_force then s.document else '' end")}
             order by s.name, s.number desc
             """, ct);

    /// <summary>Every version of one rule set with its text, newest first; empty when there is none of that name.</summary>
    public Task<Answer<ImmutableList<RuleVersion>>> FindAsync(Actor actor, string name, CancellationToken ct) =>
        AskAsync(actor,
            $"""
             {Columns("s.document")}
             where s.name = $1
             order by s.number desc
             """, ct, name);

    private async Task<Answer<ImmutableList<RuleVersion>>> AskAsync(
        Actor actor, string sql, CancellationToken ct, params IReadOnlyList<object> values)
    {
        if (!Sight.MayReadPolicy(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(
            r => new RuleVersion(r.Text(0), r.Text(1), r.Int(2), r.Text(3), r.Flag(4), r.Moment(5), r.Text(6))
            {
                Publication = r.MomentOrNull(8) is { } at ? new(r.TextOrNull(7) ?? "", at, r.Text(9)) { ApprovedBy = r.TextOrNull(10) } : null,
                WasInForce = r.Flag(11),
                Ahead = r.MomentOrNull(12) is { } due ? new(due, r.TextOrNull(13) ?? "", r.Text(14), r.TextOrNull(15)) : null,
            }, ct);
    }

    private static string Columns(string document) =>
        $"""
         select s.name, s.version, s.number, s.source, s.in_force, s.imported_at, {document}, latest.display_name, latest.published_at,
                latest.reason, latest.approved_by, s.in_force_since is not null, w.due_at, b.display_name, w.reason, w.refused_why
         from rule_set s
         left join lateral (select a.display_name, p.published_at, p.reason, c.display_name as approved_by
                            from rule_publication p
                            left join account a on a.id = p.published_by
                            left join account c on c.id = p.approved_by
                            where p.name = s.name
                              and p.version = s.version
                            order by p.published_at desc, p.id desc
                            limit 1) latest on true
         left join rule_ahead w on w.name = s.name and w.version = s.version
         left join account b on b.id = w.published_by
         """;
}
