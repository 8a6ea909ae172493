using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Definitions;

public sealed class LoadCheckTests
{
    [Fact]
    public void A_back_line_into_the_middle_of_a_branch_is_refused() => Codes(new Sketch()
        .Line("s").Line("a").Line("b").Line("c").Step("d", "again", "pass")
        .Connect("s>a s>b a>c b>c c>d d:again>b")).ShouldContain("backward-invalid");

    [Fact]
    public void A_back_line_to_a_step_that_everything_passes_is_fine() => Codes(new Sketch()
        .Line("s").Line("a").Line("b").Line("c").Step("d", "again", "pass")
        .Connect("s>a s>b a>c b>c c>d d:again>c d:again>s")).ShouldBeEmpty();

    [Fact]
    public void Twenty_diamonds_with_a_back_line_are_checked_at_once()
    {
        var sketch = new Sketch().Line("n0");
        for (var i = 0; i < 20; i++)
            sketch.Line($"l{i}").Line($"r{i}").Line($"n{i + 1}")
                .Connect($"n{i}>l{i} n{i}>r{i} l{i}>n{i + 1} r{i}>n{i + 1}");

        Codes(sketch.Step("check", "again", "pass").Connect("n20>check check:again>n0")).ShouldBeEmpty();
    }

    [Fact]
    public void A_step_that_cannot_be_reached_is_named() => Codes(new Sketch()
        .Add("Elsa.Start", "s").Line("a").Line("ghost").Connect("s>a ghost>a")).ShouldBe(["unreachable"]);

    [Fact]
    public void Several_possible_beginnings_are_named() =>
        Codes(new Sketch().Line("a").Line("b")).ShouldBe(["start-ambiguous", "unreachable"]);

    [Fact]
    public void A_line_from_an_outcome_that_never_comes_is_named() => Codes(new Sketch()
        .Step("s", "accept").Line("a").Line("b").Connect("s:accept>a s:decline>b")).ShouldBe(["connection-port"]);

    [Fact]
    public void A_join_that_may_be_passed_over_is_named() => Codes(new Sketch()
        .Decision("d", true).Line("a").Line("b").Join("j", "WaitAll")
        .Connect("d:True>a d:False>b a>j b>j")).ShouldBe(["join-diverges"]);

    [Fact]
    public void A_join_of_all_branches_of_a_fork_is_fine() => Codes(new Sketch()
        .Fork("f", "x", "y").Step("a", "ok").Step("b", "ok").Join("j", "WaitAll")
        .Connect("f:x>a f:y>b a:ok>j b:ok>j")).ShouldBeEmpty();

    [Fact]
    public void A_merge_of_uneven_parallel_branches_is_named() => Codes(new Sketch()
        .Line("a").Line("b").Line("c").Line("m").Connect("a>b b>c c>m a>m")).ShouldBe(["join-diverges"]);

    [Fact]
    public void An_end_that_cancels_a_parallel_branch_is_named() => Codes(new Sketch()
        .Line("a").Line("b").Add("Elsa.End", "x").Connect("a>b a>x")).ShouldBe(["end-kills-branches"]);

    [Fact]
    public void A_variable_that_other_servers_would_lose_at_a_wait_is_named() =>
        Codes(new Sketch().Variable("v", "String").Event("e")).ShouldBe(["storage"]);

    private static IEnumerable<string> Codes(Sketch sketch) =>
        sketch.Reading().Problems.Select(p => p.Code).Distinct();
}
