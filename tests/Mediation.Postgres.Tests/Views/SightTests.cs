using Mediation.Casework.Actors;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Views;

/// <summary>Who sees what: lists, single cases and the worklist agree.</summary>
public sealed class SightTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static readonly string[] Said =
    [
        "路灯不亮", "小区门口占道经营，堵得走不了路", "举报我们村主任贪污低保款，给他亲戚办低保",
        "楼上老公打老婆，天天打，昨晚把老婆打得头破血流", "啊吧啊吧", "我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_shows_exactly_the_cases_that_may_be_opened()
    {
        var numbers = await AcceptedAsync();

        foreach (var person in Townspeople.All)
        {
            var listed = await ListedAsync(person);
            var opened = new List<string>();
            foreach (var number in numbers)
                if (await new CaseRecords(town.Source, town.InForce, town.Clock).FindAsync(person, number, Ct) is not null)
                    opened.Add(number);
            listed.Where(numbers.Contains).Order().ShouldBe(opened.Order(), person.Name);
        }
    }

    [Fact]
    public async Task Paging_shows_every_case_once()
    {
        await AcceptedAsync();

        var listed = await ListedAsync(Townspeople.Desk);

        listed.Count.ShouldBe(listed.Distinct().Count());
        listed.Count.ShouldBe((int)await town.CountAsync("select count(*) from case_file where secrecy < 3")
            + (int)await town.CountAsync($"select count(*) from case_file where secrecy = 3 and accepted_by = '{Townspeople.Desk.Id}'"));
    }

    [Fact]
    public async Task The_worklist_never_shows_a_case_that_may_not_be_opened()
    {
        var number = await town.AcceptAsync(Said[2]);
        await town.DoesAsync(Townspeople.Of("DISCIPLINE"), number, "return-dispatch", new { reasonCode = "other", reason = "不属管辖" });

        (await WaitingAsync(Townspeople.Desk)).ShouldContain(number);
        (await WaitingAsync(Townspeople.OtherDesk)).ShouldNotContain(number);
    }

    private async Task<IReadOnlyList<string>> AcceptedAsync()
    {
        var numbers = new List<string>();
        foreach (var text in Said)
        {
            numbers.Add(await town.AcceptAsync(text));
            numbers.Add(await town.AcceptAsync(text, by: Townspeople.OtherDesk));
        }
        await town.DoesAsync(Townspeople.Of("URBAN"), numbers[0], "return-dispatch", new { reasonCode = "other", reason = "不归我" });
        return numbers;
    }

    private async Task<IReadOnlyList<string>> ListedAsync(Actor person)
    {
        var listed = new List<string>();
        string? next = null;
        do
        {
            var page = await new CaseList(town.Source)
                .ReadAsync(person, new CaseFilter(), town.Clock.GetUtcNow(), Cursor.Parse(next), 5, Ct);
            listed.AddRange(page.Items.Select(c => c.Number));
            next = page.Next;
        }
        while (next is not null);
        return listed;
    }

    private async Task<IEnumerable<string>> WaitingAsync(Actor person) => (await new Worklist(town.Source)
        .ReadAsync(person, new WorklistFilter(), null, 200, Ct)).Items.Select(i => i.CaseNumber);
}
