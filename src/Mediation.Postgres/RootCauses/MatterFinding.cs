using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Clusters;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Npgsql;

namespace Mediation.Postgres.RootCauses;

/// <summary>A cluster with its words as people said them (一类事).</summary>
/// <param name="Cluster">Cases and why they are together.</param>
/// <param name="Said">The anchor and the shared words, as stretches of what the oldest member says, the longest first.</param>
public sealed record Matter(MatterCluster Cluster, IReadOnlyList<string> Said);

/// <summary>
/// Finds cases that are one kind of matter (查一类事) among those accepted since a moment: by compound, kind and words. Neither sensitive and secret ones
/// nor those declined or joined to another, nor those that are in a project already.
/// </summary>
public sealed class MatterFinding(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>So many blocks of compound and kind are compared, those with the most cases.</summary>
    public const int MostBlocks = 20;

    /// <summary>So many cases of a block are compared, the newest.</summary>
    public const int MostInBlock = 200;

    /// <summary>The clusters, the largest first; refused to whoever doesn't oversee the town.</summary>
    public async Task<Answer<IReadOnlyList<Matter>>> FindAsync(Actor actor, DateTimeOffset since, CancellationToken ct)
    {
        if (!RootCauseSight.Oversees(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        var (cases, town) = await ReadAsync(connection, since, ct);
        var clusters = MatterClusters.Of(cases, town, NamesOf);
        var said = await SaidAsync(connection, [.. clusters.Select(cluster => cluster.Members[0].Id)], ct);
        return Answer.Of<IReadOnlyList<Matter>>([.. clusters.Select(cluster => new Matter(cluster, Stretches(cluster, said)))]);
    }

    private static IReadOnlyList<string> Stretches(MatterCluster cluster, Dictionary<Guid, string> said)
    {
        var text = said.GetValueOrDefault(cluster.Members[0].Id, "");
        string[] words = [cluster.Rule.Anchor, .. cluster.Rule.Words];
        return Bigrams.Stretches(text, words);
    }

    private static async Task<(IReadOnlyList<LikeCase> Cases, WordCounts Town)> ReadAsync(NpgsqlConnection connection, DateTimeOffset since, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        Ask(batch, since);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var cases = await new Row(reader).RestAsync(Like, ct);
        var counts = await new Row(reader).NextAsync(r => (Word: r.Text(0), Count: r.Int(1), Of: r.Int(2)), ct);
        return (cases, new WordCounts(counts.FirstOrDefault().Of, counts.ToDictionary(word => word.Word, word => word.Count)));
    }

    internal static void Ask(NpgsqlBatch batch, DateTimeOffset since)
    {
        batch.Add(Candidates, since.ToUniversalTime(), MatterClusters.Fewest, MostBlocks, MostInBlock);
        batch.Add(Common, since.ToUniversalTime());
    }

    private const string Candidates =
        $"""
        with recent as materialized (
          select c.id, c.compound_code, left(c.category, 4) as kind, c.accepted_at
          from case_file c
          where c.accepted_at >= $1 and c.secrecy < 2 and c.compound_code is not null and {Universe.Brought}
        ), block as (
          select compound_code, kind
          from recent
          group by compound_code, kind
          having count(*) >= $2
          order by count(*) desc, compound_code, kind
          limit $3
        ), newest as materialized (
          select picked.id
          from block b
          cross join lateral (
            select r.id
            from recent r
            where r.compound_code = b.compound_code and r.kind = b.kind
            order by r.accepted_at desc, r.id
            limit $4
          ) picked
        )
        select {RootCauseSight.LikeColumns}
        from newest n
        join case_file c on c.id = n.id
        where {RootCauseSight.Countable}
          and not exists (select from root_cause_case taken where taken.case_id = c.id)
        """;

    private const string Common =
        """
        with newest as materialized (
          select c.id
          from case_file c
          where c.accepted_at >= $1 and c.secrecy < 2 and c.compound_code is not null
          order by c.accepted_at desc
          limit 1000
        )
        select word, count(*)::int, (select count(*)::int from newest)
        from newest n
        join case_file c on c.id = n.id
        cross join unnest(tsvector_to_array(c.words)) word
        group by word
        """;

    private static async Task<Dictionary<Guid, string>> SaidAsync(NpgsqlConnection connection, Guid[] cases, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "select s.case_id, s.text from statement s where s.case_id = any ($1) and s.kind = 'complaint' order by s.id", (object)cases);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => (Case: r.Id(0), Text: r.Text(1)), ct))
            .GroupBy(said => said.Case).ToDictionary(said => said.Key, said => said.First().Text);
    }

    internal static LikeCase Like(Row r) => new(
        r.Id(0), r.Text(1), r.Text(2), r.Text(3), r.TextOrNull(4), r.Moment(5), r.Flag(6), r.Texts(7).ToHashSet(StringComparer.Ordinal));

    // The place's own name is in many complaints and tells nothing of the matter.
    private IReadOnlySet<string> NamesOf(string code) => inForce.Policy.Town.Compound(code) is not { } compound
        ? new HashSet<string>()
        : Bigrams.Of($"{compound.Name} {compound.Street} {string.Join(' ', compound.Aliases)}").ToHashSet(StringComparer.Ordinal);
}
