using System.Collections.Immutable;
using Mediation.Casework.Trials;
using Mediation.Postgres.Administration;
using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>A case whose lead another unit took over after a return, of which an example can be made (可成为示例).</summary>
/// <param name="Number">编号.</param>
/// <param name="AcceptedAt">受理时刻.</param>
/// <param name="Category">类别.</param>
/// <param name="LeadBefore">The unit it was dispatched to.</param>
/// <param name="LeadAfter">The unit that leads it now.</param>
public sealed record OfferedCase(string Number, DateTimeOffset AcceptedAt, string Category, string LeadBefore, string LeadAfter);

/// <summary>What an example is made from (待脱敏原文): the words as they are, and what on the file must not stay in them.</summary>
/// <param name="Case">The case.</param>
/// <param name="Text">What the resident said.</param>
/// <param name="Personal">Names, telephone numbers and the place.</param>
/// <param name="Expected">What should become of it.</param>
public sealed record ExampleDraft(OfferedCase Case, string Text, IReadOnlyList<string> Personal, ExpectedRuling Expected);

/// <summary>An example that was made of a case (示例).</summary>
/// <param name="Id">示例标识.</param>
/// <param name="Number">Of which case.</param>
/// <param name="Example">The words, anonymous, and what should become of them.</param>
/// <param name="By">Who made it, by name.</param>
/// <param name="At">When, by the real clock.</param>
public sealed record StoredExample(Guid Id, string Number, ComplaintExample Example, string By, DateTimeOffset At);

/// <summary>Keeps the examples that were made of returned cases (示例存取); cases that are secret or sensitive are never offered.</summary>
public sealed class ExampleShelf(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>How many cases are offered, the newest.</summary>
    public const int MostOffered = 100;

    /// <summary>Cases of which an example can be made and wasn't yet, the newest first.</summary>
    public async Task<ImmutableList<OfferedCase>> OfferedAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, $"select {Columns} {Offered} order by c.accepted_at desc, c.id desc limit {MostOffered}");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Case, ct);
    }

    /// <summary>What an example of a case is made from; null when none can be made of it.</summary>
    public async Task<ExampleDraft?> OpenAsync(string number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
             select {Columns},
                    (select s.text from statement s where s.case_id = c.id and s.kind = 'complaint' order by s.said_at, s.id limit 1),
                    array(select w.word
                          from (select unnest(array[p.name, p.phone, p.address, p.agent]) as word from party p where p.case_id = c.id
                                union all
                                select l.text from complaint_place l where l.case_id = c.id) w
                          where w.word is not null),
                    coalesce(nullif(c.facts #>> '{Answer("acceptance", "outcome")}', ''), 'accept'),
                    array(select jsonb_array_elements_text(c.facts #> '{Answer("hardStops", "outcomes")}'))
             {Offered}
               and c.number = $1
             """, number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;
        var r = new Row(reader);
        var found = Case(r);
        return new ExampleDraft(found, r.TextOrNull(5) ?? "", r.Texts(6), new ExpectedRuling(found.Category, found.LeadAfter, null, null, r.Text(7), r.Texts(8)));
    }

    /// <summary>All that were made, the newest first.</summary>
    public async Task<ImmutableList<StoredExample>> ListAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select e.id, e.number, e.body::text, coalesce(a.display_name, ''), e.made_at
            from rule_example e
            left join account a on a.id = e.made_by
            order by e.made_at desc, e.id desc
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(
            r => new StoredExample(r.Id(0), r.Text(1), Json.Read<ComplaintExample>(r.Text(2)), r.Text(3), r.Moment(4)), ct);
    }

    /// <summary>Keeps an example; false when there is one of this case already.</summary>
    public async Task<bool> AddAsync(string number, ComplaintExample example, Guid account, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            insert into rule_example (id, number, body, made_at, made_by)
            values ($1, $2, $3, $4, $5)
            on conflict (number) do nothing
            """, Guid.CreateVersion7(), number, Sql.Json(Json.Write(example)), real.GetUtcNow(), account);
        if (await command.ExecuteNonQueryAsync(ct) == 0)
            return false;
        await AdministrationLog.AddAsync(connection,
            new AdministrationAct(real.GetUtcNow(), account, "rules-example", number) { After = example.Expected.Lead }, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Takes an example away; false when there is none of that id.</summary>
    public async Task<bool> RemoveAsync(Guid id, Guid account, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = Sql.Command(connection, "delete from rule_example where id = $1 returning number", id);
        if (await command.ExecuteScalarAsync(ct) is not string number)
            return false;
        await AdministrationLog.AddAsync(connection, new AdministrationAct(real.GetUtcNow(), account, "rules-example-removed", number), ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static OfferedCase Case(Row r) => new(r.Text(0), r.Moment(1), r.Text(2), r.Text(3), r.Text(4));

    // An answer of acceptance, as the fact sheet keeps it.
    private static string Answer(string set, string value) => $"{{ruling,{set},{value}}}";

    private const string Columns = "c.number, c.accepted_at, c.category, returned.unit_code, c.lead_unit";

    private const string Offered =
        """
        from case_file c
        cross join lateral (select a.unit_code
                            from assignment a
                            where a.case_id = c.id
                              and a.share = 'lead'
                              and a.state = 'returned'
                            order by a.dispatched_at desc, a.id desc
                            limit 1) returned
        where c.return_count > 0
          and c.secrecy < 2
          and c.lead_unit <> returned.unit_code
          and not exists (select from rule_example e where e.number = c.number)
        """;
}
