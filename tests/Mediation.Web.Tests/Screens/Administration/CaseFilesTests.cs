using System.Net;
using System.Text.Json.Nodes;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>What a resident sent in with the complaint, on the page of the case.</summary>
public sealed class CaseFilesTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_opens_for_whoever_may_see_the_case_and_is_not_there_for_others()
    {
        using var desk = await server.SignedInAsync("desk");
        var id = await UploadAsync(desk);
        var complaint = Api.Caller.Complaint();
        complaint["attachments"] = new JsonArray(id);
        var number = await new Api.Caller(desk).AcceptAsync(complaint);
        var address = $"/cases/{number}/attachments/{id}";

        var page = await server.ReadAsync("mediator", $"/cases/{number}");
        using var mediator = await server.SignedInAsync("mediator");
        using var picture = await mediator.GetAsync(address, Ct);

        page.ShouldContain("天花板.png");
        page.ShouldContain("图片 · 1 KB");
        picture.StatusCode.ShouldBe(HttpStatusCode.OK);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        picture.Content.Headers.ContentDisposition.ShouldBeNull();
        picture.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("sandbox");
        (await server.StatusAsync("police", address)).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync("mediator", $"/cases/{number}/attachments/{Guid.CreateVersion7()}")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> UploadAsync(HttpClient client)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(Convert.FromBase64String(Pixel)), "file", "天花板.png");
        using var answer = await client.PostAsync("/api/attachments", form, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Ct))!["id"]!.GetValue<string>();
    }
}
