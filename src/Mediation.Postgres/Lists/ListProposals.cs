using Mediation.Casework.Acts;
using Mediation.Casework.Lists;
using Npgsql;

namespace Mediation.Postgres.Lists;

/// <summary>What a case that stands on a list could be matched with (可对接): nothing for every other case.</summary>
internal static class ListProposals
{
    private const string Resources =
        $"""
        select {ResourceRegister.Columns}
        from resource r
        where r.ended_at is null
          and exists (select from case_file c where c.number = $1 and c.category in ('{ListWords.Need}', '{ListWords.Project}'))
        order by r.number
        limit 500
        """;

    private const string Projects =
        $"""
        select o.number, o.compound_code, o.body ->> 'listing'
        from case_file o
        where o.category = '{ListWords.Project}' and o.stage <> 'closed' and o.secrecy = 0
          and exists (select from case_file c where c.number = $1 and c.category = '{ListWords.Need}' and c.compound_code = o.compound_code)
        order by o.accepted_at
        limit 200
        """;

    /// <summary>Adds both questions about one case.</summary>
    public static void Ask(NpgsqlBatch batch, string number)
    {
        batch.Add(Resources, number);
        batch.Add(Projects, number);
    }

    /// <summary>Reads what <see cref="Ask"/> asked; the reader stands before its first result.</summary>
    public static async Task<Briefing> ReadAsync(Row row, Briefing briefing, CancellationToken ct)
    {
        var resources = await row.NextAsync(ResourceRegister.Read, ct);
        var projects = await row.NextAsync(r => new OpenProject(r.Text(0), r.TextOrNull(1), Json.Read<Listing>(r.Text(2))), ct);
        return briefing with { Resources = [.. resources.Where(each => each.KeepUntil >= briefing.Today)], Projects = projects };
    }

    /// <summary>The briefing with what one case could be matched with.</summary>
    public static async Task<Briefing> WithAsync(NpgsqlConnection connection, Briefing briefing, string number, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select");
        Ask(batch, number);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await ReadAsync(new Row(reader), briefing, ct);
    }
}
