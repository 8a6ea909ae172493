using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>A version of a workflow, with how many running cases stand on it (流程版本与在办件数).</summary>
/// <param name="Version">The version.</param>
/// <param name="RunningCount">Cases with a run of it that waits, in their main flow or in one that it called.</param>
public sealed record WorkflowVersionLine(WorkflowVersion Version, long RunningCount);

/// <summary>The workflows and their versions, as an administrator looks through them (流程一览).</summary>
public sealed class WorkflowVersions(NpgsqlDataSource database)
{
    /// <summary>Every version, newest first within its workflow; refused to whoever may not read the policy.</summary>
    public async Task<Answer<ImmutableList<WorkflowVersionLine>>> ReadAsync(Actor actor, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(actor))
            return Sight.NotAllowed;
        await using var command = database.CreateCommand(Versions);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new WorkflowVersionLine(new WorkflowVersion(
            r.Text(0), r.Text(1), r.Int(2), r.Text(3), r.Text(4), r.Flag(5), r.Moment(6))
        {
            PublishedBy = r.TextOrNull(8),
            PublishedWhy = r.TextOrNull(9),
            ApprovedBy = r.TextOrNull(10),
            InForceSince = r.MomentOrNull(11),
        }, r.Long(7)), ct);
    }

    /// <summary>How many running cases stand on each version: reads the index of what runs and nothing else.</summary>
    internal const string Running =
        """
        select version_id, count(distinct case_id) as cases
        from workflow_instance
        cross join unnest(standing_on) as version_id
        where running
        group by version_id
        """;

    private const string Versions =
        $"""
         select d.version_id, d.definition_id, d.version, d.name, d.source, d.in_force, d.imported_at, coalesce(r.cases, 0),
                a.display_name, d.published_why, b.display_name, d.in_force_since
         from workflow_definition d
         left join ({Running}) r on r.version_id = d.version_id
         left join account a on a.id = d.published_by
         left join account b on b.id = d.approved_by
         order by d.definition_id, d.version desc
         """;
}
