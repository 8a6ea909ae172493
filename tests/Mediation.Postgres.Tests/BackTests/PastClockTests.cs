using Mediation.Casework.Acts;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Trials;
using Mediation.Postgres.BackTests;
using Mediation.Postgres.Tests.Desk;
using Mediation.Rules.Reading;
using Mediation.TestKit.Crowd;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.BackTests;

/// <summary>The clocks of past cases under other terms. 回测时限</summary>
public sealed class PastClockTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    [Fact]
    public async Task Clocks_are_counted_as_if_each_had_been_read_whole_and_reckoned_twice()
    {
        var ct = TestContext.Current.CancellationToken;
        await CaseCrowd.PlayAsync(town.Source, town.InForce, town.Clock, 40);
        // One by one, secret cases aren't found; of cases that were closed at once, the crowd keeps no facts.
        await town.ExecuteAsync(
            """
            update case_file set secrecy = 2 where secrecy > 2;
            update case_file set facts = (select facts from case_file where facts <> '{}' order by number limit 1) where facts = '{}'
            """);
        var policy = town.InForce.Policy;
        var text = await File.ReadAllTextAsync(ShippedPolicy.File("rules", "deadlines.json"), ct);
        var draft = policy.Rules.With(RuleFile.Read(
            text.Replace("\\\"working-day\\\" as Unit", "\\\"hour\\\" as Unit", StringComparison.Ordinal), "deadlines.json").RuleSets[0]);
        var now = town.Clock.GetUtcNow().AddDays(3);
        var past = new PastCases(town.Source);
        var test = new BackTest(policy.Rules, draft, "deadlines");

        var found = await past.RunAsync(test, now.AddMonths(-12), now, policy.Calendar, _ => Task.FromResult(true), ct);

        var plain = await PlainlyAsync(past, test, now, ct);
        plain.Overdue.ShouldBePositive();
        found.ShouldNotBeNull().Changed.ShouldBePositive();
        (found.Overdue, found.Saved).ShouldBe(plain);
    }

    private async Task<(int Overdue, int Saved)> PlainlyAsync(PastCases past, BackTest test, DateTimeOffset now, CancellationToken ct)
    {
        var calendar = town.InForce.Policy.Calendar;
        var (overdue, saved) = (0, 0);
        foreach (var number in await ColumnAsync("select number from case_file", ct))
        {
            if (await past.FindAsync(number, calendar, ct) is not { } one || test.Compare(one) is not { } changed)
                continue;
            foreach (var body in await ColumnAsync(
                $"select d.body::text from deadline d join case_file c on c.id = d.case_id where c.number = '{number}' and d.state <> 'void'", ct))
            {
                var clock = System.Text.Json.JsonSerializer.Deserialize<Deadline>(body, Casework.Journal.JournalJson.Options)!;
                if (changed.Terms.FirstOrDefault(t => t.Kind == clock.Kind && t.Before is not null && t.After is not null
                    && (t.Before.Text("Clock") == "legal") == (clock.Side == ClockSide.Legal)) is not { } term)
                    continue;
                var moment = clock.MetAt ?? now;
                var was = Derivation.Of(clock, calendar).DueAt <= moment;
                var would = Derivation.Of(clock with { Term = DeadlineTerms.TermOf(term.After!) }, calendar).DueAt <= moment;
                (overdue, saved) = (overdue + (would && !was ? 1 : 0), saved + (was && !would ? 1 : 0));
            }
        }
        return (overdue, saved);
    }

    private async Task<List<string>> ColumnAsync(string sql, CancellationToken ct)
    {
        await using var command = town.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var column = new List<string>();
        while (await reader.ReadAsync(ct))
            column.Add(reader.GetString(0));
        return column;
    }
}
