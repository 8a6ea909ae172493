using System.Net;
using Mediation.Web.Tests.Elsa;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Screens.Workbench;

/// <summary>Rules come into force when somebody else has looked at them, as workflows do. 双人复核</summary>
public sealed class RuleSecondPersonTests(CarefulServer server) : IClassFixture<CarefulServer>
{
    [Fact]
    public async Task One_asks_another_sends_it_back_with_words_and_agrees_to_the_next()
    {
        await AppointAsync("legal");
        await server.LabelAsync("admin", "follow-up", "说得不清楚");
        (await server.DecideAsync("admin", "follow-up", "Publish", ("reason", "镇里要求"))).Words.ShouldContain("本镇要求由另一位管理员复核");
        (await server.DecideAsync("admin", "follow-up", "Ask", ("reason", "镇里要求"))).Status.ShouldBe(HttpStatusCode.Redirect);

        (await server.DecideAsync("admin", "follow-up", "Approve")).Words.ShouldContain("这份草稿是您自己改的");
        (await server.DecideAsync("admin", "follow-up", "SendBack", ("reason", "不行"))).Words.ShouldContain("这份草稿是您自己改的");
        (await server.ReadAsync("legal", "/rules/follow-up/publish")).ShouldContain("镇里要求");
        (await server.DecideAsync("legal", "follow-up", "SendBack")).Words.ShouldContain("因为没有填写“理由”");
        (await server.DecideAsync("legal", "follow-up", "SendBack", ("reason", "第一条说不清楚"))).Status.ShouldBe(HttpStatusCode.Redirect);

        var back = await server.ReadAsync("admin", "/rules/follow-up/publish");
        back.ShouldContain("申请被法律顾问退回");
        back.ShouldContain("第一条说不清楚");
        back.ShouldContain("说得不清楚");
        (await server.DecideAsync("legal", "follow-up", "Approve")).Status.ShouldBe(HttpStatusCode.Conflict);
        await server.LabelAsync("admin", "follow-up", "说得清楚了");
        await server.DecideAsync("admin", "follow-up", "Ask", ("reason", "改好了"));
        (await server.ReadAsync("legal", "/rules/follow-up/publish")).ShouldNotContain("第一条说不清楚");
        (await server.DecideAsync("legal", "follow-up", "Approve")).Status.ShouldBe(HttpStatusCode.Redirect);

        server.Rules("follow-up").Rules[0].Label.ShouldBe("说得清楚了");
        (await server.ReadAsync("auditor", "/rules/follow-up")).ShouldContain("管理员发布 · 法律顾问复核");
        (await server.ReadAsync("auditor", "/administration")).ShouldContain("退回规则发布申请");
        (await server.PostAsync("admin", "/rules/follow-up/publish", ("version", "1"), ("reason", "先退回旧版"))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_request_ends_when_the_draft_is_changed_after_it_and_a_file_goes_the_way_of_drafts()
    {
        await AppointAsync("justice");
        await server.LabelAsync("admin", "extension", "先这样");
        await server.DecideAsync("admin", "extension", "Ask", ("reason", "说清楚"));
        await server.LabelAsync("admin", "extension", "偷偷再改");

        (await server.DecideAsync("justice", "extension", "Approve")).Status.ShouldBe(HttpStatusCode.Conflict);

        await server.ExecuteAsync(
            """
            insert into rule_set (version, name, number, source, in_force, imported_at, document)
            select 'another', name, 2, 'rules/return-review.json', false, imported_at, replace(document, '"label": "', '"label": "新')
            from rule_set where name = 'return-review' and number = 1
            """);
        (await server.PostAsync("admin", "/rules/return-review/publish", ("version", "2"), ("reason", "用文件的"))).Words.ShouldContain("本镇要求由另一位管理员复核");
        (await server.DecideAsync("admin", "return-review", "MakeDraft", ("version", "2"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await server.ReadAsync("admin", "/rules/return-review/publish")).ShouldContain("申请发布");
    }

    private Task AppointAsync(string userName) => server.ExecuteAsync(
        $"""
         insert into account_unit (account_id, unit_code, role)
         select id, null, 'administrator' from account where user_name = '{userName}'
         on conflict do nothing
         """);
}
