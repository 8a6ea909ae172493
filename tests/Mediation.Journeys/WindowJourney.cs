using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>At the window: the clerk hears a resident out, and says at once who will see to it and by when. 受理</summary>
public sealed class WindowJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Leak = "我家卫生间楼上漏水，把天花板都泡坏了，找楼上他不承认";

    private const string Violence = "老公又打我，孩子也被吓哭了，你们来调解一下";

    [Fact]
    public async Task With_the_keyboard_alone_a_resident_has_a_receipt_after_the_typing_and_four_keys()
    {
        await using var visit = await browser.VisitAsync(server);
        var window = await new WindowPage(visit).SignInAsync();
        var keys = new List<string>();
        Task Press(string key)
        {
            keys.Add(key);
            return visit.Page.Keyboard.PressAsync(key);
        }

        await window.TypeAsync(Leak);
        await Press("Tab");
        await window.TypeAsync("西园路月光小区2栋");
        await window.Sentence.WaitForAsync();
        await Press("Control+Enter");
        var number = await window.DoneAsync();
        await Press("p");
        keys.Count.ShouldBeLessThanOrEqualTo(5);

        var paper = window.Paper("受理回执");
        (await paper.InnerTextAsync()).ShouldContain(number);
        await paper.GetByRole(AriaRole.Img, new() { Name = "查询进度的二维码" }).WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.ShootForReadmeAsync("receipt");

        await Press("Enter");
        await window.ReadyAsync();
        (await window.Words.InputValueAsync()).ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_clerk_types_the_page_says_who_by_when_and_why()
    {
        await server.AcceptAsync();
        await using var visit = await browser.VisitAsync(server);
        var window = await new WindowPage(visit).SignInAsync();

        await window.HearAsync(Leak);

        await window.Plan.GetByText("邻里纠纷/漏水渗水").First.WaitForAsync();
        var sentence = await window.Sentence.InnerTextAsync();
        sentence.ShouldContain("由社区人民调解委员会主办");
        sentence.ShouldContain("物业服务企业、社区法律顾问协办");
        sentence.ShouldContain("首次回应");
        await window.Plan.GetByText("可以调解").First.WaitForAsync();
        (await window.Plan.GetByText("依据：").CountAsync()).ShouldBeGreaterThan(1);
        await window.Plan.GetByText("同一地点").First.WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        await visit.ShootForReadmeAsync("window");

        await window.Plan.GetByText("为什么这样办").ClickAsync();
        await window.Plan.GetByText("邻里纠纷/漏水渗水").Nth(1).WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_plan_stands_there_within_a_second_of_the_words()
    {
        await using var visit = await browser.VisitAsync(server);
        var window = await new WindowPage(visit).SignInAsync();
        string[] said = ["楼上漏水", "小区停车位被占了", "老板拖欠工资三个月不发"];
        var took = new List<TimeSpan>();

        foreach (var words in said)
        {
            var before = await window.Plan.InnerTextAsync();
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            await window.Words.FillAsync(words);
            await Assertions.Expect(window.Plan).Not.ToHaveTextAsync(before, new() { UseInnerText = true });
            took.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started));
        }

        took.Min().ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory, InlineData("desk"), InlineData("phone")]
    public async Task What_cannot_wait_is_red_with_whom_to_call_and_what_to_say(string device)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var window = await new WindowPage(visit).SignInAsync();

        await window.HearAsync(Violence);

        await window.HardStop.GetByText("请拨打 110").First.WaitForAsync();
        await window.HardStop.GetByText("您现在安全吗").First.WaitForAsync();
        await window.Plan.GetByText("不得调解", new() { Exact = true }).First.WaitForAsync();
        var call = visit.Device.Touch ? visit.Page.Locator(".window-bar-stop") : window.HardStop.GetByText("请拨打 110").First;
        await Assertions.Expect(call).ToBeInViewportAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        await visit.ShootAsync("window-hard-stop");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reload_or_a_lost_connection_loses_no_word()
    {
        await using var visit = await browser.VisitAsync(server);
        var window = await new WindowPage(visit).SignInAsync();
        await window.HearAsync(Leak);

        await visit.Page.ReloadAsync();
        await visit.Page.GetByText("已恢复您上次没有提交的内容").WaitForAsync();
        (await window.Words.InputValueAsync()).ShouldBe(Leak);
        (await window.Place.InputValueAsync()).ShouldBe("西园路月光小区2栋");
        await window.Sentence.WaitForAsync();

        await visit.LoseConnectionAsync();
        await window.Words.FillAsync(Leak + "，已经三天了");
        await window.PressAsync("受理");
        await visit.Page.GetByText("没有连上服务器").WaitForAsync();
        (await window.Words.InputValueAsync()).ShouldEndWith("已经三天了");
        await visit.ShootAsync("window-offline");

        await visit.FindConnectionAsync();
        await window.PressAsync("受理");
        var number = await window.DoneAsync();
        await new CasePage(visit).OpenAsync(number);
        await visit.Page.GetByText("已经三天了").First.WaitForAsync();
        visit.Complaints.ShouldAllBe(complaint => complaint.Contains("Failed to fetch"));
    }

    [Fact]
    public async Task A_form_put_aside_waits_and_is_taken_up_again()
    {
        await using var visit = await browser.VisitAsync(server);
        var window = await new WindowPage(visit).SignInAsync();
        await window.HearAsync("广场舞音响太吵，老人睡不着", "东门广场");

        await window.PressAsync("暂存");
        await visit.Page.GetByText("已暂存").WaitForAsync();
        (await window.Words.InputValueAsync()).ShouldBeEmpty();
        await visit.Page.GetByText("等候的登记").First.ClickAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("window-waiting");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "广场舞音响太吵" }).First.ClickAsync();

        await Assertions.Expect(window.Words).ToHaveValueAsync("广场舞音响太吵，老人睡不着");
        await Assertions.Expect(window.Place).ToHaveValueAsync("东门广场");
        await window.PressAsync("受理");
        await window.DoneAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Banner)).ToBeHiddenAsync();
        await Assertions.Expect(window.Paper("受理回执")).ToBeVisibleAsync();
        await visit.ShootAsync("receipt-print", whole: true);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await visit.Page.GotoAsync("/window");
        (await visit.Page.GetByText("广场舞音响太吵").CountAsync()).ShouldBe(0);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deciding_otherwise_than_the_rules_takes_two_keys_and_a_reason()
    {
        await using var visit = await browser.VisitAsync(server);
        var window = await new WindowPage(visit).SignInAsync();
        await window.HearAsync(Leak);

        await visit.Page.Keyboard.PressAsync("Alt+g");
        await visit.Page.GetByLabel("改派主办单位").SelectOptionAsync("PROPERTY");
        await window.Plan.GetByText("由物业服务企业主办").WaitForAsync();
        await window.PressAsync("受理");
        await window.Refusal.WaitForAsync();
        await visit.Page.GetByText("不能改判，因为没有写理由").WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("window-overrule", whole: true);

        // What is decided is drawn again after the typing; a clerk presses when it stands there.
        await visit.Page.RunAndWaitForResponseAsync(
            () => visit.Page.Locator("#overrule").GetByLabel("理由").FillAsync("物业已经在场，由物业先行关水检修。"),
            answer => answer.Url.EndsWith("/window/preview", StringComparison.Ordinal));
        await window.PressAsync("受理");
        await new CasePage(visit).OpenAsync(await window.DoneAsync());
        await visit.Page.GetByText("物业服务企业主办").First.WaitForAsync();
        await visit.Page.GetByText("物业已经在场").First.WaitForAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_ours_gets_a_notice_in_writing_with_where_to_go()
    {
        await using var visit = await browser.VisitAsync(server);
        var window = await new WindowPage(visit).SignInAsync();
        await window.HearAsync("法院去年已经判了，我不服这个判决，要求你们给我改过来");
        await window.Plan.GetByText("这件事不在这里受理").WaitForAsync();

        await window.PressAsync("不予受理，出具告知书");

        await window.DoneAsync();
        var notice = await window.Paper("不予受理告知书").InnerTextAsync();
        notice.ShouldContain("依法上诉、申请再审");
        notice.ShouldContain("依据：");
        notice.ShouldContain("有异议的");
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("decline-notice", whole: true);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_matter_told_again_joins_the_case_that_runs()
    {
        var earlier = await server.AcceptAsync("三栋电梯坏了一个星期没人修，老人上不了楼");
        await using var visit = await browser.VisitAsync(server);
        var window = await new WindowPage(visit).SignInAsync();
        await window.HearAsync("三栋电梯坏了一个星期没人修，腿脚不好的上不了楼");

        await window.Plan.GetByRole(AriaRole.Radio, new() { Name = earlier }).CheckAsync();
        await window.PressAsync("并入已有事项");

        await window.DoneAsync();
        await visit.Page.GetByText($"已登记并入 {earlier}").WaitForAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        await using var visit = await browser.VisitAsync(server);
        var window = await new WindowPage(visit).SignInAsync();

        await window.PressAsync("受理");
        await window.Refusal.WaitForAsync();
        await Assertions.Expect(window.Words).ToBeFocusedAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("window-refused");

        await window.Place.FillAsync("东门广场");
        await window.Words.EvaluateAsync("(field, words) => { field.value = words; }", new string('吵', 10_001));
        await window.PressAsync("受理");
        await visit.Page.GetByText("最多 10000 个字").First.WaitForAsync();
        (await window.Words.InputValueAsync()).Length.ShouldBe(10_001);

        const string hostile = "<img src=x onerror=alert(1)><b>楼上漏水</b>'; drop table case_file; --";
        await window.HearAsync(hostile);
        await window.PressAsync("受理");
        await new CasePage(visit).OpenAsync(await window.DoneAsync());
        (await visit.Page.Locator("blockquote.said").InnerTextAsync()).ShouldBe(hostile);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Large_type_keeps_the_plan_beside_the_words()
    {
        await using var visit = await browser.VisitAsync(server);
        await visit.ReadLargeTypeAsync();
        var window = await new WindowPage(visit).SignInAsync();

        await window.HearAsync(Leak);

        await window.Sentence.WaitForAsync();
        await Assertions.Expect(window.Sentence).ToBeInViewportAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        await visit.ShootAsync("window-large");
    }
}
