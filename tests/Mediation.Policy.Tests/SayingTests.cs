using Mediation.Casework.Facts.Sayings;
using Mediation.Casework.Rulings;

namespace Mediation.Policy.Tests;

/// <summary>Whether the shipped sayings teach what they don't themselves contain: two thirds teach, the last third is asked.</summary>
public sealed class SayingTests
{
    private static readonly Lazy<IReadOnlyList<(Saying Saying, Likeness Likeness)>> Asked = new(() =>
    {
        var all = SayingFiles.Read(Shipped.Folder("rules")).All;
        var teaching = Teaching.Of([.. all.Where((_, at) => at % 3 > 0)])!;
        return [.. all.Where((_, at) => at % 3 == 0).Select(saying => (saying, teaching.Compare(saying.Text)))];
    });

    [Fact]
    public void Harmless_words_are_mostly_like_their_own_category() => Asked.Value
        .Where(asked => asked.Saying.HardStops.Count == 0)
        .Average(asked => asked.Likeness.Category == asked.Saying.Category ? 1.0 : 0).ShouldBeGreaterThan(0.65);

    [Fact]
    public void Dangers_are_mostly_like_danger() => Asked.Value
        .Where(asked => asked.Saying.HardStops.Count > 0)
        .Average(asked => asked.Likeness.DangerPoints >= 10 ? 1.0 : 0).ShouldBeGreaterThan(0.75);

    [Fact]
    public void What_is_harmless_is_hardly_like_danger() => Asked.Value
        .Where(asked => asked.Saying.HardStops.Count == 0)
        .Average(asked => asked.Likeness.DangerPoints >= 10 ? 1.0 : 0).ShouldBeLessThan(0.05);

    [Fact]
    public void Every_category_that_a_complaint_may_be_given_has_sayings() => Shipped.Book.Categories.ForComplaints.Select(category => category.Code)
        .Except(SayingFiles.Read(Shipped.Folder("rules")).All.Select(saying => saying.Category)).ShouldBeEmpty();

    [Fact]
    public void The_towns_own_work_teaches_nothing_whatever_the_town_adds() => Lesson
        .SayingsOf([], [new TownSaying("ZL02-01", "每周走访独居老人", Struck: false)], Shipped.Book.Categories).ShouldBeEmpty();

    [Fact]
    public void Teaching_twice_gives_the_same()
    {
        var some = SayingFiles.Read(Shipped.Folder("rules")).All.Take(400).ToList();
        const string text = "楼上天天半夜拖椅子，吵得睡不着";

        Teaching.Of(some)!.Compare(text).ShouldBeEquivalentTo(Teaching.Of(some)!.Compare(text));
    }

    [Fact]
    public void A_ruling_tells_the_words_that_made_it_alike() => Shipped.Assess("楼上天天半夜拖椅子，吵得睡不着")["classification"]
        .Because.ShouldContain(reason => reason.StartsWith("说法像“邻里纠纷/生活噪声”的说法", StringComparison.Ordinal) && reason.Contains("楼上", StringComparison.Ordinal));

    [Fact]
    public void Without_sayings_nothing_is_alike_and_words_alone_decide()
    {
        Teaching.Of([]).ShouldBeNull();
        var facts = new FactSheet { Complaint = new() { Text = "我老公昨晚又打我", Channel = "窗口登记" } };

        Shipped.Book.Ask("likeness", facts, Shipped.Today).Outcome.ShouldBe("unclear");
    }

    [Theory]
    [InlineData("他打了我一顿")]
    [InlineData("老公打我")]
    [InlineData("我不想活了")]
    [InlineData("屋里一股煤气味")]
    public void Words_of_danger_that_the_sayings_speak_against_are_shown_to_a_person_and_not_mediated(string words)
    {
        var facts = new FactSheet
        {
            Complaint = new() { Text = words, Channel = "窗口登记", Category = "MF02-01", Concepts = Shipped.Vocabulary.Find(words) },
            Ruling = new() { Likeness = new() { Hit = true, Outcome = "harmless", Outcomes = ["harmless"] } },
        };

        Shipped.Book.Ask("hard-stops", facts, Shipped.Today).Hit.ShouldBeFalse();
        var mediation = Shipped.Book.Ask("mediation", facts, Shipped.Today);
        mediation.Outcome.ShouldBe("forbidden");
        mediation.Text("Reason").ShouldBe("possible-danger");
    }

    [Fact]
    public void A_broken_file_says_where()
    {
        var files = SayingFiles.Of([("sayings/x.json", """[{"text":"楼上漏水","category":"XX01-01"},{"text":"楼上漏水","category":"MF02-03","colour":"blue"}]""")]);

        files.Faults(Shipped.Book.Categories).Select(fault => fault.Path).ShouldBe(["$[1].colour", "$[0]", "$[1]"]);
    }
}
