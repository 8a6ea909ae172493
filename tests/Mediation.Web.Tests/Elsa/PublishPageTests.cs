using System.Net;
using Mediation.Postgres.Desk;
using Mediation.Web.Tests.Screens.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Elsa;

/// <summary>What a publication would do is seen before it is done, and why it was done is kept. 发布页</summary>
public sealed class PublishPageTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task What_would_change_is_told_before_and_who_did_it_and_why_after()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        using var admin = await server.SignedInAsync("admin");
        await studio.KeepAsync((await studio.OpenAsync("supervision")).With("report", "title", "督办：先报情况"));

        var preview = await server.ReadAsync("admin", "/workflows/supervision/publish");
        var looking = await server.ReadAsync("auditor", "/workflows/supervision/publish");
        var (silent, missing) = await PublishingPage.SendAsync(admin, "supervision", ("step", "Publish"), ("why", "  "));
        var (done, _) = await PublishingPage.SendAsync(admin, "supervision", ("step", "Publish"), ("why", "镇里要求先报情况"));

        preview.ShouldContain("与现行第 1 版的差异");
        preview.ShouldContain("督办：先报情况");
        preview.ShouldContain("为什么要改");
        looking.ShouldContain("只能查看；发布由管理员进行");
        looking.ShouldNotContain("为什么要改");
        silent.ShouldBe(HttpStatusCode.UnprocessableEntity);
        missing.ShouldContain("没有填写“为什么要改”");
        done.ShouldBe(HttpStatusCode.SeeOther);
        (await server.ReadAsync("auditor", "/workflows/supervision")).ShouldContain("理由：镇里要求先报情况");
        Version("supervision").ShouldBe(2);
    }

    [Fact]
    public async Task A_second_click_on_publish_makes_no_second_version()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        using var admin = await server.SignedInAsync("admin");
        await studio.KeepAsync((await studio.OpenAsync("mediation")).With("session", "title", "开一次调解会"));
        var hidden = await PublishingPage.HiddenAsync(admin, "/workflows/mediation/publish");
        (await PublishingPage.SendAsync(admin, "/workflows/mediation/publish", hidden, ("step", "Publish"), ("why", "说清楚"))).Status
            .ShouldBe(HttpStatusCode.SeeOther);
        (await PublishingPage.SendAsync(admin, "/workflows/mediation/publish", hidden, ("step", "Publish"), ("why", "说清楚"))).Status
            .ShouldBe(HttpStatusCode.SeeOther);

        Version("mediation").ShouldBe(2);
    }

    [Fact]
    public async Task A_draft_that_was_saved_after_it_was_looked_at_is_not_published()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        using var admin = await server.SignedInAsync("admin");
        var draft = await studio.KeepAsync((await studio.OpenAsync("enforcement")).With("inspect", "title", "先看现场"));
        var hidden = await PublishingPage.HiddenAsync(admin, "/workflows/enforcement/publish");
        await studio.KeepAsync(draft.With("inspect", "title", "又改了"));

        var (refused, why) = await PublishingPage.SendAsync(
            admin, "/workflows/enforcement/publish", hidden, ("step", "Publish"), ("why", "说清楚"));

        refused.ShouldBe(HttpStatusCode.UnprocessableEntity);
        why.ShouldContain("又改了");
        why.ShouldContain("说清楚");
        Version("enforcement").ShouldBe(1);
    }

    [Fact]
    public async Task Going_back_is_one_page_and_the_draft_that_was_there_stays()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        using var admin = await server.SignedInAsync("admin");
        var before = (await studio.OpenAsync("follow-up")).Literal("reply", "title");
        await studio.PublishAsync((await studio.OpenAsync("follow-up")).With("reply", "title", "改坏了"));
        await studio.KeepAsync((await studio.OpenAsync("follow-up")).With("reply", "title", "正在改"));

        var preview = await server.ReadAsync("admin", "/workflows/follow-up/publish?version=1");
        var (done, _) = await PublishingPage.SendAsync(admin, "follow-up", ("version", "1"), ("step", "Publish"), ("why", "先退回"));

        preview.ShouldContain("会调用它的流程：投诉办理");
        done.ShouldBe(HttpStatusCode.SeeOther);
        Version("follow-up").ShouldBe(3);
        InForce("follow-up").Activities["reply"].LiteralText("title").ShouldBe(before);
        (await studio.OpenAsync("follow-up")).Literal("reply", "title").ShouldBe("正在改");
    }

    [Fact]
    public async Task A_draft_with_faults_is_shown_with_each_of_them_and_cannot_be_published()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        await studio.KeepAsync((await studio.OpenAsync("stopped")).With("decide", "deadline", "no-such-clock"));

        var page = await server.ReadAsync("admin", "/workflows/stopped/publish");

        page.ShouldContain("还不能发布");
        page.ShouldContain("no-such-clock");
        page.ShouldNotContain("为什么要改");
    }

    [Fact]
    public async Task Whoever_may_not_read_the_policy_sees_no_publishing_page()
    {
        (await server.StatusAsync("desk", "/workflows/supervision/publish")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("admin", "/workflows/no-such-flow/publish")).ShouldBe(HttpStatusCode.NotFound);
        var (posted, _) = await server.PostAsync("auditor", "/workflows/supervision/publish", ("step", "Publish"), ("why", "想发布"));
        posted.ShouldBe(HttpStatusCode.Forbidden);
    }

    private int Version(string id) => InForce(id).Version;

    private Workflows.Definitions.WorkflowDefinition InForce(string id) =>
        server.Services.GetRequiredService<InForce>().Policy.Workflows.Find(id).ShouldNotBeNull();
}
