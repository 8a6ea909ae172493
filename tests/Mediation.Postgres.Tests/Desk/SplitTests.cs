using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>A case split in two through the desk: both are saved, or neither.</summary>
public sealed class SplitTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static readonly object Noise = new { part = "楼下烧烤店半夜音响太吵", reason = "是两件事" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_cases_are_whole_and_the_new_one_knows_whose_and_where_it_is()
    {
        var number = await SignedAsync();

        var made = (await town.DoesAsync(Townspeople.Desk, number, "split", Noise)).Founded!.Decision.After;

        var stored = await town.ReadAsync(made.Number);
        CaseDatabase.Text(stored.File).ShouldBe(CaseDatabase.Text(made));
        CaseLaws.BrokenBy(stored.Dossier).ShouldBeEmpty();
        stored.Said.ShouldBe("楼下烧烤店半夜音响太吵");
        foreach (var each in new[] { number, made.Number })
            (await town.Audit.RunAsync(each, Ct)).Findings.ShouldBeEmpty(each);
        (await town.CountAsync($"select count(*) from party where case_id = '{made.Id}' and name = '李云芳' and phone = '13800001234'")).ShouldBe(1);
        (await town.CountAsync($"select count(*) from complaint_place where case_id = '{made.Id}' and text = '西园路月光小区2栋'")).ShouldBe(1);
    }

    [Fact]
    public async Task Its_clocks_are_served_on_from_the_rung_they_had()
    {
        var number = await SignedAsync();
        town.Clock.Advance(TimeSpan.FromDays(20));
        await SweepAsync();

        var made = (await town.DoesAsync(Townspeople.Desk, number, "split", Noise)).Founded!.Decision.After;
        town.Clock.Advance(TimeSpan.FromDays(20));
        await SweepAsync();

        var (before, after) = (Handling(made), Handling((await town.ReadAsync(made.Number)).File));
        before.Rung.ShouldBeGreaterThan(0);
        after.Rung.ShouldBeGreaterThan(before.Rung);
        after.StartedAt.ShouldBe(Handling((await town.ReadAsync(number)).File).StartedAt);
        (await town.Audit.RunAsync(made.Number, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_split_that_is_sent_twice_makes_one_case()
    {
        var number = await SignedAsync();
        var key = CaseDatabase.Key($"{Guid.CreateVersion7()}", "split");

        var answers = new List<Handled>();
        for (var times = 0; times < 2; times++)
            answers.Add((await town.Desk.HandleAsync(Townspeople.Desk, CaseDatabase.Request(number, "split", Noise, key: key),
                decision => new StoredAnswer(200, [.. decision.Founded!.Decision.After.Id.ToByteArray()]), Ct)).Value);

        answers[1].Answer.Body.ShouldBe(answers[0].Answer.Body);
        (await town.CountAsync($"select count(*) from journal_entry where kind = 'split-off' and body like '%{number}%'")).ShouldBe(1);
    }

    [Fact]
    public async Task As_it_was_before_the_split_it_is_what_was_split_off()
    {
        var made = (await town.DoesAsync(Townspeople.Desk, await SignedAsync(), "split", Noise)).Founded!.Decision.After;
        var record = await town.ReadAsync(made.Number);

        record.AsOf(made.Intake.AcceptedAt).Journal.ShouldNotBeEmpty();
    }

    private async Task<string> SignedAsync()
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        town.Clock.Advance(TimeSpan.FromHours(5));
        return number;
    }

    private async Task SweepAsync()
    {
        while (await town.Desk.ServeClocksAsync(100, Ct) > 0)
        {
        }
    }

    private static Casework.Deadlines.Deadline Handling(CaseFile file) => file.Deadlines.Find(d => d.Kind == "handling")!;
}
