using System.Net;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>运行, 死信 and 演示时钟; a server of its own, because its clock never goes back.</summary>
public sealed class OperationsPagesTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory, InlineData("/operations"), InlineData("/operations/dead-letters"), InlineData("/demo-clock")]
    public async Task Only_the_administrator_is_let_in(string address)
    {
        (await server.StatusAsync("supervisor", address)).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("auditor", address)).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("admin", address)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_page_of_the_operator_names_what_stands_behind_its_one_line()
    {
        var words = await server.ReadAsync("admin", "/operations");

        words.ShouldContain("时限扫描");
        words.ShouldContain("PostgreSQL");
        words.ShouldContain("步已执行");
    }

    [Fact]
    public async Task A_dead_message_is_listed_without_names_and_sent_again_at_a_press()
    {
        using var desk = await server.SignedInAsync("desk");
        var number = await new Api.Caller(desk).AcceptAsync();
        await server.ExecuteAsync(
            $"""
            insert into outbox_message (id, case_id, recipient, template, arguments, created_at, attempts, dead_at, last_fault)
            select '0190a0a0-0000-7000-8000-00000000dead', id, 'unit:PMC', 'dispatched', '{"{}"}', now(), 8, now(), 'IOException'
            from case_file
            where number = '{number}'
            """);

        var listed = await server.ReadAsync("admin", "/operations/dead-letters");
        var (status, _) = await server.PostAsync("supervisor", "/operations/dead-letters", ("id", "0190a0a0-0000-7000-8000-00000000dead"));
        var (again, _) = await server.PostAsync("admin", "/operations/dead-letters", ("id", "0190a0a0-0000-7000-8000-00000000dead"));

        listed.ShouldContain(number);
        listed.ShouldContain("有新的事项派给贵单位，请及时签收。");
        listed.ShouldContain("IOException");
        listed.ShouldContain("社区人民调解委员会");
        status.ShouldBe(HttpStatusCode.Forbidden);
        again.ShouldBe(HttpStatusCode.Found);
        (await server.ReadAsync("admin", "/operations/dead-letters?again=1")).ShouldContain("没有发不出去的通知");
    }

    [Fact]
    public async Task The_clock_goes_to_the_next_working_morning_and_says_what_took_effect()
    {
        using var desk = await server.SignedInAsync("desk");
        await new Api.Caller(desk).AcceptAsync();

        var (refused, why) = await server.PostAsync("admin", "/demo-clock", ("now", "2020-01-01T09:00"));
        var (notYours, _) = await server.PostAsync("auditor", "/demo-clock", ("step", "Hour"));
        var (morning, _) = await server.PostAsync("admin", "/demo-clock", ("step", "NextMorning"));
        var (exact, words) = await server.PostAsync("admin", "/demo-clock", ("now", "2035-03-05T09:00"));

        refused.ShouldBe(HttpStatusCode.UnprocessableEntity);
        why.ShouldContain("不能拨动演示时钟");
        notYours.ShouldBe(HttpStatusCode.Forbidden);
        morning.ShouldBe(HttpStatusCode.OK);
        exact.ShouldBe(HttpStatusCode.OK);
        words.ShouldContain("2035年3月5日 星期一 09:00");
        words.ShouldContain("到期的时限已经生效");
        words.ShouldContain("签收");
        (await server.ReadAsync("desk", "/")).ShouldContain("演示时钟比真实时间快");
    }
}
