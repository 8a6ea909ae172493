using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Ideas;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Ideas;

/// <summary>A collection with what became of its ideas, as anybody may read it (征集情况): numbers, and what was adopted, without a name.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Given">How many ideas there are.</param>
/// <param name="Adopted">How many were adopted, 部分采纳 too.</param>
/// <param name="Declined">How many weren't.</param>
/// <param name="Words">What was adopted, as it hangs out, the latest first.</param>
public sealed record CollectedIdeas(IdeaCollection Collection, int Given, int Adopted, int Declined, IReadOnlyList<string> Words)
{
    /// <summary>How many wait for an answer.</summary>
    public int Waiting => Given - Adopted - Declined;
}

/// <summary>An idea, as its collection lists it for those who see its case (一条金点子).</summary>
/// <param name="Number">编号.</param>
/// <param name="Verdict">What it was answered; null before.</param>
/// <param name="Text">What was said.</param>
/// <param name="DueAt">By when it is answered; null when no clock runs.</param>
public sealed record IdeaLine(string Number, string? Verdict, string Text, DateTimeOffset? DueAt);

/// <summary>Begins collections of ideas and tells how they stand (征集金点子).</summary>
public sealed class IdeaCollections(NpgsqlDataSource database, InForce inForce)
{
    private const int Most = 50;

    private const int MostWords = 200;

    private const string Columns = "k.number, k.unit_code, k.compound, k.subject, k.detail, k.from_on, k.until_on";

    /// <summary>Begins one; its number, the same for the same form. Refused: the form's faults.</summary>
    public async Task<Answer<string>> BeginAsync(Actor actor, IdeaCollectionForm form, DateTimeOffset now, CancellationToken ct)
    {
        var (town, today) = (inForce.Policy.Town, inForce.Policy.Calendar.DayOf(now));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var number = await YearlyNumber.NextAsync(connection, "idea_collection", "ZJ", today.Year, ct);
        await using var before = Sql.Command(connection, "select number from idea_collection where id = $1", form.Id);
        if (await before.ExecuteScalarAsync(ct) is string begun)
            return begun;
        if (form.Faults(actor, town, today) is { Count: > 0 } faults)
            return Answer.Refused<string>(faults);
        await using var command = Sql.Command(connection,
            """
            insert into idea_collection (id, number, place_code, unit_code, compound, subject, detail, from_on, until_on, begun_at, account_id)
            values ($1, $2, $3, $4, nullif($5, ''), $6, $7, $8, $9, $10, $11)
            """,
            form.Id, number, town.Code, form.Unit, form.Compound, form.Subject.Trim(), form.Detail.Trim(), form.From!.Value, form.Until!.Value,
            now.ToUniversalTime(), actor.Id);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return number;
    }

    /// <summary>One by its number; null when there is none.</summary>
    public async Task<IdeaCollection?> FindAsync(string number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, $"select {Columns} from idea_collection k where k.number = $1", number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct) is [var found] ? found : null;
    }

    /// <summary>
    /// The fifty that ended last or are open, with the numbers of their ideas: of those that aren't confidential, so that a number tells of nothing that nobody may know.
    /// </summary>
    /// <param name="compound">Of one compound; null for all.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<CollectedIdeas>> ReadAsync(string? compound, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Ask(connection, compound);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new CollectedIdeas(Read(r), r.Int(7), r.Int(8), r.Int(9), r.Texts(10)), ct);
    }

    /// <summary>The ideas of a collection that an actor may see, those that wait first.</summary>
    public async Task<IReadOnlyList<IdeaLine>> LinesAsync(Actor actor, string number, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
            select c.number, c.body -> 'idea' ->> 'verdict',
                   (select s.text from statement s where s.case_id = c.id and s.kind = 'complaint' order by s.id limit 1), c.due_at
            from case_file c
            where c.category = '{Idea.Category}' and c.body -> 'idea' ->> 'collection' = $4 and {Sight.Clause}
            order by c.body -> 'idea' ->> 'verdict' is not null, c.accepted_at desc, c.number desc
            limit {MostWords}
            """, account, units, everything, number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new IdeaLine(r.Text(0), r.TextOrNull(1), r.Text(2), r.MomentOrNull(3)), ct);
    }

    internal static NpgsqlCommand Ask(NpgsqlConnection connection, string? compound) => Sql.Command(connection,
        $"""
        with shown as (
          select {Columns}
          from idea_collection k
          where $1::text is null or k.compound = $1
          order by k.until_on desc, k.number desc
          limit {Most}
        ), idea as (
          select c.body -> 'idea' ->> 'collection' as collection, c.body -> 'idea' ->> 'verdict' as verdict, c.accepted_at, c.number, c.id,
                 (c.body -> 'idea' -> 'public' ->> 'id')::uuid as words
          from case_file c
          where c.category = '{Idea.Category}' and c.secrecy = 0
        )
        select k.number, k.unit_code, k.compound, k.subject, k.detail, k.from_on, k.until_on,
               count(i.id)::int, count(*) filter (where i.verdict in ('{Idea.Adopted}', '{Idea.Partly}'))::int,
               count(*) filter (where i.verdict = '{Idea.Declined}')::int,
               coalesce(array_agg(s.text order by i.accepted_at desc, i.number desc) filter (where s.id is not null), array[]::text[])
        from shown k
        left join idea i on i.collection = k.number
        left join statement s on s.id = i.words
        group by 1, 2, 3, 4, 5, 6, 7
        order by k.until_on desc, k.number desc
        """, Sql.Text(compound));

    private static IdeaCollection Read(Row r) => new(r.Text(0), r.Text(1), r.TextOrNull(2), r.Text(3), r.Text(4), r.Day(5), r.Day(6));
}
