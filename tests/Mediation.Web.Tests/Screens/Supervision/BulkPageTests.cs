using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mediation.Web.Tests.Screens.Supervision;

/// <summary>One act on many cases: first what would happen to each, then done once.</summary>
public sealed partial class BulkPageTests(TestServer server) : IClassFixture<TestServer>
{
    private readonly LateTown town = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_are_previewed_and_urged_as_a_batch_and_sending_it_again_urges_nobody_twice()
    {
        string[] numbers = [await town.AcceptAsync(), await town.AcceptAsync()];
        var supervisor = await server.SignedInAsync("supervisor");

        var preview = await BeginAsync(supervisor, "urge", numbers);
        preview.ShouldContain("催办 2 件");
        preview.ShouldContain("通知社区人民调解委员会");
        (await town.UrgesAsync(numbers[0])).ShouldBe(0);

        var form = Form("urge", "send", preview, numbers, KeyValuePair.Create("data.text", "请今天联系群众"));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var answer = await PostAsync(supervisor, form);
            answer.StatusCode.ShouldBe(HttpStatusCode.Found);
            answer.Headers.Location!.ToString().ShouldContain("on=2");
        }

        foreach (var number in numbers)
            (await town.UrgesAsync(number)).ShouldBe(1, number);
    }

    [Fact]
    public async Task What_would_happen_to_each_is_said_before_they_are_given_to_another_unit()
    {
        string[] numbers = [await town.AcceptAsync(), await town.AcceptAsync()];
        var supervisor = await server.SignedInAsync("supervisor");
        (await BeginAsync(supervisor, "reassign", numbers)).ShouldContain("填好下面的内容，再看会怎样");

        var preview = await TextAsync(await PostAsync(supervisor, Form("reassign", "preview", "", numbers,
            new("data.to", "JUSTICE"), new("data.reason", "人手不足"))));

        preview.ShouldContain("主办由社区人民调解委员会改为司法所");
        preview.ShouldContain("签收");
        preview.ShouldContain("改派 2 件");
        (await LeadAsync(numbers[0])).ShouldBe("PMC");
        using var done = await PostAsync(supervisor, Form("reassign", "send", preview, numbers, new("data.to", "JUSTICE"), new("data.reason", "人手不足")));
        done.StatusCode.ShouldBe(HttpStatusCode.Found);
        foreach (var number in numbers)
            (await LeadAsync(number)).ShouldBe("JUSTICE");
    }

    [Fact]
    public async Task A_case_that_moved_on_since_the_preview_is_refused_and_the_others_are_done()
    {
        string[] numbers = [await town.AcceptAsync(), await town.AcceptAsync()];
        var supervisor = await server.SignedInAsync("supervisor");
        KeyValuePair<string, string>[] typed = [new("data.to", "JUSTICE"), new("data.reason", "人手不足")];
        var preview = await TextAsync(await PostAsync(supervisor, Form("reassign", "preview", "", numbers, typed)));
        using (var meanwhile = await supervisor.PostAsync($"/supervision/acts/{numbers[0]}", new FormUrlEncodedContent(
            [new("act", "reassign"), new("data.to", "PROPERTY"), new("data.reason", "先由物业处理")]), Stop))
            meanwhile.StatusCode.ShouldBe(HttpStatusCode.Found);

        var left = await TextAsync(await PostAsync(supervisor, Form("reassign", "send", preview, numbers, typed)));

        left.ShouldContain("已办 1 件；以下 1 件没有办");
        left.ShouldContain(numbers[0]);
        left.ShouldNotContain($"data-case=\"{numbers[1]}\"");
        (await LeadAsync(numbers[0])).ShouldBe("PROPERTY");
        (await LeadAsync(numbers[1])).ShouldBe("JUSTICE");
    }

    [Fact]
    public async Task What_cannot_be_done_to_a_case_is_said_beside_it_and_is_not_sent_along()
    {
        string[] numbers = [await town.AcceptAsync(), await town.AcceptAsync()];
        var supervisor = await server.SignedInAsync("supervisor");
        KeyValuePair<string, string>[] order =
            [new("data.leader", "王镇长"), new("data.until", $"{await town.NowAsync():yyyy}-12-31"), new("data.text", "限期整改")];
        using (var before = await supervisor.PostAsync($"/supervision/acts/{numbers[0]}",
            new FormUrlEncodedContent([new("act", "supervise"), .. order]), Stop))
            before.StatusCode.ShouldBe(HttpStatusCode.Found);

        var preview = await TextAsync(await PostAsync(supervisor, Form("supervise", "preview", "", numbers, order)));

        preview.ShouldContain("不能办");
        preview.ShouldContain("列入督办");
        preview.ShouldContain("督办立项 1 件");
        Versions().Matches(preview).Select(match => match.Groups[1].Value).ShouldBe([numbers[1]]);
    }

    [Fact]
    public async Task A_form_that_is_not_filled_in_comes_back_with_what_is_missing_and_nothing_is_done()
    {
        string[] numbers = [await town.AcceptAsync()];
        var supervisor = await server.SignedInAsync("supervisor");

        var again = await TextAsync(await PostAsync(supervisor, Form("reassign", "preview", "", numbers, new("data.to", ""), new("data.reason", "人手不足"))));

        again.ShouldContain("aria-invalid=\"true\"");
        again.ShouldContain("人手不足");
        again.ShouldNotContain("value=\"send\"");
        (await LeadAsync(numbers[0])).ShouldBe("PMC");
    }

    [Fact]
    public async Task Whoever_may_not_is_told_so_of_each_case_and_other_acts_are_not_done_here()
    {
        var number = await town.AcceptAsync();
        var auditor = await server.SignedInAsync("auditor");

        (await BeginAsync(auditor, "urge", [number])).ShouldContain("不能办");
        using (var sent = await PostAsync(auditor, Form("urge", "send", "", [number])))
            (await TextAsync(sent)).ShouldContain("已办 0 件");
        (await town.UrgesAsync(number)).ShouldBe(0);
        using var other = await PostAsync(await server.SignedInAsync("supervisor"), Form("close", "send", "", [number]));
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> BeginAsync(HttpClient who, string act, IEnumerable<string> numbers) => WebUtility.HtmlDecode(
        await who.GetStringAsync($"/supervision/bulk?do={act}{string.Concat(numbers.Select(number => $"&number={number}"))}", Stop));

    private static Task<HttpResponseMessage> PostAsync(HttpClient who, IEnumerable<KeyValuePair<string, string>> form) =>
        who.PostAsync("/supervision/bulk", new FormUrlEncodedContent(form), Stop);

    // As the page's own form has it: the key and the versions of the preview.
    private static List<KeyValuePair<string, string>> Form(
        string act, string step, string preview, IEnumerable<string> numbers, params KeyValuePair<string, string>[] typed) =>
    [
        new("act", act), new("step", step), new("key", Key().Match(preview) is { Success: true } key ? key.Groups[1].Value : "no-preview"),
        .. numbers.Select(number => new KeyValuePair<string, string>("number", number)),
        .. Versions().Matches(preview).Select(seen => new KeyValuePair<string, string>($"version.{seen.Groups[1].Value}", seen.Groups[2].Value)),
        .. typed,
    ];

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
    }

    // Shares that were taken back stay in the list; the last one of a lead is the lead's.
    private async Task<string> LeadAsync(string number) =>
        (await (await server.SignedInAsync("supervisor")).GetFromJsonAsync<JsonNode>($"/api/cases/{number}", Stop))!["assignments"]!.AsArray()
            .Last(share => share!["share"]!.GetValue<string>() == "lead")!["unit"]!.GetValue<string>();

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("name=\"version\\.([^\"]+)\" value=\"(\\d+)\"")]
    private static partial Regex Versions();
}
