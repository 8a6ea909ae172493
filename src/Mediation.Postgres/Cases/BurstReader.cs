using Mediation.Casework.Journal;
using Mediation.Workflows.Replay;

namespace Mediation.Postgres.Cases;

/// <summary>The record of an instance, from the journal of its case (读推进记录).</summary>
internal static class BurstReader
{
    /// <summary>To be joined to <c>workflow_instance i</c>: a row <c>told</c> of bodies, versions and moments, the start first.</summary>
    public const string Told =
        """
        cross join lateral (
          select coalesce(array_agg(j.body order by j.sequence), '{}') as bodies,
                 coalesce(array_agg(j.version order by j.sequence), '{}') as versions,
                 coalesce(array_agg(j.at order by j.sequence), '{}') as moments
          from journal_entry j
          where j.case_id = i.case_id
            and j.kind = 'workflow-advanced'
            and j.body like '%"run":"' || i.id || '"%'
        ) told
        """;

    /// <summary>What such a row says.</summary>
    public static IReadOnlyList<RecordedBurst> Read(
        Guid of, string[] bodies, long[] versions, DateTimeOffset[] moments, TimeZoneInfo zone) =>
    [
        .. bodies.Select((body, at) => RecordedRun.Burst(of, (WorkflowAdvanced)JournalJson.Read(body), versions[at], moments[at], zone)),
    ];
}
