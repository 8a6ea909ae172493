using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mediation.Web.Tests.Api;

[Collection(nameof(ApiServer))]
public sealed class CaseTests(ApiServer server)
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task What_one_may_not_see_is_not_there()
    {
        var number = await (await server.AsAsync("desk")).AcceptAsync();
        var stranger = await server.AsAsync("tax");

        foreach (var page in new[] { "", "/journal", "/acts", "/workflow" })
            (await stranger.GetAsync($"/api/cases/{number}{page}")).ShouldRefuse(HttpStatusCode.NotFound, "case.not-found");
        (await stranger.ActAsync(number, "sign-for")).ShouldRefuse(HttpStatusCode.NotFound, "case.not-found");
        (await stranger.GetAsync("/api/cases?limit=200")).Items.ShouldNotContain(c => c!["number"]!.GetValue<string>() == number);
    }

    [Theory]
    [InlineData("/api/cases?after=rubbish", HttpStatusCode.BadRequest, "request.bad-cursor")]
    [InlineData("/api/cases?limit=201", HttpStatusCode.UnprocessableEntity, "field.out-of-range")]
    [InlineData("/api/cases?limit=0", HttpStatusCode.UnprocessableEntity, "field.out-of-range")]
    [InlineData("/api/cases?limit=many", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("/api/cases?stage=limbo", HttpStatusCode.UnprocessableEntity, "field.not-an-option")]
    [InlineData("/api/cases/LZ2026-999999", HttpStatusCode.NotFound, "case.not-found")]
    [InlineData("/api/work-items?state=lost", HttpStatusCode.UnprocessableEntity, "field.not-an-option")]
    [InlineData("/api/work-items?after=%00", HttpStatusCode.BadRequest, "request.bad-cursor")]
    [InlineData("/api/deadlines?state=lost", HttpStatusCode.UnprocessableEntity, "field.not-an-option")]
    [InlineData("/api/deadlines/0190a0a0-0000-7000-8000-000000000000", HttpStatusCode.NotFound, "request.not-found")]
    [InlineData("/api/nothing/here", HttpStatusCode.NotFound, "request.not-found")]
    public async Task A_question_that_makes_no_sense_is_refused_by_code(string address, HttpStatusCode status, string code)
    {
        var desk = await server.AsAsync("desk");

        (await desk.GetAsync(address)).ShouldRefuse(status, code);
    }

    [Theory]
    [InlineData("/api/cases/{0}")]
    [InlineData("/api/cases?limit=5")]
    [InlineData("/api/deadlines?limit=5")]
    [InlineData("/api/work-items?limit=5")]
    public async Task Moments_are_told_in_UTC_wherever_they_come_from(string address)
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();

        var answer = (await desk.GetAsync(string.Format(CultureInfo.InvariantCulture, address, number))).ShouldBeFine().Json;

        var moments = Regex.Matches(answer.ToJsonString(Unescaped), @"\d\d:\d\d:\d\d[^""]*""").Select(m => m.Value).ToList();
        moments.ShouldNotBeEmpty();
        moments.ShouldAllBe(moment => moment.EndsWith("+00:00\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_case_shows_everything_the_contract_names()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();

        var found = (await desk.GetAsync($"/api/cases/{number}")).ShouldBeFine().Json;

        found.AsObject().Select(m => m.Key).ShouldBe(
        [
            "number", "version", "stage", "result", "complaint", "parties", "assignments", "workItems", "deadlines",
            "documents", "decisions", "mediations", "meetings",
        ]);
        found["workItems"]!.AsArray()[0]!.AsObject().Select(m => m.Key).ShouldBe(
        [
            "id", "caseNumber", "caseVersion", "title", "unit", "holder", "stage", "share", "state", "dueAt", "light", "acts",
        ]);
        found["assignments"]!.AsArray().Select(a => a!["share"]!.GetValue<string>()).ShouldContain("lead");
    }

    [Fact]
    public async Task Names_and_telephones_are_masked_in_every_answer()
    {
        var desk = await server.AsAsync("desk");
        var complaint = Caller.Complaint();
        complaint["reporter"] = new JsonObject { ["name"] = "欧阳秋白", ["phone"] = "13712349876" };
        complaint["respondents"] = new JsonArray(new JsonObject { ["name"] = "司马明镜" });
        var number = await desk.AcceptAsync(complaint);
        var mediator = await server.AsAsync("mediator");

        var answers = new List<Reply>();
        foreach (var page in new[] { "", "/journal", "/acts", "/workflow" })
            answers.Add(await mediator.GetAsync($"/api/cases/{number}{page}"));
        answers.Add(await mediator.GetAsync("/api/cases?limit=200"));
        answers.Add(await mediator.GetAsync("/api/work-items?mine=true&limit=200"));
        answers.Add(await mediator.ActAsync(number, "sign-for"));

        foreach (var secret in new[] { "欧阳秋白", "秋白", "13712349876", "司马明镜" })
            answers.ShouldAllBe(answer => !answer.Text.Contains(secret));
        answers[0].Text.ShouldContain("欧***");
        answers[0].Text.ShouldContain("137****9876");
    }

    [Fact]
    public async Task The_journal_is_in_order_and_each_line_holds_the_hash_of_the_line_before()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();

        var lines = (await desk.GetAsync($"/api/cases/{number}/journal")).Items;

        lines.Select(l => l!["sequence"]!.GetValue<int>()).ShouldBe(Enumerable.Range(1, lines.Count));
        lines.Skip(1).Select(l => l!["previousHash"]!.GetValue<string>())
            .ShouldBe(lines.SkipLast(1).Select(l => l!["hash"]!.GetValue<string>()));
        lines[0]!["kind"]!.GetValue<string>().ShouldBe("accepted");
        lines.ShouldAllBe(l => l!["actor"]!.GetValue<string>() == "受理台");
    }

    [Fact]
    public async Task Pages_of_a_list_hold_every_case_once()
    {
        var desk = await server.AsAsync("desk");
        for (var i = 0; i < 5; i++)
            await desk.AcceptAsync();
        var whole = (await desk.GetAsync("/api/cases?limit=200")).Items.Select(c => c!["number"]!.GetValue<string>()).ToList();

        var paged = new List<string>();
        string? next = "";
        while (next is not null)
        {
            var page = await desk.GetAsync($"/api/cases?limit=2&after={next}");
            page.Json.AsObject().Select(m => m.Key).ShouldBe(["items", "next"]);
            paged.AddRange(page.Items.Select(c => c!["number"]!.GetValue<string>()));
            next = page.Json["next"]?.GetValue<string>();
        }

        paged.Take(200).ShouldBe(whole);
        paged.Distinct().Count().ShouldBe(paged.Count);
    }

    [Fact]
    public async Task The_workflow_says_where_it_stands_and_what_it_passed()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();

        var runs = (await desk.GetAsync($"/api/cases/{number}/workflow")).Items;

        var main = runs.Single(r => r!["definitionId"]!.GetValue<string>() == "complaint")!;
        main["running"]!.GetValue<bool>().ShouldBeTrue();
        main["standsAt"]!.AsArray().ShouldNotBeEmpty();
        main["passed"]!.AsObject().ShouldNotBeEmpty();
    }
}
