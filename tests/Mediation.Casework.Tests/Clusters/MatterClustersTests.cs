using Mediation.Casework.Clusters;

namespace Mediation.Casework.Tests.Clusters;

/// <summary>Which cases are one kind of matter, and why.</summary>
public sealed class MatterClustersTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    // Everybody says 我家; 漏水 and 跳舞 are rarer.
    private static readonly WordCounts Town = new(100, new Dictionary<string, int>
    {
        ["我家"] = 95,
        ["漏水"] = 8,
        ["楼上"] = 40,
        ["卫生"] = 40,
        ["生间"] = 40,
        ["渗水"] = 3,
        ["跳舞"] = 6,
        ["音响"] = 6,
    });

    [Fact]
    public void Three_neighbours_who_say_the_same_rare_word_bring_one_matter()
    {
        var found = Of(Case(1, "我家", "漏水"), Case(2, "我家", "漏水", "楼上"), Case(3, "漏水"), Case(4, "我家", "跳舞"));

        var cluster = found.ShouldHaveSingleItem();
        cluster.Rule.Anchor.ShouldBe("漏水");
        cluster.Members.Select(one => one.Number).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public void Whoever_says_it_in_other_words_belongs_to_it_when_enough_of_them_are_the_same()
    {
        var cluster = Of(
            Case(1, "漏水", "楼上", "卫生", "生间"), Case(2, "漏水", "楼上", "卫生", "生间"), Case(3, "漏水", "楼上", "卫生", "生间"),
            Case(4, "渗水", "楼上", "卫生", "生间"), Case(5, "渗水", "楼上")).ShouldHaveSingleItem();

        cluster.Rule.Words.ShouldBe(["楼上", "卫生", "生间"]);
        cluster.Members.Select(one => one.Number).ShouldBe(["1", "2", "3", "4"]);
        cluster.Rule.Holds(Case(6, "渗水", "楼上", "卫生")).ShouldBeFalse("two words aren't enough");
        cluster.Rule.Holds(Case(7, "漏水") with { Compound = "elsewhere" }).ShouldBeFalse();
        cluster.Rule.Holds(Case(8, "漏水") with { Kind = "GG01" }).ShouldBeFalse();
    }

    [Fact]
    public void Two_matters_of_one_kind_in_one_compound_stay_two()
    {
        var found = Of(
            Case(1, "跳舞", "音响"), Case(2, "跳舞", "音响"), Case(3, "跳舞", "音响"),
            Case(4, "漏水"), Case(5, "漏水"), Case(6, "漏水"), Case(7, "漏水"));

        found.Select(cluster => (cluster.Rule.Anchor, cluster.Members.Count)).ShouldBe([("漏水", 4), ("跳舞", 3)]);
    }

    [Fact]
    public void What_everybody_says_the_names_of_the_place_and_numbers_hold_nothing_together()
    {
        var town = new WordCounts(20, new Dictionary<string, int> { ["我家"] = 20, ["月光"] = 3, ["13800001234"] = 3 });

        MatterClusters.Of([Case(1, "我家", "月光", "13800001234"), Case(2, "我家", "月光", "13800001234"), Case(3, "我家", "月光", "13800001234")],
            town, _ => new HashSet<string> { "月光" }).ShouldBeEmpty();
    }

    [Fact]
    public void The_order_in_which_cases_are_read_changes_nothing()
    {
        var random = new Random(7);
        string[] words = [.. Town.Counts.Keys];
        for (var round = 0; round < 200; round++)
        {
            var cases = Enumerable.Range(1, 12).Select(at => Case(at, [.. words.Where(_ => random.Next(3) == 0)])).ToArray();
            var shuffled = cases.ToArray();
            random.Shuffle(shuffled);

            var (once, again) = (Of(cases), Of(shuffled));

            Said(again).ShouldBe(Said(once));
            once.SelectMany(cluster => cluster.Members).Select(one => one.Id).ShouldBeUnique();
            once.ShouldAllBe(cluster => cluster.Members.Count >= MatterClusters.Fewest && cluster.Members.All(cluster.Rule.Holds));
        }
    }

    [Fact]
    public void A_matters_key_says_none_of_its_words() =>
        Of(Case(1, "漏水"), Case(2, "漏水"), Case(3, "漏水")).Single().Rule.Key.ShouldMatch("^[0-9a-f]{16}$");

    private static IReadOnlyList<MatterCluster> Of(params LikeCase[] cases) => MatterClusters.Of(cases, Town, _ => new HashSet<string>());

    private static IEnumerable<string> Said(IEnumerable<MatterCluster> clusters) =>
        clusters.Select(cluster => $"{cluster.Rule.Anchor} {string.Join(' ', cluster.Rule.Words)}: {string.Join(' ', cluster.Members.Select(one => one.Number))}");

    private static LikeCase Case(int at, params string[] words) => new(
        new Guid(at, 0, 0, new byte[8]), $"{at}", "XY-01", "LJ01", null, Monday.AddHours(at), false, words.ToHashSet(StringComparer.Ordinal));
}
