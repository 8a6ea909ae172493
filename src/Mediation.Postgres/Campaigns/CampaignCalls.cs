using Mediation.Casework.Actors;
using Mediation.Casework.Campaigns;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Campaigns;

/// <summary>A firm as its caller sees it (来电页): with whom to ask for and the telephone, which only its caller is shown.</summary>
/// <param name="Line">Which line of the list.</param>
/// <param name="Firm">Name, address, contact and telephone.</param>
/// <param name="Progress">Where it stands.</param>
/// <param name="CaseNumber">The case that was led for it; null when none was, or none that the caller may see.</param>
public sealed record CalledFirm(int Line, FirmRow Firm, FirmProgress Progress, string? CaseNumber);

/// <summary>
/// The calls of a campaign (通话): a firm is held for one caller at a time; every showing of a telephone and every call leaves a line.
/// </summary>
public sealed class CampaignCalls(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>How long a firm stays with who called up its page (占用时长).</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(15);

    // Those with a difficulty come again once their case is closed.
    private const string Next =
        $"""
        select f.line, f.name, f.opened_on, f.address, f.contact, f.phone, f.state, f.tries, f.next_on, case when {Sight.Clause} then c.number end, f.campaign_id
        from campaign_firm f
        join call_campaign k on k.id = f.campaign_id
        left join case_file c on c.id = f.case_id
        where k.number = $4 and f.phone is not null and f.next_on <= $5
          and (f.state = 'waiting' or (f.state = 'troubled' and c.stage = 'closed'))
          and (f.held_until is null or f.held_until < $6 or f.held_by = $1)
        order by (f.held_by is distinct from $1 or f.held_until is null or f.held_until < $6), f.next_on, f.line
        limit 1
        for update of f skip locked
        """;

    /// <summary>The next firm to call, held for the actor; the same one until it was called. Null when none is due.</summary>
    public async Task<CalledFirm?> NextAsync(Actor actor, Campaign campaign, DateTimeOffset now, CancellationToken ct)
    {
        var at = now.ToUniversalTime();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (account, units, everything) = Sight.Parameters(actor);
        await using var command = Sql.Command(connection, Next, account, units, everything, campaign.Number, inForce.Policy.Calendar.DayOf(now), at);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => (Firm: Read(r), Campaign: r.Id(10)), ct);
        await reader.DisposeAsync();
        if (found is not [var (firm, id)])
            return null;
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("update campaign_firm set held_by = $3, held_until = $4 where campaign_id = $1 and line = $2", id, firm.Line, actor.Id, at + Hold);
        Log(batch, Guid.CreateVersion7(now), id, firm.Line, at, actor, "shown", [], null);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return firm;
    }

    /// <summary>A firm that is with a caller (占用中).</summary>
    /// <param name="Campaign">Its campaign's id.</param>
    /// <param name="Firm">The firm.</param>
    /// <param name="Recorded">Whether this very form was recorded before; then the case is what came of it.</param>
    internal sealed record Held(Guid Campaign, CalledFirm Firm, bool Recorded);

    /// <summary>The firm, locked, if it is with the actor now or was recorded by this very form before; null otherwise.</summary>
    internal static async Task<Held?> HeldAsync(
        NpgsqlConnection connection, Actor actor, Campaign campaign, int line, Guid form, DateTimeOffset now, CancellationToken ct)
    {
        // A statement of its own, so that the next one sees what the same form wrote meanwhile.
        await using var hold = Sql.Command(connection,
            "select from campaign_firm f join call_campaign k on k.id = f.campaign_id where k.number = $1 and f.line = $2 for update of f", campaign.Number, line);
        await hold.ExecuteNonQueryAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select f.line, f.name, f.opened_on, f.address, f.contact, f.phone, f.state, f.tries, f.next_on, c.number, f.campaign_id,
              exists (select from campaign_call l where l.id = $5 and l.campaign_id = f.campaign_id and l.line = f.line) as recorded
            from campaign_firm f
            join call_campaign k on k.id = f.campaign_id
            left join case_file c on c.id = f.case_id
            where k.number = $1 and f.line = $2 and f.phone is not null
              and ((f.held_by = $3 and f.held_until >= $4) or exists (select from campaign_call l where l.id = $5 and l.campaign_id = f.campaign_id and l.line = f.line))
            """, campaign.Number, line, actor.Id, now.ToUniversalTime(), form);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new Held(r.Id(10), Read(r), r.Flag(11)), ct) is [var held] ? held : null;
    }

    /// <summary>Adds what came of a call.</summary>
    /// <param name="batch">Where to.</param>
    /// <param name="held">The firm.</param>
    /// <param name="form">What was said.</param>
    /// <param name="after">Where it stands now.</param>
    /// <param name="opened">The case that came of it; null for none.</param>
    /// <param name="actor">Who called.</param>
    /// <param name="now">When.</param>
    internal static void Save(NpgsqlBatch batch, Held held, CallForm form, FirmProgress after, CaseFile? opened, Actor actor, DateTimeOffset now)
    {
        Log(batch, form.Id, held.Campaign, held.Firm.Line, now.ToUniversalTime(), actor, form.Outcome, form.Answers, opened?.Number);
        batch.Add(
            """
            update campaign_firm
            set state = $3, tries = $4, next_on = $5, case_id = coalesce($6, case_id), held_by = null, held_until = null
            where campaign_id = $1 and line = $2
            """, held.Campaign, held.Firm.Line, after.State, after.Tries, after.NextOn, new NpgsqlParameter
            {
                Value = (object?)opened?.Id ?? DBNull.Value,
                NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid,
            });
    }

    private static void Log(
        NpgsqlBatch batch, Guid id, Guid campaign, int line, DateTimeOffset at, Actor actor, string outcome, IReadOnlyList<string> answers, string? opened) => batch.Add(
        "insert into campaign_call (id, campaign_id, line, at, account_id, outcome, answers, case_number) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id, campaign, line, at, actor.Id, outcome, answers.ToArray(), Sql.Text(opened));

    private static CalledFirm Read(Row r) => new(r.Int(0), new FirmRow(r.Text(1), r.Day(2), r.Text(3), r.Text(4), r.Text(5)),
        new FirmProgress(r.Text(6), r.Int(7), r.Day(8)), r.TextOrNull(9));
}
