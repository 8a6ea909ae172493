using System.Net;
using System.Text.RegularExpressions;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>账号; a server of its own, because what it changes stays.</summary>
public sealed class AccountPagesTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_read_the_policy_looks_and_only_the_administrator_changes()
    {
        (await server.StatusAsync("police", "/accounts")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("auditor", "/accounts")).ShouldBe(HttpStatusCode.OK);
        var police = await IdOfAsync("police");
        (await server.StatusAsync("auditor", $"/accounts/{police}")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("admin", $"/accounts/{police}")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync("admin", $"/accounts/{Guid.CreateVersion7()}")).ShouldBe(HttpStatusCode.NotFound);
        foreach (var form in new[] { "save", "disable", "enable", "leave", "return", "reset-password" })
            (await server.PostAsync("supervisor", $"/accounts/{police}/{form}", ("reason", "试"), ("displayName", "派出所"))).Status
                .ShouldBe(HttpStatusCode.Forbidden, form);
        (await server.PostAsync("supervisor", "/accounts", ("userName", "x"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Somebody_new_gets_an_account_and_a_post_and_does_the_work_of_another_who_is_away()
    {
        var (opened, _) = await server.PostAsync("admin", "/accounts",
            ("userName", "newcomer"), ("displayName", "新来的"), ("password", TestServer.Password));
        opened.ShouldBe(HttpStatusCode.Found);
        var id = await IdOfAsync("newcomer");
        (await server.StatusAsync("newcomer", "/calendars")).ShouldBe(HttpStatusCode.Forbidden);

        (await server.PostAsync("admin", $"/accounts/{id}/save", ("displayName", "新来的"), ("unit0", "URBAN"), ("role0", "Handler"), ("reason", "到岗")))
            .Status.ShouldBe(HttpStatusCode.Found);
        (await server.PostAsync("admin", $"/accounts/{await IdOfAsync("auditor")}/leave", ("firstOn", "2020-01-01"), ("lastOn", "2019-01-01"),
            ("deputy", id), ("reason", "出差"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var words = await server.ReadAsync("admin", "/accounts");
        words.ShouldContain("城镇发展服务中心 承办人");
        (await server.ReadAsync("auditor", "/administration?kind=account-opened")).ShouldContain("开设账号 newcomer");
        (await server.PostAsync("admin", "/accounts", ("userName", "NewComer"), ("displayName", "又一个"), ("password", TestServer.Password))).Words
            .ShouldContain("这个登录名已经有人用");
        (await server.PostAsync("admin", "/accounts", ("userName", "short"), ("displayName", "短"), ("password", "1234567"))).Words
            .ShouldContain("不足八位");
    }

    [Fact]
    public async Task A_disabled_account_signs_in_no_more()
    {
        var fire = await IdOfAsync("fire");
        (await server.PostAsync("admin", $"/accounts/{fire}/disable", ("reason", "撤点"))).Status.ShouldBe(HttpStatusCode.Found);

        await Should.ThrowAsync<HttpRequestException>(() => server.SignedInAsync("fire"));
        (await server.PostAsync("admin", $"/accounts/{fire}/enable", ("reason", "恢复"))).Status.ShouldBe(HttpStatusCode.Found);
        (await server.StatusAsync("fire", "/")).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<string> IdOfAsync(string userName)
    {
        using var admin = await server.SignedInAsync("admin");
        var page = await admin.GetStringAsync("/accounts", Ct);
        return new Regex($"href=\"/accounts/([0-9a-f-]{{36}})\" aria-label=\"修改 {userName}\"").Match(page).Groups[1].Value;
    }
}
