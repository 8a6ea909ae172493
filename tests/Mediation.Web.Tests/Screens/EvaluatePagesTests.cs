using System.Net;
using System.Text.RegularExpressions;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Screens;

/// <summary>码上评: whoever scans a code can say it, once for each form, and is told what is wrong or what became of it.</summary>
public sealed partial class EvaluatePagesTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_that_is_sent_twice_counts_once_and_leads_to_the_case()
    {
        using var passer = server.Anonymous();
        var token = await TokenAsync(passer, "URBAN");
        var first = await SendAsync(passer, "URBAN", ("token", token), ("mark", "1"), ("words", "排队太久"));
        var second = await SendAsync(passer, "URBAN", ("token", token), ("mark", "5"), ("words", "改主意了"));

        first.Status.ShouldBe(HttpStatusCode.Found);
        second.Where.ShouldBe(first.Where);
        var page = await passer.GetStringAsync(first.Where, Ct);
        page.ShouldContain("您说的已经立了一件");
        using var progress = await passer.GetAsync(Receipt().Match(page).Value, Ct);
        progress.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_written_is_still_there()
    {
        using var passer = server.Anonymous();
        var token = await TokenAsync(passer, "URBAN");

        var refused = await SendAsync(passer, "URBAN", ("token", token), ("words", "写了半天的话"));
        (refused.Status, refused.Words.Contains("写了半天的话", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.UnprocessableEntity, true));
        (await SendAsync(passer, "URBAN", ("token", "no-such"), ("mark", "5"))).Words.ShouldContain("打开得太久");
        (await SendAsync(passer, "POLICE", ("token", token), ("mark", "5"))).Words.ShouldContain("打开得太久");
    }

    [Theory, InlineData("NOBODY"), InlineData("COURT"), InlineData("DISCIPLINE")]
    public async Task Who_is_not_evaluated_has_no_page(string unit)
    {
        using var passer = server.Anonymous();
        using var page = await passer.GetAsync($"/evaluate/{unit}", Ct);

        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await page.Content.ReadAsStringAsync(Ct)).ShouldNotContain("查询码", customMessage: "nobody here holds a receipt");
        (await server.StatusAsync("supervisor", $"/evaluations/{unit}/poster")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> TokenAsync(HttpClient passer, string unit) =>
        Token().Match(await passer.GetStringAsync($"/evaluate/{unit}", Ct)).Groups[1].Value;

    private static async Task<(HttpStatusCode Status, string Where, string Words)> SendAsync(
        HttpClient passer, string unit, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await passer.PostAsync($"/evaluate/{unit}", form, Ct);
        return (answer.StatusCode, $"{answer.Headers.Location}", await answer.Content.ReadAsStringAsync(Ct));
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("/r/[A-Z0-9-]+")]
    private static partial Regex Receipt();
}
