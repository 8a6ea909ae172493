using System.Net;
using System.Net.Http.Headers;

namespace Mediation.Web.Tests.Api;

[Collection(nameof(ApiServer))]
public sealed class RulesTests(ApiServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, InlineData("desk"), InlineData("police"), InlineData("mediator")]
    public async Task Whoever_handles_cases_does_not_read_the_policy(string userName)
    {
        var caller = await server.AsAsync(userName);

        (await caller.GetAsync("/api/rules")).ShouldRefuse(HttpStatusCode.Forbidden, "session.not-allowed");
        (await caller.GetAsync("/api/rules/dispatch")).ShouldRefuse(HttpStatusCode.Forbidden, "session.not-allowed");
    }

    [Theory, InlineData("admin"), InlineData("supervisor"), InlineData("auditor")]
    public async Task Whoever_answers_for_the_policy_reads_all_rule_sets_and_their_versions(string userName)
    {
        var list = (await (await server.AsAsync(userName)).GetAsync("/api/rules")).ShouldBeFine();

        var dispatch = list.Items.Single(set => set!["name"]!.GetValue<string>() == "dispatch")!;
        dispatch["title"]!.GetValue<string>().ShouldBe("派给谁");
        dispatch["rules"]!.GetValue<int>().ShouldBe(
            dispatch["grounds"]!.AsObject().Sum(ground => ground.Value!.GetValue<int>()));
        dispatch["versions"]!.AsArray().ShouldHaveSingleItem()!["inForce"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_rule_set_is_answered_as_its_file_has_it_and_an_unknown_one_is_not_there()
    {
        var auditor = await server.AsAsync("auditor");

        var found = (await auditor.GetAsync("/api/rules/priority?version=1")).ShouldBeFine();
        found.Json["document"]!["WorkflowName"]!.GetValue<string>().ShouldBe("priority");
        found.Json["document"]!["Rules"]!.AsArray().Count.ShouldBeGreaterThan(5);
        (await auditor.GetAsync("/api/rules/no-such")).ShouldRefuse(HttpStatusCode.NotFound, "request.not-found");
        (await auditor.GetAsync("/api/rules/priority?version=99")).ShouldRefuse(HttpStatusCode.NotFound, "request.not-found");
    }

    [Theory, InlineData("/api/rules"), InlineData("/api/rules/priority")]
    public async Task Who_knows_the_answer_already_is_told_that_nothing_changed(string address)
    {
        using var client = await server.SignedInAsync("auditor");
        using var first = await client.GetAsync(address, Ct);
        var tag = first.Headers.ETag.ShouldNotBeNull();

        using var again = await AskAsync(client, address, tag);
        using var other = await AskAsync(client, address, new EntityTagHeaderValue("\"another\""));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync(Ct)).ShouldBeEmpty();
        again.Headers.ETag.ShouldBe(tag);
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string address, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(known);
        return await client.SendAsync(request, Ct);
    }
}
