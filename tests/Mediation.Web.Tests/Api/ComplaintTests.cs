using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mediation.Web.Tests.Api;

[Collection(nameof(ApiServer))]
public sealed class ComplaintTests(ApiServer server)
{
    [Theory]
    [InlineData("mediator")]
    [InlineData("supervisor")]
    [InlineData("auditor")]
    [InlineData("admin")]
    public async Task Only_the_window_and_the_grid_accept(string userName)
    {
        var caller = await server.AsAsync(userName);

        var answer = await caller.PostAsync("/api/complaints", Caller.Complaint(), "key");

        answer.ShouldRefuse(HttpStatusCode.Forbidden, "accept.needs-window");
    }

    [Fact]
    public async Task Accepting_needs_a_key_of_at_most_200_characters()
    {
        var desk = await server.AsAsync("desk");

        var without = await desk.PostAsync("/api/complaints", Caller.Complaint());
        var tooLong = await desk.PostAsync("/api/complaints", Caller.Complaint(), new string('k', 201));

        without.ShouldRefuse(HttpStatusCode.BadRequest, "request.missing-key");
        tooLong.ShouldRefuse(HttpStatusCode.UnprocessableEntity, "request.key-too-long");
    }

    [Fact]
    public async Task Every_fault_of_a_form_is_said_at_once_at_its_field()
    {
        var desk = await server.AsAsync("desk");
        var form = new JsonObject
        {
            ["text"] = " ",
            ["channel"] = "烽火台",
            ["place"] = new string('远', 201),
            ["category"] = "XX99-99",
            ["persons"] = 0,
            ["occurredAt"] = "2999-01-01T00:00:00+08:00",
            ["disposition"] = "decline",
            ["reporter"] = new JsonObject { ["phone"] = "call me" },
            ["respondents"] = new JsonArray(new JsonObject { ["kind"] = "dragon", ["unitCode"] = "MOON" }),
        };

        var preview = await desk.PostAsync("/api/complaints/preview", form);
        var accept = await desk.PostAsync("/api/complaints", form, "faults");

        preview.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        preview.Fields.ShouldBe(
        [
            "category", "channel", "occurredAt", "overrule.reason", "persons", "place", "reporter.phone", "respondents.kind",
            "respondents.unitCode", "text",
        ]);
        accept.Fields.ShouldBe(preview.Fields);
    }

    [Theory]
    [InlineData("""{"text":"a","channel":"窗口登记","place":"b","colour":"red"}""", "request.unknown-field")]
    [InlineData("""{"text":"a","channel":"窗口登记","place":"b","reporter":{"age":7}}""", "request.unknown-field")]
    [InlineData("""{"text":"a","text":"b","channel":"窗口登记","place":"b"}""", "request.malformed")]
    [InlineData("""["text"]""", "request.malformed")]
    public async Task What_is_not_the_agreed_body_is_400(string body, string code)
    {
        var desk = await server.AsAsync("desk");

        (await desk.PostAsync("/api/complaints/preview", body)).ShouldRefuse(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_preview_says_what_accepting_then_does_and_saves_nothing()
    {
        var desk = await server.AsAsync("desk");
        var complaint = Caller.Complaint("我们单元三楼的狗半夜一直叫，全家睡不好");
        complaint["place"] = "东风路阳光花园";
        var before = (await desk.GetAsync("/api/cases?limit=200")).Items.Count;

        var preview = await desk.PostAsync("/api/complaints/preview", complaint);
        var between = (await desk.GetAsync("/api/cases?limit=200")).Items.Count;
        var accepted = await desk.PostAsync("/api/complaints", complaint, "preview-equals-accept");

        between.ShouldBe(before);
        preview.ShouldBeFine().Json.AsObject().ContainsKey("number").ShouldBeFalse();
        var done = accepted.ShouldBeFine(HttpStatusCode.Created).Json.AsObject();
        Guid.TryParse(done["receiptCode"]!.GetValue<string>(), out _).ShouldBeFalse();
        foreach (var added in new[] { "number", "version", "receiptCode" })
            done.Remove(added).ShouldBeTrue();
        WithoutMoments(done).ShouldBe(WithoutMoments(preview.Json.AsObject()));
    }

    [Fact]
    public async Task The_answer_has_the_members_of_the_contract()
    {
        var desk = await server.AsAsync("desk");

        var answer = await desk.PostAsync("/api/complaints", Caller.Complaint(), "members");

        answer.ShouldBeFine(HttpStatusCode.Created).Json.AsObject().Select(m => m.Key).ShouldBe(
        [
            "number", "version", "receiptCode", "category", "categoryName", "requestType", "track", "priority", "hardStops",
            "mediation", "secrecy", "lead", "coHandlers", "deadlines", "acceptance", "similar", "decisions", "needsPerson",
        ]);
        answer.Json["number"]!.GetValue<string>().ShouldMatch("^LZ[0-9]{4}-[0-9]{6}$");
        answer.Json["lead"]!.GetValue<string>().ShouldBe("PMC");
        var deadline = answer.Json["deadlines"]!.AsArray()[0]!;
        deadline["clock"]!.GetValue<string>().ShouldBeOneOf("legal", "management");
        DateTimeOffset.Parse(deadline["dueAt"]!.GetValue<string>(), null);
        var decision = answer.Json["decisions"]!.AsArray()[0]!;
        decision["ruleSet"]!.GetValue<string>().ShouldBe("likeness");
        decision["because"]!.AsArray();
    }

    [Theory]
    [InlineData("楼上天天半夜拖椅子，吵得睡不着")]
    [InlineData("我老公昨晚又打我，脸都肿了")]
    [InlineData("我要举报我们村支书，危房补助都给了自家亲戚")]
    [InlineData("老板欠我们三个月工资，一共八个人")]
    public async Task Reasons_are_told_in_words_not_in_codes(string text)
    {
        var desk = await server.AsAsync("desk");

        var answer = await desk.PostAsync("/api/complaints/preview", Caller.Complaint(text));

        answer.ShouldBeFine().Json["decisions"]!.AsArray().SelectMany(d => d!["because"]!.AsArray())
            .Select(because => because!.GetValue<string>())
            .ShouldAllBe(because => !Regex.IsMatch(because, "[A-Za-z]{2,}"));
    }

    [Fact]
    public async Task The_same_key_gives_the_same_bytes_and_one_case_even_at_the_same_instant()
    {
        var desk = await server.AsAsync("desk");
        var complaint = Caller.Complaint("楼道里堆满了纸箱，走都走不过去");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => desk.PostAsync("/api/complaints", complaint, "eight-at-once")));
        var later = await desk.PostAsync("/api/complaints", complaint, "eight-at-once");

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        answers.Append(later).Select(answer => answer.Text).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var desk = await server.AsAsync("desk");
        await desk.PostAsync("/api/complaints", Caller.Complaint(), "used");

        var other = await desk.PostAsync("/api/complaints", Caller.Complaint("另一件事，路灯坏了"), "used");

        other.ShouldRefuse(HttpStatusCode.UnprocessableEntity, "request.key-reused");
    }

    [Theory]
    [InlineData("<script>alert(1)</script> 楼上漏水")]
    [InlineData("'; drop table case_file; -- 楼上漏水")]
    [InlineData("楼上漏水 😡 𠮷 \u202e {0} %s")]
    public async Task Words_are_kept_exactly_whatever_they_look_like(string text)
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync(Caller.Complaint(text));

        var found = await desk.GetAsync($"/api/cases/{number}");

        found.Json["complaint"]!["text"]!.GetValue<string>().ShouldBe(text);
    }

    [Fact]
    public async Task Far_more_requests_than_connections_are_all_accepted()
    {
        var desk = await server.AsAsync("desk");

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i =>
            desk.PostAsync("/api/complaints", Caller.Complaint($"第{i}户反映楼上漏水"), $"storm-{i}")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        answers.Select(answer => answer.Json["number"]!.GetValue<string>()).Distinct().Count().ShouldBe(60);
    }

    // Two decisions a moment apart count their deadlines from two moments.
    private static string WithoutMoments(JsonObject answer)
    {
        foreach (var deadline in answer["deadlines"]!.AsArray())
            deadline!.AsObject().Remove("dueAt");
        return answer.ToJsonString();
    }
}
