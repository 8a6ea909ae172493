using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Elsa;

/// <summary>The editor's page and files. 编辑器页面与文件</summary>
public sealed partial class StudioPageTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_handles_cases_is_not_let_in_and_who_only_reads_is_told_so()
    {
        (await server.StatusAsync("police", "/studio")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.ReadAsync("auditor", "/studio")).ShouldContain("只能查看");
        (await server.ReadAsync("admin", "/studio/workflows/definitions/complaint/edit")).ShouldContain("自动存为草稿");
    }

    [Fact]
    public async Task The_page_takes_nothing_from_another_host_and_runs_no_foreign_script()
    {
        using var client = await server.SignedInAsync("admin");
        using var answer = await client.GetAsync("/studio", Ct);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("connect-src 'self';");
        policy.Split(';').Single(part => part.Contains("script-src")).ShouldNotContain("unsafe-inline");
        policy.Split(';').Single(part => part.Contains("script-src")).ShouldNotContain("'unsafe-eval'");
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldNotContain("http");
    }

    [Theory, InlineData("br"), InlineData("gzip"), InlineData(null)]
    public async Task A_file_comes_in_the_form_that_the_browser_takes(string? encoding)
    {
        using var answer = await AskAsync("/studio/_content/MudBlazor/MudBlazor.min.js", encoding);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentEncoding.ShouldBe(encoding is null ? [] : [encoding]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Fact]
    public async Task A_file_that_is_named_by_its_content_is_kept_for_ever_and_another_is_asked_for_again()
    {
        var manifest = await (await AskAsync("/studio/_framework/dotnet.js", null)).Content.ReadAsStringAsync(Ct);
        var name = Fingerprinted().Match(manifest).Groups["name"].Value;
        using var assembly = await AskAsync($"/studio/_framework/{name}", "br");
        using var first = await AskAsync("/studio/_framework/blazor.webassembly.js", "br");
        using var again = await AskAsync("/studio/_framework/blazor.webassembly.js", "br", first.Headers.ETag);

        assembly.Headers.CacheControl!.ToString().ShouldContain("immutable");
        assembly.Content.Headers.ContentType!.MediaType.ShouldBe("application/wasm");
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory, InlineData("/studio/no-such.js"), InlineData("/studio/..%2fappsettings.json"), InlineData("/studio/%2e%2e/Mediation.Web.csproj")]
    public async Task Nothing_else_is_served(string address)
    {
        using var answer = await AskAsync(address, null);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_page_of_workflows_leads_there()
    {
        using var client = await server.SignedInAsync("admin");

        (await client.GetStringAsync("/workflows", Ct)).ShouldContain("href=\"/studio\"");
        (await client.GetStringAsync("/workflows/follow-up", Ct)).ShouldContain("href=\"/studio/workflows/definitions/follow-up/edit\"");
    }

    [GeneratedRegex("\"(?<name>System\\.Private\\.CoreLib\\.[a-z0-9]{10}\\.wasm)\"")]
    private static partial Regex Fingerprinted();

    private async Task<HttpResponseMessage> AskAsync(string address, string? encoding, EntityTagHeaderValue? known = null)
    {
        using var nobody = server.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (encoding is not null)
            request.Headers.AcceptEncoding.Add(new(encoding));
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        return await nobody.SendAsync(request, Ct);
    }
}
