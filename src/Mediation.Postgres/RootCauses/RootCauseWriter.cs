using Mediation.Casework.Actors;
using Mediation.Casework.Messages;
using Mediation.Postgres.Cases;
using Npgsql;

namespace Mediation.Postgres.RootCauses;

/// <summary>Who changes which project, and when (专项经办).</summary>
/// <param name="Id">The project.</param>
/// <param name="Number">专项编号.</param>
/// <param name="Lead">牵头单位.</param>
/// <param name="Edition">The edition that the change leads to.</param>
/// <param name="Actor">Who.</param>
/// <param name="Now">The product's moment, in UTC.</param>
/// <param name="RealNow">The real moment.</param>
internal sealed record RootCauseDoing(Guid Id, string Number, string Lead, int Edition, Actor Actor, DateTimeOffset Now, DateTimeOffset RealNow);

/// <summary>Turns changes of a project into rows and messages (专项保存). Messages name the project by its number and nobody at all.</summary>
internal static class RootCauseWriter
{
    /// <summary>Adds a line to the record and the edition it makes.</summary>
    public static void Enter(NpgsqlBatch batch, RootCauseDoing doing, string kind, string text)
    {
        batch.Add("update root_cause set edition = $2 where id = $1", doing.Id, doing.Edition);
        batch.Add(
            """
            insert into root_cause_entry (root_cause_id, edition, at, account_id, account_name, kind, text)
            values ($1, $2, $3, $4, $5, $6, $7)
            """,
            doing.Id, doing.Edition, doing.Now, doing.Actor.Id, doing.Actor.Name, kind, text);
    }

    /// <summary>Adds cases, and tells who handles them, who complained, and at the opening the leading unit.</summary>
    public static async Task JoinAsync(
        NpgsqlConnection connection, NpgsqlBatch batch, RootCauseDoing doing, Guid[] cases, bool opening, CancellationToken ct)
    {
        batch.Add("insert into root_cause_case (case_id, root_cause_id, added_at) select added.id, $2, $3 from unnest($1::uuid[]) as added (id)",
            cases, doing.Id, doing.Now);
        var told = await ToldAsync(connection, cases, ct);
        MessageWriter.Insert(batch,
        [
            .. told.Select(one => (one.Case, Message(doing, one.To, one.To == Complainant ? "root-cause-told" : "root-cause-joined"))),
            .. opening ? [(cases[0], Message(doing, $"unit:{doing.Lead}", "root-cause-lead"))] : Array.Empty<(Guid, Message)>(),
        ], doing.RealNow);
    }

    /// <summary>Tells those who were told of the project that it has ended.</summary>
    public static async Task TellClosedAsync(NpgsqlConnection connection, NpgsqlBatch batch, RootCauseDoing doing, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select case_id from root_cause_case where root_cause_id = $1 order by case_id", doing.Id);
        Guid[] cases;
        await using (var reader = await command.ExecuteReaderAsync(ct))
            cases = [.. await new Row(reader).RestAsync(r => r.Id(0), ct)];
        var told = await ToldAsync(connection, cases, ct);
        MessageWriter.Insert(batch,
        [
            .. told.Select(one => (one.Case, Message(doing, one.To, "root-cause-closed"))),
            (cases[0], Message(doing, $"unit:{doing.Lead}", "root-cause-closed")),
        ], doing.RealNow);
    }

    private const string Complainant = "complainant";

    private static Message Message(RootCauseDoing doing, string to, string template) => new(Guid.CreateVersion7(doing.RealNow), to, template,
        new Dictionary<string, string> { ["project"] = doing.Number, ["unit"] = doing.Lead });

    // Units that still work on it; and whoever complained, unless it was taken back or handed over.
    private static async Task<IReadOnlyList<(Guid Case, string To)>> ToldAsync(NpgsqlConnection connection, Guid[] cases, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            $"""
            select a.case_id, 'unit:' || a.unit_code
            from assignment a
            join case_file c on c.id = a.case_id
            where a.case_id = any ($1) and c.stage <> 'closed' and a.state in ('dispatched', 'signed-for')
            group by a.case_id, a.unit_code
            union all
            select c.id, '{Complainant}'
            from case_file c
            where c.id = any ($1) and coalesce(c.result, '') not in ('withdrawn', 'handed-over')
            order by 1, 2
            """, (object)cases);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => (r.Id(0), r.Text(1)), ct);
    }
}
