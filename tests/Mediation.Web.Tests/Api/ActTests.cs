using System.Net;
using System.Text.Json.Nodes;

namespace Mediation.Web.Tests.Api;

[Collection(nameof(ApiServer))]
public sealed class ActTests(ApiServer server)
{
    [Fact]
    public async Task Another_units_act_is_403()
    {
        var number = await (await server.AsAsync("desk")).AcceptAsync();
        var auditor = await server.AsAsync("auditor");

        (await auditor.OpenActsAsync(number)).ShouldBeEmpty();
        (await auditor.ActAsync(number, "sign-for")).ShouldRefuse(HttpStatusCode.Forbidden, "act.not-yours");
        (await auditor.ActAsync(number, "urge", new { text = "快" })).ShouldRefuse(HttpStatusCode.Forbidden, "act.needs-role");
    }

    [Fact]
    public async Task What_an_act_lacks_or_has_too_much_is_said_at_once()
    {
        var number = await (await server.AsAsync("desk")).AcceptAsync();
        var mediator = await server.AsAsync("mediator");

        var answer = await mediator.ActAsync(number, "return-dispatch", new { reasonCode = "moon", proposedUnit = "MOON", colour = "red" });

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Fields.ShouldBe(["colour", "proposedUnit", "reason", "reasonCode"]);
    }

    [Theory]
    [InlineData("""{"act":"sign-for","colour":"red"}""", HttpStatusCode.BadRequest, "request.unknown-field")]
    [InlineData("""{"data":{}}""", HttpStatusCode.UnprocessableEntity, "request.missing-field")]
    [InlineData("""{"act":"fly-away"}""", HttpStatusCode.UnprocessableEntity, "act.unknown")]
    [InlineData("""{"act":"close"}""", HttpStatusCode.UnprocessableEntity, "act.not-waiting")]
    public async Task An_act_that_is_no_act_or_not_its_moment_is_refused(string body, HttpStatusCode status, string code)
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();

        (await desk.PostAsync($"/api/cases/{number}/acts", body)).ShouldRefuse(status, code);
    }

    [Fact]
    public async Task A_form_can_be_filled_from_what_the_acts_say()
    {
        var number = await (await server.AsAsync("desk")).AcceptAsync();
        var mediator = await server.AsAsync("mediator");

        var acts = (await mediator.GetAsync($"/api/cases/{number}/acts")).ShouldBeFine();

        acts.Json.AsObject().Select(m => m.Key).ShouldBe(["items", "version"]);
        var back = acts.Items.Single(a => a!["act"]!.GetValue<string>() == "return-dispatch")!;
        back["label"]!.GetValue<string>().ShouldBe("退单");
        back["moves"]!.GetValue<bool>().ShouldBeTrue();
        back["workItem"]!.GetValue<Guid>().ShouldNotBe(Guid.Empty);
        var fields = back["fields"]!.AsArray();
        fields.Select(f => f!["name"]!.GetValue<string>()).ShouldBe(["reasonCode", "reason", "proposedUnit"]);
        fields[0]!["type"]!.GetValue<string>().ShouldBe("choice");
        fields[0]!["options"]!.AsArray().ShouldNotBeEmpty();
        fields[0]!["options"]!.AsArray()[0]!.AsObject().Select(m => m.Key).ShouldBe(["value", "label"]);
        fields[2]!["required"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task An_act_answers_with_the_new_case()
    {
        var number = await (await server.AsAsync("desk")).AcceptAsync();
        var mediator = await server.AsAsync("mediator");

        var after = (await mediator.ActAsync(number, "sign-for")).ShouldBeFine();

        after.Json["version"]!.GetValue<long>().ShouldBe(2);
        after.Json["stage"]!.GetValue<string>().ShouldBe("handling");
        (await mediator.GetAsync($"/api/cases/{number}")).Json["workItems"]!.ToJsonString()
            .ShouldBe(after.Json["workItems"]!.ToJsonString());
    }

    [Fact]
    public async Task A_repeated_act_answers_byte_for_byte_and_is_done_once()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();
        var mediator = await server.AsAsync("mediator");
        var asked = new JsonObject { ["act"] = "note", ["data"] = new JsonObject { ["text"] = "已上门看过现场" } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(_ => mediator.PostAsync($"/api/cases/{number}/acts", asked, "note-once")));
        await mediator.ActAsync(number, "sign-for");
        var later = await mediator.PostAsync($"/api/cases/{number}/acts", asked, "note-once");
        asked["act"] = "progress";
        var other = await mediator.PostAsync($"/api/cases/{number}/acts", asked, "note-once");

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers.Append(later).Select(answer => answer.Text).Distinct().Count().ShouldBe(1);
        later.Json["complaint"]!["text"].ShouldNotBeNull();
        (await desk.GetAsync($"/api/cases/{number}/journal")).Items
            .Count(line => line!["act"]!.GetValue<string>() == "note").ShouldBe(1);
        other.ShouldRefuse(HttpStatusCode.UnprocessableEntity, "request.key-reused");
    }

    [Fact]
    public async Task A_form_from_before_a_change_that_matters_is_409_and_says_what_changed()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();
        var mediator = await server.AsAsync("mediator");
        var item = (await mediator.GetAsync($"/api/cases/{number}/acts")).Items[0]!["workItem"]!.GetValue<Guid>();
        await mediator.ActAsync(number, "sign-for");

        var stale = await mediator.PostAsync($"/api/cases/{number}/acts", new { act = "sign-for", workItem = item, version = 1, data = new { } });

        stale.ShouldRefuse(HttpStatusCode.Conflict, "case.changed");
        stale.Json["version"]!.GetValue<long>().ShouldBe(2);
        stale.Json["changed"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_remark_of_somebody_else_is_no_conflict()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();
        await desk.ActAsync(number, "note", new { text = "群众又来电话问进度" });
        var mediator = await server.AsAsync("mediator");

        var answer = await mediator.PostAsync($"/api/cases/{number}/acts", new { act = "sign-for", version = 1, data = new { } });

        answer.ShouldBeFine();
    }

    [Fact]
    public async Task Of_two_at_the_same_instant_one_wins_and_the_other_is_told()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();
        var mediator = await server.AsAsync("mediator");
        var asked = new { act = "sign-for", version = 1, data = new { } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(_ => mediator.PostAsync($"/api/cases/{number}/acts", asked)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.OK)
            .ShouldAllBe(answer => answer.Code == "case.changed" || answer.Code == "act.not-waiting");
    }
}
