using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Migration;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Migration;

public sealed class MoveTests
{
    [Fact]
    public void A_step_added_ahead_is_done_and_nothing_twice()
    {
        var to = new Sketch().Line("a").Event("w").Line("new").Line("b").Connect("a>w w>new new>b").ReadSecond();

        var story = Begin("a>w w>b", to).MovesTo(to).Event("w");

        story.Lines.ShouldBe(["a", "new", "b"]);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        story.State.VersionId.ShouldBe("sketch-v2");
    }

    [Fact]
    public void A_step_added_where_the_instance_has_passed_is_past()
    {
        var to = new Sketch().Line("a").Line("new").Event("w").Line("b").Connect("a>new new>w w>b").ReadSecond();

        Begin("a>w w>b", to).MovesTo(to).Event("w").Lines.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_step_not_reached_yet_may_go()
    {
        var to = new Sketch().Line("a").Event("w").Connect("a>w").ReadSecond();

        Begin("a>w w>b", to).MovesTo(to).Event("w").Lines.ShouldBe(["a"]);
    }

    [Fact]
    public void The_step_it_stands_at_may_not_go_unless_another_is_named_for_it()
    {
        var to = new Sketch().Line("a").Event("x", "w").Line("b").Connect("a>x x>b").ReadSecond();
        var story = Begin("a>w w>b", to);

        story.Plan(to).Obstacles.ShouldBe([new(ObstacleKind.NoImage, "等待事件")]);
        story.MovesTo(to, ("w", "x")).Event("w").Lines.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_step_does_not_become_one_of_another_type()
    {
        var to = new Sketch().Line("a").Step("w", "ok").Line("b").Connect("a>w w:ok>b").ReadSecond();

        Begin("a>w w>b", to).Plan(to).Obstacles.ShouldBe([new(ObstacleKind.OtherType, "等待事件")]);
    }

    [Theory]
    [InlineData("a", "b", ObstacleKind.TwoToOne), InlineData("a", "zz", ObstacleKind.UnknownActivity)]
    public void A_mapping_that_cannot_be_meant_is_refused(string old, string image, ObstacleKind expected)
    {
        var to = new Sketch().Line("a").Event("w").Line("b").Connect("a>w w>b").ReadSecond();

        Begin("a>w w>b", to).Plan(to, (old, image), ("w", "b")).Obstacles.Select(o => o.Kind).ShouldContain(expected);
    }

    [Fact]
    public void What_has_arrived_at_a_join_has_arrived_after_the_move()
    {
        var to = Join("WaitAll").Line("c").Connect("s>x s>y x>j y>j j>c").ReadSecond();
        var story = Story.Begin(Join("WaitAll").Connect("s>x s>y x>j y>j").Read(), null, to).Event("x");

        story.MovesTo(to).Event("y").Lines.ShouldBe(["s", "c"]);
    }

    [Fact]
    public void A_join_that_would_wait_for_a_branch_that_never_began_is_refused()
    {
        var to = Join("WaitAll").Event("z").Connect("s>x s>y s>z x>j y>j z>j").ReadSecond();
        var story = Story.Begin(Join("WaitAll").Connect("s>x s>y x>j y>j").Read(), null, to);

        story.Plan(to).Obstacles.Select(o => o.Kind).ShouldContain(ObstacleKind.JoinWouldStarve);
    }

    [Fact]
    public void A_join_that_would_have_run_already_is_refused()
    {
        var any = Join("WaitAny").Connect("s>x s>y x>j y>j").ReadSecond();
        var fewer = Join("WaitAll").Connect("s>x s>y x>j").ReadSecond();
        var story = Story.Begin(Join("WaitAll").Connect("s>x s>y x>j y>j").Read(), null, any).Event("x");

        story.Plan(any).Obstacles.ShouldBe([new(ObstacleKind.JoinWouldHaveRun, "汇合")]);
        story.Plan(fewer).Obstacles.ShouldBeEmpty("nothing that is open leads to the join any more");
    }

    [Fact]
    public void An_arrival_whose_line_is_gone_is_not_lost_silently()
    {
        var to = Join("WaitAll").Connect("s>x s>y y>j").ReadSecond();
        var story = Story.Begin(Join("WaitAll").Connect("s>x s>y x>j y>j").Read(), null, to).Event("x");

        story.Plan(to).Obstacles.ShouldBe([new(ObstacleKind.ArrivalLost, "等待事件 → 汇合")]);
    }

    [Fact]
    public void A_line_from_a_step_that_is_done_is_dead_when_it_could_not_have_ended_so()
    {
        var from = new Sketch().Step("d", "yes", "no").Event("w").Line("e").Connect("d:yes>w w>e").Read();
        var to = new Sketch().Step("d", "yes", "no", "third").Event("w").Line("e").Connect("d:yes>w w>e d:third>e").ReadSecond();
        var guess = new Sketch().Step("d", "yes", "no").Event("w").Line("e").Connect("d:yes>w w>e d:no>e").ReadSecond();
        var story = Story.Begin(from, null, to, guess with { VersionId = "other" }).Act("d", "yes");

        story.Plan(guess).Obstacles.ShouldContain(new Obstacle(ObstacleKind.AmbiguousLine, "办理环节 → 记一行"));
        story.MovesTo(to).Event("w").Lines.ShouldBe(["e"]);
    }

    [Fact]
    public void A_second_round_goes_on_only_where_the_loop_is_the_same()
    {
        var from = Loop().Connect("a>s s:again>a s:on>e").Read();
        var after = Loop().Line("f").Connect("a>s s:again>a s:on>e e>f").ReadSecond();
        var inside = Loop().Line("n").Connect("a>n n>s s:again>a s:on>e").ReadSecond();
        var story = Story.Begin(from, null, after).Act("s", "again");

        story.Plan(inside).Obstacles.ShouldNotBeEmpty();
        story.MovesTo(after).Act("s", "again").Act("s", "on").Lines.ShouldBe(["a", "a", "a", "e", "f"]);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_sequence_goes_on_after_the_same_step_wherever_that_stands_now()
    {
        var from = new Sketch().Line("a").Event("w").Line("b").ReadSequence();
        var longer = Second(new Sketch().Line("new").Line("a").Event("w").Line("x").Line("b"));
        var turned = Second(new Sketch().Event("w").Line("a").Line("b"));
        var story = Story.Begin(from, null, longer);

        story.Plan(turned).Obstacles.Select(o => o.Kind).ShouldBe([ObstacleKind.OrderDiffers]);
        story.MovesTo(longer).Event("w").Lines.ShouldBe(["a", "x", "b"]);
    }

    [Fact]
    public void Variables_go_by_id_or_name_and_are_converted_or_refused()
    {
        var from = Holding("v", "String", "12").Read();
        var number = Holding("v", "Int32", null).ReadSecond();
        var without = new Sketch().Event("w").ReadSecond();
        var text = Holding("v", "Boolean", null).ReadSecond();
        var story = Story.Begin(from, null, number);

        story.Plan(without).Obstacles.ShouldBeEmpty("a value that nobody set may go");
        story.Mend("v", "17");
        story.Plan(without).Obstacles.ShouldBe([new(ObstacleKind.VariableLost, "v")]);
        story.Plan(text).Obstacles.ShouldBe([new(ObstacleKind.VariableMismatch, "v")]);
        story.MovesTo(number).State.Variables["v"].GetInt32().ShouldBe(17);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void A_moved_instance_goes_back_where_it_could_before(bool inTokens)
    {
        var to = Round("a2", "b2", inTokens).ReadSecond();
        var story = Story.Begin(Round("a", "b", inTokens).Read(), null, to)
            .Act("a", "ok").Act("b", "again").MovesTo(to, ("a", "a2"), ("b", "b2"));

        story.Ways.ShouldBeEmpty();
        story.Act("a2", "ok").Ways.Select(w => w.ActivityId).ShouldBe(["a2"]);
        story.SendBack("a2").Waiting.ShouldBe(["a2"]);
        story.Act("a2", "ok").Act("b2", "ok").Lines.ShouldBe(["end"]);
    }

    [Fact]
    public void How_often_a_step_was_sent_back_to_moves_with_it()
    {
        var to = Round("a2", "b2", inTokens: false).ReadSecond();
        var story = Story.Begin(Round("a", "b", inTokens: false).Read(), null, to).Act("a", "ok").SendBack("a");

        story.MovesTo(to, ("a", "a2"), ("b", "b2")).State.SentBack["a2"].ShouldBe(1);
    }

    [Fact]
    public void A_child_workflow_moves_by_itself()
    {
        var first = new Sketch("child").Event("w").Line("b").Connect("w>b").Read();
        var second = new Sketch("child").Event("w").Line("n").Line("b").Connect("w>n n>b").ReadSecond();
        var parent = new Sketch("parent").Add("Elsa.ExecuteWorkflow", "call", new()
        {
            ["workflowDefinitionId"] = Sketch.Literal("String", "child"),
            ["waitForCompletion"] = Sketch.Literal("Boolean", true),
        }).Line("end").Connect("call>end").Read();
        var story = Story.Begin(parent, null, first, second with { Version = 0 });

        var plan = Mover.Plan(story.State, first, second);
        var moved = story.Takes(plan.State!).Event("w");

        plan.Steps.Select(s => s.From.Id).ShouldBe(["w"]);
        moved.Lines.ShouldBe(["n", "b", "end"]);
        moved.State.VersionId.ShouldBe("parent-v1");
    }

    [Fact]
    public void What_ended_or_is_another_workflow_is_not_moved()
    {
        var other = new Sketch("other").Line("a").Read();
        var to = new Sketch().Line("a").ReadSecond();

        Story.Begin(new Sketch().Line("a").Read(), null, to).Plan(to).Obstacles.Single().Kind.ShouldBe(ObstacleKind.NotRunning);
        Begin("a>w w>b", to).Plan(other).Obstacles.Single().Kind.ShouldBe(ObstacleKind.OtherFamily);
    }

    private static Story Begin(string lines, WorkflowDefinition to) =>
        Story.Begin(new Sketch().Line("a").Event("w").Line("b").Connect(lines).Read(), null, to);

    private static Sketch Join(string mode) => new Sketch().Line("s").Event("x").Event("y").Join("j", mode);

    private static Sketch Round(string first, string second, bool inTokens)
    {
        var sketch = new Sketch().Step(first, "ok").Step(second, "again", "ok").Line("end")
            .Connect($"{first}:ok>{second} {second}:again>{first} {second}:ok>end");
        return inTokens ? sketch.Tokens() : sketch;
    }

    private static Sketch Loop() => new Sketch().Line("a").Step("s", "again", "on").Line("e");

    private static Sketch Holding(string name, string type, string? value) => new Sketch().Variable(name, type, value).Event("w");

    private static WorkflowDefinition Second(Sketch sequence) => sequence.ReadSequence() with { VersionId = "sketch-v2", Version = 2 };
}
