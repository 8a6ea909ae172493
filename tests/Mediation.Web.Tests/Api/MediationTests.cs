using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Mediation.Web.Tests.Api;

/// <summary>A mediation and a meeting in the answer of a case: to whoever sees the case, without what is sealed and without anybody's name.</summary>
[Collection(nameof(ApiServer))]
public sealed class MediationTests(ApiServer server)
{
    private const string Sealed = "最多让到三千五";

    [Fact]
    public async Task A_case_tells_how_its_mediation_went_from_consent_to_an_agreement_in_force()
    {
        var number = await AgreedAsync();

        var mediation = await MediationAsync("legal", number);

        (Text(mediation, "kind"), Text(mediation, "organisation"), Text(mediation, "outcome")).ShouldBe(("peoples", "PMC", "agreed"));
        var parties = (await (await server.AsAsync("legal")).GetAsync($"/api/cases/{number}")).Json["parties"]!.AsArray().Select(party => Text(party, "id")).ToList();
        mediation["consents"]!.AsArray().Select(each => (Text(each, "party"), each!["consents"]!.GetValue<bool>())).ShouldBe(parties.Select(id => (id, true)));
        var session = mediation["sessions"]!.AsArray().ShouldHaveSingleItem()!;
        (Text(session, "way"), Text(session, "venue"), Text(session, "text"), session["sealed"]!.GetValue<int>()).ShouldBe(("together", "社区调解室", "双方都来了", 1));
        mediation["undisputed"]!.AsArray().Select(fact => fact!.GetValue<string>()).ShouldBe(["楼上漏过三次水"]);
        var agreement = mediation["agreement"]!;
        (Text(agreement, "form"), Text(agreement, "terms"), Text(agreement, "performBy")).ShouldBe(("written", "楼上赔三百元", "2099-12-31"));
        agreement["signatures"]!.AsArray().Select(each => each!["byMediator"]!.GetValue<bool>()).ShouldBe([false, false, true]);
        Text(agreement["seal"]!, "kind").ShouldBe("mediation-committee");
        agreement["effectiveAt"].ShouldNotBeNull();
        var part = agreement["instalments"]!.AsArray().ShouldHaveSingleItem()!;
        (part["amount"]!.GetValue<decimal>(), Text(part, "dueOn"), Text(part, "performanceWay"), part["callBack"]).ShouldBe((300.5m, "2099-12-01", "transfer", null));
    }

    [Theory]
    [InlineData("desk")]
    [InlineData("mediator")]
    [InlineData("legal")]
    [InlineData("supervisor")]
    [InlineData("auditor")]
    public async Task Nobody_is_told_what_is_sealed_how_anybody_signs_or_whose_name_it_is(string who)
    {
        var number = await AgreedAsync();

        var answer = (await (await server.AsAsync(who)).GetAsync($"/api/cases/{number}")).ShouldBeFine().Text;

        answer.ShouldContain("楼上赔三百元");
        foreach (var secret in new[] { Sealed, "M10 10L40 60", "王立新" })
            answer.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Whoever_has_no_part_in_the_case_is_told_of_no_mediation_and_a_case_without_one_says_so()
    {
        (await (await server.AsAsync("police")).GetAsync($"/api/cases/{await AgreedAsync()}")).ShouldRefuse(HttpStatusCode.NotFound, "case.not-found");
        var desk = await server.AsAsync("desk");
        var bare = (await desk.GetAsync($"/api/cases/{await desk.AcceptAsync(Caller.Complaint("路灯不亮，晚上看不见"))}")).Json;
        bare["mediations"]!.AsArray().ShouldBeEmpty();
        bare["meetings"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_meeting_tells_who_was_called_who_came_and_what_was_decided()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync(Caller.Complaint("路灯不亮，晚上看不见"));
        var at = (await desk.GetAsync("/api/demo/clock")).Json["now"]!.GetValue<DateTimeOffset>().AddHours(2);
        (await (await server.AsAsync("peace")).GetAsync($"/api/cases/{number}")).ShouldRefuse(HttpStatusCode.NotFound, "case.not-found");
        (await desk.ActAsync(number, "summon", new { called = new[] { "PEACE" }, meetAt = at.ToString("O", CultureInfo.InvariantCulture), matter = "路灯谁修" })).ShouldBeFine();

        var meeting = (await (await server.AsAsync("peace")).GetAsync($"/api/cases/{number}")).Json["meetings"]!.AsArray().ShouldHaveSingleItem()!;

        (Text(meeting, "state"), Text(meeting, "convenor"), Text(meeting, "matter")).ShouldBe(("waiting", "DESK", "路灯谁修"));
        Text(meeting["called"]!.AsArray().ShouldHaveSingleItem()!, "unit").ShouldBe("PEACE");
        (await (await server.AsAsync("peace")).ActAsync(number, "report-in", new { ours = true })).ShouldBeFine()
            .Json["meetings"]![0]!["called"]![0]!["ours"]!.GetValue<bool>().ShouldBeTrue();
    }

    private async Task<JsonNode> MediationAsync(string who, string number) =>
        (await (await server.AsAsync(who)).GetAsync($"/api/cases/{number}")).ShouldBeFine().Json["mediations"]!.AsArray().ShouldHaveSingleItem()!;

    private async Task<string> AgreedAsync()
    {
        var number = await (await server.AsAsync("desk")).AcceptAsync();
        foreach (var unit in new[] { "mediator", "legal", "property" })
            (await (await server.AsAsync(unit)).ActAsync(number, "sign-for")).ShouldBeFine();
        var mediator = await server.AsAsync("mediator");
        await mediator.AskPartiesAsync(number);
        var parties = await mediator.PartiesAsync(number);
        var other = parties.Single(party => party.Side == "respondent").Id;
        async Task DoAsync(string act, object form) => (await mediator.ActAsync(number, act, form)).ShouldBeFine();
        await DoAsync("record-session", new { way = "together", attended = parties.Select(party => party.Id), venue = "社区调解室", text = "双方都来了" });
        await DoAsync("seal-concession", new { whose = other, text = Sealed });
        await DoAsync("record-undisputed", new { text = "楼上漏过三次水" });
        await DoAsync("draw-agreement", new
        {
            form = "written",
            facts = "楼上漏水",
            dispute = "谁来修",
            terms = "楼上赔三百元",
            performance = "转账",
            performBy = "2099-12-31",
        });
        await DoAsync("plan-instalment", new { whose = other, performanceWay = "transfer", amount = "300.50", dueOn = "2099-12-01" });
        foreach (var signer in (await mediator.GetAsync($"/api/cases/{number}/acts")).Items.Single(act => Text(act, "act") == "sign-agreement")!["fields"]![0]!["options"]!.AsArray())
            await DoAsync("sign-agreement", new { signer = Text(signer, "value"), drawing = "M10 10L40 60" });
        await DoAsync("seal-agreement", new { seal = "mediation-committee" });
        return number;
    }

    private static string? Text(JsonNode? node, string member) => node![member]?.GetValue<string>();
}
