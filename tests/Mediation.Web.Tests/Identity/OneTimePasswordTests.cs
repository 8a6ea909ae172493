using System.Net;
using System.Text.RegularExpressions;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Identity;

/// <summary>Somebody forgot their password; a server of its own, because another one stays.</summary>
public sealed class OneTimePasswordTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Chosen = "新取的密码一二三";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_that_an_administrator_gave_is_good_for_choosing_another_and_for_nothing_else()
    {
        using var before = await server.SignedInAsync("housing");
        var once = await ResetAsync("housing");
        once.Length.ShouldBe(12);
        (await server.ReadAsync("auditor", "/administration?kind=password-reset")).ShouldContain("重设密码 housing");
        using var token = await server.Anonymous().PostAsync("/api/tokens",
            new StringContent($$"""{"userName": "housing", "password": "{{once}}"}""", System.Text.Encoding.UTF8, "application/json"), Ct);
        (await Problem.ReadAsync(token, Ct)).Code.ShouldBe("account.password-once");

        using var browser = Browser();
        (await PostAsync(browser, "/sign-in", ("userName", "housing"), ("password", once), ("returnUrl", "/"))).Location.ShouldBe("/");
        (await WhereAsync(browser, "/worklist")).ShouldBe("/password");
        (await WhereAsync(browser, "/api/work-items")).ShouldBe("403");
        (await PostAsync(browser, "/password", ("current", once), ("chosen", Chosen), ("again", "另一个密码一二三"))).Words.ShouldContain("两次填写的新密码不一样");
        (await PostAsync(browser, "/password", ("current", once), ("chosen", once), ("again", once))).Words.ShouldContain("与现在的一样");
        (await PostAsync(browser, "/password", ("current", once), ("chosen", "短"), ("again", "短"))).Words.ShouldContain("不足八位");
        (await PostAsync(browser, "/password", ("current", "不是这个密码"), ("chosen", Chosen), ("again", Chosen))).Words.ShouldContain("用户名或密码不对");
        (await PostAsync(browser, "/password", ("current", once), ("chosen", Chosen), ("again", Chosen))).Location.ShouldBe("/password?done=true");

        (await WhereAsync(browser, "/worklist")).ShouldBe("200");
        using var ended = await before.GetAsync("/api/account", Ct);
        ended.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "what was given out before is good no longer");
    }

    private async Task<string> ResetAsync(string userName)
    {
        using var admin = await server.SignedInAsync("admin");
        var id = Regex.Match(await admin.GetStringAsync("/accounts", Ct), $"href=\"/accounts/([0-9a-f-]{{36}})\" aria-label=\"修改 {userName}\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("reason", "忘了")]);
        using var answer = await admin.PostAsync($"/accounts/{id}/reset-password", form, Ct);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return Regex.Match(await answer.Content.ReadAsStringAsync(Ct), "one-time\">([a-z2-9]+)<").Groups[1].Value;
    }

    private HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };

    private static async Task<string?> WhereAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address, Ct);
        return answer.Headers.Location?.OriginalString ?? $"{(int)answer.StatusCode}";
    }

    private static async Task<(string? Location, string Words)> PostAsync(
        HttpClient browser, string address, params IEnumerable<(string Name, string Value)> fields)
    {
        var token = Regex.Match(await browser.GetStringAsync(address, Ct), """name="__RequestVerificationToken" value="([^"]+)""").Groups[1].Value;
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await browser.PostAsync(address, form, Ct);
        return (answer.Headers.Location?.OriginalString, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)));
    }
}
