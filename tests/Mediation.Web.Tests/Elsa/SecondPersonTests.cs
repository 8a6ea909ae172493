using System.Net;
using Mediation.Postgres.Desk;
using Mediation.Web.Tests.Screens.Administration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Elsa;

/// <summary>A town that asks for a second person, with two administrators.</summary>
public sealed class CarefulServer : TestServer
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("SecondPerson", "true");
    }
}

/// <summary>A workflow comes into force when somebody else has looked at it. 双人复核</summary>
public sealed class SecondPersonTests(CarefulServer server) : IClassFixture<CarefulServer>
{
    [Fact]
    public async Task One_asks_another_approves_and_nobody_does_both()
    {
        await AppointAsync("legal");
        using var studio = await Studio.OfAsync(server, "admin");
        using var admin = await server.SignedInAsync("admin");
        using var second = await server.SignedInAsync("legal");
        await studio.KeepAsync((await studio.OpenAsync("supervision")).With("report", "title", "督办：先报情况"));

        var (alone, whyNot) = await PublishingPage.SendAsync(admin, "supervision", ("step", "Publish"), ("why", "镇里要求"));
        var hidden = await PublishingPage.HiddenAsync(admin, "/workflows/supervision/publish");
        var (asked, _) = await PublishingPage.SendAsync(admin, "supervision", ("step", "Ask"), ("why", "镇里要求"));
        var (own, ownWhy) = await PublishingPage.SendAsync(admin, "/workflows/supervision/publish", hidden, ("step", "Approve"));
        var read = await server.ReadAsync("legal", "/workflows/supervision/publish");
        var (approved, _) = await PublishingPage.SendAsync(second, "supervision", ("step", "Approve"));

        alone.ShouldBe(HttpStatusCode.UnprocessableEntity);
        whyNot.ShouldContain("本镇要求由另一位管理员复核");
        asked.ShouldBe(HttpStatusCode.SeeOther);
        own.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ownWhy.ShouldContain("这份草稿是您自己改的");
        read.ShouldContain("管理员申请发布");
        read.ShouldContain("镇里要求");
        approved.ShouldBe(HttpStatusCode.SeeOther);
        Version("supervision").ShouldBe(2);
        (await server.ReadAsync("admin", "/workflows/supervision")).ShouldContain("管理员发布 · 法律顾问复核");
        (await server.ReadAsync("auditor", "/administration")).ShouldContain("复核流程");
    }

    [Fact]
    public async Task A_request_ends_when_the_draft_is_changed_after_it()
    {
        await AppointAsync("justice");
        using var studio = await Studio.OfAsync(server, "admin");
        using var admin = await server.SignedInAsync("admin");
        using var second = await server.SignedInAsync("justice");
        var draft = await studio.KeepAsync((await studio.OpenAsync("mediation")).With("session", "title", "开一次调解会"));
        await PublishingPage.SendAsync(admin, "mediation", ("step", "Ask"), ("why", "说清楚"));
        var looked = await PublishingPage.HiddenAsync(second, "/workflows/mediation/publish");
        await studio.KeepAsync(draft.With("session", "title", "偷偷再改"));

        var (late, _) = await PublishingPage.SendAsync(second, "/workflows/mediation/publish", looked, ("step", "Approve"));
        var (unasked, _) = await PublishingPage.SendAsync(second, "mediation", ("step", "Approve"));

        late.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unasked.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Version("mediation").ShouldBe(1);
    }

    [Fact]
    public async Task What_was_in_force_before_is_gone_back_to_by_one_and_what_never_was_goes_the_way_of_drafts()
    {
        await AppointAsync("legal");
        using var studio = await Studio.OfAsync(server, "admin");
        using var admin = await server.SignedInAsync("admin");
        using var second = await server.SignedInAsync("legal");
        await studio.KeepAsync((await studio.OpenAsync("follow-up")).With("reply", "title", "改坏了"));
        await PublishingPage.SendAsync(admin, "follow-up", ("step", "Ask"), ("why", "改措辞"));
        await PublishingPage.SendAsync(second, "follow-up", ("step", "Approve"));
        await server.ExecuteAsync(
            """
            insert into workflow_definition (version_id, definition_id, version, name, content_hash, source, in_force, imported_at, document)
            select 'follow-up:3', definition_id, 3, name, 'another', 'workflows/follow-up.json', false, imported_at, document
            from workflow_definition where version_id = 'follow-up:1'
            """);

        var (back, _) = await PublishingPage.SendAsync(admin, "follow-up", ("version", "1"), ("step", "Publish"), ("why", "先退回"));
        var (file, _) = await PublishingPage.SendAsync(admin, "follow-up", ("version", "3"), ("step", "Publish"), ("why", "用文件的"));
        var (draft, _) = await PublishingPage.SendAsync(admin, "follow-up", ("version", "3"), ("step", "MakeDraft"));

        back.ShouldBe(HttpStatusCode.SeeOther);
        Version("follow-up").ShouldBe(4);
        file.ShouldBe(HttpStatusCode.UnprocessableEntity);
        draft.ShouldBe(HttpStatusCode.SeeOther);
        (await server.ReadAsync("admin", "/workflows/follow-up")).ShouldContain("有一份草稿尚未发布");
    }

    [Fact]
    public async Task Whoever_does_not_agree_sends_the_request_back_with_words_and_the_draft_stays()
    {
        await AppointAsync("legal");
        using var studio = await Studio.OfAsync(server, "admin");
        using var admin = await server.SignedInAsync("admin");
        using var second = await server.SignedInAsync("legal");
        await studio.KeepAsync((await studio.OpenAsync("enforcement")).With("inspect", "title", "先现场核查"));
        var hidden = await PublishingPage.HiddenAsync(admin, "/workflows/enforcement/publish");
        await PublishingPage.SendAsync(admin, "enforcement", ("step", "Ask"), ("why", "要先告知"));

        var (own, _) = await PublishingPage.SendAsync(admin, "/workflows/enforcement/publish", hidden, ("step", "SendBack"), ("why", "不行"));
        var (wordless, _) = await PublishingPage.SendAsync(second, "enforcement", ("step", "SendBack"));
        var (sent, _) = await PublishingPage.SendAsync(second, "enforcement", ("step", "SendBack"), ("why", "告知期限没写"));
        var read = await server.ReadAsync("admin", "/workflows/enforcement/publish");
        var (gone, _) = await PublishingPage.SendAsync(second, "enforcement", ("step", "Approve"));

        own.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wordless.ShouldBe(HttpStatusCode.UnprocessableEntity);
        sent.ShouldBe(HttpStatusCode.SeeOther);
        read.ShouldContain("申请被法律顾问退回");
        read.ShouldContain("告知期限没写");
        gone.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Version("enforcement").ShouldBe(1);
    }

    private Task AppointAsync(string userName) => server.ExecuteAsync(
        $"""
         insert into account_unit (account_id, unit_code, role)
         select id, null, 'administrator' from account where user_name = '{userName}'
         on conflict do nothing
         """);

    private int Version(string id) => server.Services.GetRequiredService<InForce>().Policy.Workflows.Find(id).ShouldNotBeNull().Version;
}
