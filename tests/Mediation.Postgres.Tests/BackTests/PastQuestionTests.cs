using Mediation.Casework.Trials;
using Mediation.Postgres.BackTests;
using Mediation.Postgres.Tests.Desk;
using Mediation.Rules.Reading;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.BackTests;

/// <summary>A draft over the questions that were asked after acceptance. 回测受理后的判定</summary>
public sealed class PastQuestionTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    [Fact]
    public async Task Each_time_it_was_asked_is_compared_with_what_it_was_asked_with()
    {
        var ct = TestContext.Current.CancellationToken;
        await town.AcceptAsync();
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "return-dispatch", new { reasonCode = "other", reason = "不归我" });
        await town.DoesAsync(Townspeople.Desk, number, "dispatch", new { lead = "HOUSING", reason = "职责所在" });
        await town.DoesAsync(Townspeople.Of("HOUSING"), number, "return-dispatch", new { reasonCode = "other", reason = "也不归我" });
        var (past, now) = (new PastCases(town.Source), town.Clock.GetUtcNow());
        var test = await DraftAsync(text => text.Replace(">= 2", ">= 1", StringComparison.Ordinal).Replace("< 2", "< 1", StringComparison.Ordinal));

        var found = await past.RunAsync(test, now.AddMonths(-1), now, town.InForce.Policy.Calendar, _ => Task.FromResult(true), ct);

        (await past.CountAsync("return-review", now.AddMonths(-1), ct)).ShouldBe(2);
        found.ShouldNotBeNull().Cases.ShouldBe(2);
        var changed = found.Sample.ShouldHaveSingleItem();
        changed.Number.ShouldBe(number);
        changed.Changes.ShouldBe([new Otherwise("return-review", "review", "consultation")]);
        (await past.RunAsync(await DraftAsync(text => text), now.AddMonths(-1), now, town.InForce.Policy.Calendar, _ => Task.FromResult(true), ct))
            .ShouldNotBeNull().Changed.ShouldBe(0);
    }

    private async Task<BackTest> DraftAsync(Func<string, string> change)
    {
        var rules = town.InForce.Policy.Rules;
        var text = await File.ReadAllTextAsync(ShippedPolicy.File("rules", "return-review.json"), TestContext.Current.CancellationToken);
        return new BackTest(rules, rules.With(RuleFile.Read(change(text), "return-review.json").RuleSets[0]), "return-review");
    }
}
