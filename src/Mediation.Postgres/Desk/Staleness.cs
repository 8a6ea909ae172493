using Mediation.Casework;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>Two people at one case (并发办理): whether what happened since a form was drawn touches what it asks.</summary>
internal static class Staleness
{
    private static readonly string[] Always = ["case-closed", "case-joined", "case-split", "category-corrected", "dispatched", "stage-reached"];

    private static readonly string[] Flow =
        [.. Always, "event-matched", "fault-settled", "request-answered", "task-answered", "variable-mended", "wait-ended", "workflow-cancelled", "workflow-faulted", "workflow-migrated", "workflow-moved"];

    private static readonly string[] Clocks = [.. Always, "deadline-changed", "extension-asked", "extension-decided"];

    /// <summary>Adds the question to a batch, after the case was locked by it.</summary>
    public static void Ask(NpgsqlBatch batch, CaseRequest asked, long version) => batch.Add(
        """
        select distinct j.kind
        from journal_entry j
        join case_file c on c.id = j.case_id
        where c.number = $1
          and j.version > $2
          and (j.kind = any ($3) or ($4 <> '' and position($4 in j.body) > 0))
        order by j.kind
        """, asked.Number, version, Mattering(asked.Request.Act), asked.Request.WorkItem?.ToString() ?? "");

    /// <summary>
    /// <c>case.changed</c> with the version now and what changed; null when nothing that matters did. Notices, remarks and
    /// another unit's share don't matter to a form about one's own; a clock matters to a form about clocks, where the workflow
    /// stands to one of an operator.
    /// </summary>
    /// <param name="file">The case now.</param>
    /// <param name="version">The version that the form was drawn from.</param>
    /// <param name="changed">What <see cref="Ask"/> asked.</param>
    public static Refusal? Check(CaseFile file, long version, IReadOnlyList<string> changed) =>
        file.Version < version ? new Refusal("case.changed", null, file.Version, "")
        : changed.Count > 0 ? new Refusal("case.changed", null, file.Version, string.Join(',', changed))
        : null;

    private static string[] Mattering(string act) => act switch
    {
        "decide-extension" or "extend" or "resume-clock" or "stop-clock" => Clocks,
        "supervise" => [.. Always, "put-under-supervision"],
        _ => ActCatalog.Operates(act) ? Flow : Always,
    };
}
