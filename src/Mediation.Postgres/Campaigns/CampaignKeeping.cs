using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Campaigns;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Campaigns;

/// <summary>Begins campaigns of calls to firms, and forgets whom one asked for after a year (企业回访).</summary>
public sealed class CampaignKeeping(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>How long contacts and telephones are kept, in days (本镇政策).</summary>
    public const int KeptDays = 366;

    internal const string Columns = "k.number, k.name, k.unit_code, k.questions, k.every_days, k.most_tries, k.begun_on";

    /// <summary>Begins one with its firms; its number, the same for the same form. Refused: the form's faults.</summary>
    public async Task<Answer<string>> BeginAsync(Actor actor, CampaignForm form, IReadOnlyList<FirmRow> firms, DateTimeOffset now, CancellationToken ct)
    {
        var (town, today) = (inForce.Policy.Town, inForce.Policy.Calendar.DayOf(now));
        if (form.Faults(actor, town) is { Count: > 0 } faults)
            return Answer.Refused<string>(faults);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var number = await YearlyNumber.NextAsync(connection, "call_campaign", "HF", today.Year, ct);
        await using var before = Sql.Command(connection, "select number from call_campaign where id = $1", form.Id);
        if (await before.ExecuteScalarAsync(ct) is string begun)
            return begun;
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            insert into call_campaign (id, number, place_code, name, unit_code, questions, every_days, most_tries, begun_on, begun_at, account_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            form.Id, number, town.Code, form.Name.Trim(), form.Unit, form.Questions.ToArray(), form.EveryDays!.Value, form.MostTries!.Value, today,
            now.ToUniversalTime(), actor.Id);
        batch.Add(
            """
            insert into campaign_firm (campaign_id, line, name, opened_on, address, contact, phone, state, tries, next_on)
            select $1, f.line, f.name, f.opened_on, f.address, f.contact, f.phone, 'waiting', 0, $7
            from unnest($2, $3, $4, $5, $6) with ordinality as f (name, opened_on, address, contact, phone, line)
            """,
            form.Id, firms.Select(firm => firm.Name).ToArray(), firms.Select(firm => firm.OpenedOn).ToArray(), firms.Select(firm => firm.Address).ToArray(),
            firms.Select(firm => firm.Contact).ToArray(), firms.Select(firm => firm.Phone).ToArray(), today);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return number;
    }

    /// <summary>Campaigns of the actor's units, the latest first; a supervisor sees all.</summary>
    public async Task<IReadOnlyList<Campaign>> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"select {Columns} from call_campaign k where $1 or k.unit_code = any ($2) order by k.number desc limit 200", actor.Is(Role.Supervisor), Units(actor));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    /// <summary>One of them; null where there is none for the actor.</summary>
    public async Task<Campaign?> FindAsync(Actor actor, string number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"select {Columns} from call_campaign k where k.number = $1 and ($2 or k.unit_code = any ($3))", number, actor.Is(Role.Supervisor), Units(actor));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct) is [var found] ? found : null;
    }

    /// <summary>Erases contacts and telephones of campaigns that began long enough ago, as the system; of how many firms.</summary>
    public async Task<int> EraseContactsAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            update campaign_firm f
            set contact = null, phone = null
            from call_campaign k
            where k.id = f.campaign_id and k.begun_on < $1 and f.phone is not null
            """, inForce.Policy.Calendar.DayOf(now).AddDays(-KeptDays));
        return await command.ExecuteNonQueryAsync(ct);
    }

    private string[] Units(Actor actor) => [.. CampaignSight.UnitsOf(actor, inForce.Policy.Town).Select(unit => unit.Code)];

    private static Campaign Read(Row r) => new(r.Text(0), r.Text(1), r.Text(2), r.Texts(3), r.Int(4), r.Int(5), r.Day(6));
}
