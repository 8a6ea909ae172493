using System.Net;
using System.Text.RegularExpressions;

namespace Mediation.Web.Tests.Identity;

public sealed class BrowserSessionTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_password_shows_the_page_again_with_the_reason()
    {
        using var browser = Browser();

        using var answer = await SignInAsync(browser, "desk", "not the password", "/");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("用户名或密码不对");
    }

    [Fact]
    public async Task A_form_without_the_token_of_its_page_is_refused()
    {
        using var browser = Browser();
        using var form = new FormUrlEncodedContent([new("userName", "desk"), new("password", TestServer.Password)]);

        using var answer = await browser.PostAsync("/sign-in", form, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_session_changes_nothing_without_the_token_of_a_page()
    {
        using var browser = Browser();
        (await SignInAsync(browser, "desk", TestServer.Password, "/")).Dispose();

        using var forged = await browser.PostAsync("/sign-out", null, Ct);
        using var after = await browser.GetAsync("/api/account", Ct);

        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Problem.ReadAsync(forged, Ct)).Code.ShouldBe("request.forged");
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_in_leads_to_where_one_wanted_to_go_and_the_cookie_is_for_this_site_only()
    {
        using var browser = Browser();

        using var answer = await SignInAsync(browser, "desk", TestServer.Password, "/?from=3");
        using var account = await browser.GetAsync("/api/account", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/?from=3");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(set => set.Split('=')[0] == "mediation");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        account.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_leads_nowhere_else(string returnUrl)
    {
        using var browser = Browser();

        using var answer = await SignInAsync(browser, "desk", TestServer.Password, returnUrl);

        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }

    private HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = server.Address,
    };

    private static async Task<HttpResponseMessage> SignInAsync(
        HttpClient browser, string userName, string password, string returnUrl)
    {
        var page = await browser.GetStringAsync("/sign-in", Ct);
        var token = Regex.Match(page, """name="__RequestVerificationToken" value="([^"]+)""").Groups[1].Value;
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token), new("userName", userName), new("password", password),
            new("returnUrl", returnUrl),
        ]);
        return await browser.PostAsync("/sign-in", form, Ct);
    }
}
