using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Mediation.Web.Tests.Api;

namespace Mediation.Web.Tests.Elsa;

/// <summary>Elsa Studio in somebody's browser, as the server meets it (编辑器).</summary>
internal sealed class Studio(HttpClient client) : IDisposable
{
    private const string Base = "/elsa/api";

    /// <summary>Studio of somebody with a demo account.</summary>
    public static async Task<Studio> OfAsync(TestServer server, string userName) => new(await server.SignedInAsync(userName));

    /// <summary>Opens the newest of a workflow, as the editor does.</summary>
    public async Task<JsonObject> OpenAsync(string definitionId) =>
        (await GetAsync($"/workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest")).ShouldBeFine().Json.AsObject();

    /// <summary>Saves a model; auto-save does the same.</summary>
    public Task<Reply> SaveAsync(JsonObject model, bool publish = false) =>
        SendAsync(HttpMethod.Post, "/workflow-definitions", new JsonObject { ["model"] = model.DeepClone(), ["publish"] = publish });

    /// <summary>Saves and goes on with what the server gave back, as the editor does.</summary>
    public async Task<JsonObject> KeepAsync(JsonObject model) =>
        (await SaveAsync(model)).ShouldBeFine().Json["workflowDefinition"]!.AsObject();

    /// <summary>Publishes as the button and then the publishing page do, and opens what is in force now.</summary>
    public async Task<JsonObject> PublishAsync(JsonObject model)
    {
        var proposed = (await SaveAsync(model, publish: true)).ShouldBeFine().Json["workflowDefinition"]!.AsObject().Text("definitionId");
        (await PublishingPage.SendAsync(client, proposed, ("step", "Publish"), ("why", "试一试"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        return await OpenAsync(proposed);
    }

    public Task<Reply> GetAsync(string address) => SendAsync(HttpMethod.Get, address, null);

    public Task<Reply> PostAsync(string address, JsonNode? body = null) => SendAsync(HttpMethod.Post, address, body ?? new JsonObject());

    public Task<Reply> DeleteAsync(string address) => SendAsync(HttpMethod.Delete, address, null);

    public void Dispose() => client.Dispose();

    private async Task<Reply> SendAsync(HttpMethod method, string address, JsonNode? body)
    {
        using var request = new HttpRequestMessage(method, Base + address);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Reply(answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            answer.Content.Headers.ContentType?.MediaType, null);
    }
}

/// <summary>What is looked at in Studio's models. 看模型</summary>
internal static class Models
{
    public static JsonArray Activities(this JsonObject model) => model["root"]!["activities"]!.AsArray();

    public static JsonObject Activity(this JsonObject model, string id) =>
        model.Activities().OfType<JsonObject>().Single(activity => activity["id"]!.GetValue<string>() == id);

    public static string Text(this JsonNode model, string member) => model[member]!.GetValue<string>();

    /// <summary>Types a literal into a field of a step, as Studio does it the first time.</summary>
    public static JsonObject With(this JsonObject model, string step, string input, string value)
    {
        model.Activity(step)[input] = new JsonObject
        {
            ["typeName"] = null,
            ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
            ["memoryReference"] = null,
        };
        return model;
    }

    public static string Literal(this JsonObject model, string step, string input) =>
        model.Activity(step)[input]!["expression"]!.AsObject().Text("value");

    /// <summary>Insists on a refusal in the way that Studio shows: 400, with a sentence among its errors.</summary>
    public static Reply ShouldTell(this Reply reply, string code, string? words = null)
    {
        reply.Status.ShouldBe(HttpStatusCode.BadRequest, reply.Text);
        reply.Code.ShouldBe(code, reply.Text);
        var sentences = reply.Json["errors"]!.AsObject().SelectMany(error => error.Value!.AsArray()).Select(s => s!.GetValue<string>()).ToList();
        sentences.ShouldNotBeEmpty();
        if (words is not null)
            string.Join('\n', sentences).ShouldContain(words);
        return reply;
    }
}
