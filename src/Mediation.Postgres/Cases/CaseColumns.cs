using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>What lists find and sort a case by (案卷列): derived from the case and never a second truth. Moments are in UTC.</summary>
internal sealed record CaseColumns(
    string Number, string Place, string Stage, string? Result, string Category, string RequestType, string Track, string Priority, short Secrecy,
    string Mediation, string Channel, string? Compound, string? Community, string? LeadUnit, string Units, DateTimeOffset AcceptedAt,
    Guid AcceptedBy, DateTimeOffset? ClosedAt, DateTimeOffset? DueAt, DateTimeOffset? AmberAt, int ReturnCount, int UrgeCount, bool Supervised,
    Guid? MergedInto, DateTimeOffset? FaultAt)
{
    /// <summary>The columns, in the order of <see cref="Read"/>, of <c>case_file c</c>.</summary>
    public const string Listed =
        """
        c.number, c.place_code, c.stage, c.result, c.category, c.request_type, c.track, c.priority, c.secrecy, c.mediation, c.channel,
        c.compound_code, c.community_code, c.lead_unit, c.units, c.accepted_at, c.accepted_by, c.closed_at, c.due_at, c.amber_at,
        c.return_count, c.urge_count, c.supervised, c.merged_into, c.fault_at
        """;

    /// <summary>What they should be for a case that stands like this.</summary>
    /// <param name="standing">The case with its clocks.</param>
    /// <param name="closedAt">When the journal says it was closed; null when it wasn't.</param>
    public static CaseColumns Of(Decision standing, DateTimeOffset? closedAt)
    {
        var (file, intake) = (standing.After, standing.After.Intake);
        var (dueAt, amberAt) = CaseRow.Due(standing);
        return new(
            file.Number, file.Place, file.Stage.Code(), file.Result?.Code(), intake.Category, intake.RequestType, intake.Track, intake.Priority,
            (short)intake.Secrecy, intake.Mediation.Code(), intake.Channel, intake.Compound, intake.Community, file.Lead?.Unit,
            string.Join(' ', CaseRow.Units(file)), intake.AcceptedAt.ToUniversalTime(), intake.AcceptedBy, closedAt?.ToUniversalTime(),
            Sql.Stored(dueAt), Sql.Stored(amberAt), file.ReturnCount, file.UrgeCount, file.Supervision is not null,
            file.MergedInto, CaseRow.FaultedAt(file)?.ToUniversalTime());
    }

    /// <summary>What they are.</summary>
    public static CaseColumns Read(Row row, int at) => new(
        row.Text(at), row.Text(at + 1), row.Text(at + 2), row.TextOrNull(at + 3), row.Text(at + 4), row.Text(at + 5), row.Text(at + 6),
        row.Text(at + 7), row.Short(at + 8), row.Text(at + 9), row.Text(at + 10), row.TextOrNull(at + 11), row.TextOrNull(at + 12),
        row.TextOrNull(at + 13), string.Join(' ', row.Texts(at + 14)), row.Moment(at + 15).ToUniversalTime(), row.Id(at + 16),
        row.MomentOrNull(at + 17)?.ToUniversalTime(), row.MomentOrNull(at + 18)?.ToUniversalTime(), row.MomentOrNull(at + 19)?.ToUniversalTime(),
        row.Int(at + 20), row.Int(at + 21), row.Flag(at + 22), row.IdOrNull(at + 23), row.MomentOrNull(at + 24)?.ToUniversalTime());

    /// <summary>Adds what writes those that no act changes after acceptance, and the version that the journal ends with.</summary>
    public void Restore(NpgsqlBatch batch, CaseFile file) => batch.Add(
        """
        update case_file
        set number = $2, place_code = $3, category = $4, request_type = $5, track = $6, priority = $7, secrecy = $8, mediation = $9,
            channel = $10, compound_code = $11, community_code = $12, accepted_at = $13, accepted_by = $14, version = $15,
            stage = $16, result = $17, closed_at = $18
        where id = $1
        """,
        file.Id, Number, Place, Category, RequestType, Track, Priority, Secrecy, Mediation, Channel, Sql.Text(Compound), Sql.Text(Community),
        AcceptedAt, AcceptedBy, file.Version, Stage, Sql.Text(Result), Sql.Moment(ClosedAt));
}
