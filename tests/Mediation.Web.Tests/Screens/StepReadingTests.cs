using Mediation.Postgres.Desk;
using Mediation.TestKit.Shipped;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Workflows;
using Mediation.Workflows.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Screens;

/// <summary>How the steps of a workflow are listed, and what its clocks are called. 各个环节</summary>
public sealed class StepReadingTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public void Every_step_stands_after_one_that_leads_to_it()
    {
        foreach (var definition in ShippedPolicy.Definitions)
        {
            var steps = StepReading.Of(definition, server.Services.GetRequiredService<InForce>().Policy);
            steps.Count.ShouldBe(Leaves(definition.Root).Count());
            foreach (var (at, step) in steps.Index().Skip(1))
                steps.Take(at).Any(earlier => earlier.Ways.Any(way => way.Target?.Split('、').Contains(step.Name) == true))
                    .ShouldBeTrue($"{definition.Name}：{step.Name}");
        }
    }

    [Theory]
    [InlineData("enforcement", "开始 现场核查 处理决定 结束"), InlineData("supervision", "开始 反馈整改情况 确认整改 结束")]
    public void The_end_stands_last_however_short_a_way_leads_there(string definitionId, string steps) => string.Join(' ', StepReading
        .Of(ShippedPolicy.Definitions.Single(one => one.DefinitionId == definitionId), server.Services.GetRequiredService<InForce>().Policy)
        .Select(step => step.Name)).ShouldBe(steps);

    [Fact]
    public void A_clock_is_called_the_same_by_its_rules_and_by_the_screens()
    {
        var named = ShippedPolicy.Rules.RuleSets.Single(set => set.Name == "deadlines").Rules
            .GroupBy(rule => rule.SuccessEvent!, rule => rule.Label!.Split('：')[0])
            .Where(kind => kind.Distinct().Count() == 1)
            .ToDictionary(kind => kind.Key, kind => kind.First());

        named.Count.ShouldBeGreaterThan(10);
        foreach (var (kind, name) in named)
            ValueWords.Outcome("deadlines", kind).ShouldBe(name);
    }

    private static IEnumerable<ActivityNode> Leaves(ActivityNode node) =>
        node.Children.Count == 0 ? [node] : node.Children.SelectMany(child => Leaves(child.Node));
}
