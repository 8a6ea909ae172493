using Mediation.Casework;
using Mediation.Casework.Acts;
using Mediation.Postgres.Cases;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>Two people at one case (并发办理): whether what happened since a form was drawn touches what it asks.</summary>
internal static class Staleness
{
    private static readonly string[] Always = ["case-closed", "case-joined", "dispatched", "stage-reached"];

    private static readonly string[] Flow =
        [.. Always, "event-matched", "fault-settled", "request-answered", "task-answered", "variable-mended", "wait-ended", "workflow-cancelled", "workflow-faulted", "workflow-migrated", "workflow-moved"];

    private static readonly string[] Clocks = [.. Always, "deadline-changed", "extension-asked", "extension-decided"];

    /// <summary>
    /// <c>case.changed</c> with the version now and what changed; null when nothing that matters did. Notices, remarks and
    /// another unit's share don't matter to a form about one's own; a clock matters to a form about clocks, where the workflow
    /// stands to one of an operator.
    /// </summary>
    public static async Task<Refusal?> CheckAsync(
        NpgsqlConnection connection, LockedCase locked, ActRequest request, long version, CancellationToken ct)
    {
        var file = locked.Dossier.File;
        if (file.Version == version)
            return null;
        if (file.Version < version)
            return new Refusal("case.changed", null, file.Version, "");
        await using var command = Sql.Command(connection,
            """
            select distinct kind
            from journal_entry
            where case_id = $1
              and version > $2
              and (kind = any ($3) or ($4 <> '' and position($4 in body) > 0))
            order by kind
            """, file.Id, version, Mattering(request.Act), request.WorkItem?.ToString() ?? "");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var changed = await new Row(reader).RestAsync(r => r.Text(0), ct);
        return changed.Count == 0 ? null : new Refusal("case.changed", null, file.Version, string.Join(',', changed));
    }

    private static string[] Mattering(string act) => act switch
    {
        "decide-extension" or "extend" or "resume-clock" or "stop-clock" => Clocks,
        "supervise" => [.. Always, "put-under-supervision"],
        _ => ActCatalog.Operates(act) ? Flow : Always,
    };
}
