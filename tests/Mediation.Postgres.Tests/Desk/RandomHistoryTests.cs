using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Postgres.Desk;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>Random histories through the real desk: after every act the stored case is the decided one, and whole.</summary>
public sealed class RandomHistoryTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static readonly string[] Complaints =
        ["路灯不亮", "我家卫生间楼上漏水，把我家天花板都泡坏了", "小区门口占道经营，堵得走不了路", "举报我们村主任贪污低保款", "啊吧啊吧"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 15)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_is_stored_is_what_was_decided_whatever_was_done(int seed)
    {
        var random = new Random(seed);
        var number = await town.AcceptAsync(Complaints[seed % Complaints.Length]);

        for (var act = 0; act < 30 && !(await town.ReadAsync(number)).File.Closed; act++)
            await MoveAsync(number, random);

        var stored = await town.ReadAsync(number);
        var events = stored.Journal.Select(l => l.Event).ToList();
        var folded = Folding.Fold(events);
        CaseDatabase.Text(folded with { Version = stored.File.Version }).ShouldBe(CaseDatabase.Text(stored.File));
        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();
    }

    private async Task MoveAsync(string number, Random random)
    {
        town.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 2000)));
        while (await town.Desk.ServeClocksAsync(100, Ct) > 0)
        {
        }
        var before = await town.ReadAsync(number);
        CaseLaws.BrokenBy(before.Dossier).ShouldBeEmpty();
        if (before.File.Closed)
            return;
        var open = Townspeople.All.Where(who => Sight.MaySee(who, before.File))
            .SelectMany(who => ActCatalog.Open(before.File, before.Briefing with { Actor = who }).Select(act => (who, act))).ToList();
        var (actor, chosen) = open[random.Next(open.Count)];

        var answer = await TryAsync(number, actor, chosen, RandomForm.Fill(chosen.Fields, before.Briefing.Today, random));

        var after = await town.ReadAsync(number);
        if (answer is null)
            CaseDatabase.Text(after.File).ShouldBe(CaseDatabase.Text(before.File), $"a refused {chosen.Kind.Code} changes nothing");
        else
        {
            CaseDatabase.Text(after.File).ShouldBe(CaseDatabase.Text(answer), chosen.Kind.Code);
            CaseLaws.BrokenBy(before.File, after.Dossier).ShouldBeEmpty();
        }
    }

    private async Task<CaseFile?> TryAsync(
        string number, Actor who, OpenAct open, Dictionary<string, System.Text.Json.JsonElement> data)
    {
        var request = new CaseRequest(number, new ActRequest(open.Kind.Code, open.Item?.Id, data));
        var answer = await town.Desk.HandleAsync(who, request, _ => new StoredAnswer(200, []), Ct);
        return answer.IsRefused ? null : answer.Value.Decision!.After;
    }
}
