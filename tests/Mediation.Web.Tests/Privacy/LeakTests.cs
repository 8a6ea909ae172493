using System.Text.Json.Nodes;
using Mediation.Web.Tests.Api;

namespace Mediation.Web.Tests.Privacy;

/// <summary>
/// Marks are planted in what is sealed or secret, and looked for in every answer to everybody who isn't entitled: pages, searches, the API, workbooks, the
/// process log, calendars, the editor's instances, and the program's own log. That the search finds what is there is tested with it.
/// </summary>
public sealed class LeakTests(PrivacyTests.OverheardServer server) : IClassFixture<PrivacyTests.OverheardServer>
{
    private const string Sealed = "骆驼祥瑞三千五";

    private const string OpenWords = "水晶笔录可以看";

    private const string AccusedOf = "举报我们村主任贪污低保款，暗号麒麟青石，给他亲戚办低保";

    private const string AccusationMark = "麒麟青石";

    private const string Named = "上官慕雪";

    private const string Phone = "13752468013";

    private static readonly string[] Particulars = ["凤尾傣族", "磨刀匠人", "墨玉巷十九号", "欧阳代理人"];

    private static readonly string[] Everybody = ["desk", "legal", "property", "supervisor", "admin", "auditor", "police", "court", "discipline", "community"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sealed_or_secret_is_in_no_answer_of_whoever_is_not_entitled()
    {
        var (dispute, accusation) = await PlantAsync();

        foreach (var who in Everybody)
        {
            var answers = await GatherAsync(who, dispute, accusation);
            answers.With(Sealed).ShouldBeEmpty(who);
            answers.With(Named).ShouldBeEmpty(who);
            answers.With(Phone).ShouldBeEmpty(who);
            Particulars.SelectMany(answers.With).ShouldBeEmpty(who);
            if (who is not ("discipline" or "desk"))
                answers.With(AccusationMark).ShouldBeEmpty(who);
        }
        (await GatherAsync("mediator", dispute, accusation)).With(Sealed).ShouldBeEmpty("nor to the mediator, before the reading is committed");
        server.Heard.ShouldContain(line => line.Contains(dispute));
        server.Heard.Where(line => new[] { Sealed, Named, Phone, AccusationMark, OpenWords }.Any(line.Contains)).ShouldBeEmpty();
        server.Heard.Where(line => Particulars.Any(line.Contains)).ShouldBeEmpty();
        (await server.TablesWithAsync([Sealed])).ShouldBe(["statement"]);
        (await server.TablesWithAsync(Particulars)).ShouldBe(["party"]);
    }

    [Fact]
    public async Task The_search_finds_what_is_planted_in_the_open()
    {
        var (dispute, accusation) = await PlantAsync();

        var legal = await GatherAsync("legal", dispute, accusation);
        legal.With(OpenWords).ShouldContain($"/cases/{dispute}");
        legal.With(dispute).ShouldContain(address => address.StartsWith("/api/work-items"));
        var supervisor = await GatherAsync("supervisor", dispute, accusation);
        supervisor.Types.ShouldContain("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        supervisor.With(dispute).ShouldContain(address => address.Contains("month.xlsx"), "inside the workbook");
        supervisor.With("concept:name").ShouldContain(address => address.Contains("process.xes"), "inside the process log");
        supervisor.Count.ShouldBeGreaterThan(60);
        (await GatherAsync("discipline", dispute, accusation)).With(AccusationMark).ShouldContain($"/cases/{accusation}");
    }

    [Fact]
    public async Task A_seal_that_is_left_off_is_found()
    {
        var (dispute, accusation) = await PlantAsync();

        await server.ExecuteAsync($"update statement set kind = 'note' where text = '{Sealed}'");
        await server.ExecuteAsync(
            $"update journal_entry set kind = 'spoken', body = (select jsonb_build_object('kind', 'spoken', 'about', 'note', 'text', body::jsonb #> '{{concession,words}}')::text) where kind = 'concession-sealed'");
        var answers = await GatherAsync("auditor", dispute, accusation);
        await server.ExecuteAsync($"update statement set kind = 'sealed' where text = '{Sealed}'");

        answers.With(Sealed).ShouldNotBeEmpty();
    }

    private async Task<Answers> GatherAsync(string who, string dispute, string accusation)
    {
        using var client = await server.SignedInAsync(who);
        var now = (await new Caller(client).GetAsync("/api/demo/clock")).Json["now"]!.GetValue<DateTimeOffset>();
        return await Answers.GatherAsync(client, Addresses(dispute, accusation, now.ToOffset(TimeSpan.FromHours(8))), steps: 2, Ct);
    }

    private static IEnumerable<string> Addresses(string dispute, string accusation, DateTimeOffset now) =>
    [
        "/", "/cases", "/window", "/supervision", "/rates", "/quality", "/reports", $"/reports/month.xlsx?month={now:yyyy-MM}", $"/reports/process.xes?from={now:yyyy-MM-dd}&to={now:yyyy-MM-dd}", "/rechecks",
        "/root-causes", "/operations", "/audit", "/api/work-items?limit=200", "/api/cases?limit=200", "/api/board", "/elsa/api/workflow-instances",
        // A search says again what was asked: with half of a mark, the whole one can't come from there.
        .. new[] { Sealed, Named, Phone, AccusationMark }.Select(mark => Uri.EscapeDataString(mark[..(mark.Length - 2)]))
            .SelectMany(half => new[] { $"/cases?q={half}", $"/api/cases?q={half}" }),
        .. new[] { dispute, accusation }.SelectMany(number => new[]
        {
            $"/cases/{number}", $"/api/cases/{number}", $"/api/cases/{number}/journal", $"/api/cases/{number}/acts", $"/operations/runs/{number}",
        }),
    ];

    private async Task<(string Dispute, string Accusation)> PlantAsync()
    {
        var planted = await server.OnceAsync(async () =>
        {
            using var clerk = await server.SignedInAsync("desk");
            var desk = new Caller(clerk);
            var complaint = Caller.Complaint("楼上卫生间漏水，把我家天花板泡坏了");
            complaint["reporter"] = new JsonObject { ["name"] = Named, ["phone"] = Phone };
            var dispute = await desk.AcceptAsync(complaint);
            await MediateAsync(dispute);
            return $"{dispute} {await desk.AcceptAsync(Caller.Complaint(AccusedOf))}";
        });
        return (planted.Split(' ')[0], planted.Split(' ')[1]);
    }

    private async Task MediateAsync(string number)
    {
        foreach (var unit in new[] { "mediator", "legal", "property" })
        {
            using var client = await server.SignedInAsync(unit);
            (await new Caller(client).ActAsync(number, "sign-for")).ShouldBeFine();
        }
        using var person = await server.SignedInAsync("mediator");
        var mediator = new Caller(person);
        await mediator.AskPartiesAsync(number);
        var other = (await mediator.PartiesAsync(number)).Single(party => party.Side == "respondent").Id;
        (await mediator.ActAsync(number, "record-particulars", new
        {
            whose = other,
            ethnicity = Particulars[0],
            occupation = Particulars[1],
            address = Particulars[2],
            agent = Particulars[3],
            agentScope = "general",
        })).ShouldBeFine();
        (await mediator.ActAsync(number, "record-session", new { way = "apart", attended = new[] { other }, venue = "社区调解室", text = OpenWords })).ShouldBeFine();
        (await mediator.ActAsync(number, "seal-concession", new { whose = other, text = Sealed })).ShouldBeFine();
        var concession = (await mediator.GetAsync($"/api/cases/{number}/acts")).Items
            .Single(act => act!["act"]!.GetValue<string>() == "read-concession")!["fields"]![0]!["options"]![0]!["value"]!.GetValue<string>();
        (await mediator.ActAsync(number, "read-concession", new { concession }, "read-once")).ShouldBeFine();
    }
}
