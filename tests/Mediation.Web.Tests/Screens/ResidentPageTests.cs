using System.Net;
using Mediation.Web.Tests.Api;

namespace Mediation.Web.Tests.Screens;

[Collection(nameof(ApiServer))]
public sealed class ResidentPageTests(ApiServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, string> Unsolved = new()
    {
        ["act"] = "rate",
        ["data.solved"] = "false",
        ["data.satisfaction"] = "不满意",
        ["data.reasonCode"] = "处理不当",
    };

    [Fact]
    public async Task A_code_that_opens_nothing_takes_no_rating()
    {
        using var answer = await SayAsync("AAAA-BBBB-CCCC-DDDD-EEEE", Unsolved);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Before_the_reply_nobody_is_asked_and_nothing_changes()
    {
        var (number, code) = await AcceptAsync();

        using var answer = await SayAsync(code, Unsolved);

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await PageAsync(code)).ShouldNotContain("您的评价已经收到");
        (await RatingsAsync(number)).ShouldBe(0);
    }

    [Fact]
    public async Task After_the_reply_the_resident_rates_once_and_the_case_goes_on()
    {
        var (number, code) = await AcceptAsync();
        await AnswerAsync(number);
        (await PageAsync(code)).ShouldContain("问题解决了吗");

        var missing = new Dictionary<string, string>(Unsolved);
        missing.Remove("data.reasonCode");
        using (var refused = await SayAsync(code, missing))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("不满意要注明原因");
        }
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var answer = await SayAsync(code, Unsolved);
            answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        }

        (await PageAsync(code)).ShouldNotContain("问题解决了吗");
        (await RatingsAsync(number)).ShouldBe(1);
        (await (await server.AsAsync("desk")).GetAsync($"/api/cases/{number}")).Json["stage"]!.GetValue<string>().ShouldBe("closing");
    }

    private async Task<(string Number, string Code)> AcceptAsync()
    {
        var accepted = await (await server.AsAsync("desk")).PostAsync("/api/complaints", Caller.Complaint(), $"{Guid.CreateVersion7()}");
        var json = accepted.ShouldBeFine(HttpStatusCode.Created).Json;
        return (json["number"]!.GetValue<string>(), json["receiptCode"]!.GetValue<string>());
    }

    private async Task AnswerAsync(string number)
    {
        var lead = await server.AsAsync("mediator");
        (await lead.ActAsync(number, "sign-for")).ShouldBeFine();
        foreach (var unit in new[] { "property", "legal" })
        {
            var helper = await server.AsAsync(unit);
            (await helper.ActAsync(number, "sign-for")).ShouldBeFine();
            (await helper.ActAsync(number, "conclude", new { result = "解决", text = "已查看" })).ShouldBeFine();
        }
        await lead.AskPartiesAsync(number);
        await lead.AgreeAsync(number);
        (await lead.ActAsync(number, "conclude", new { result = "解决", text = "已达成协议" })).ShouldBeFine();
        (await lead.ActAsync(number, "reply", new { text = "一周内修好", channel = "电话" })).ShouldBeFine();
    }

    private async Task<int> RatingsAsync(string number) =>
        (await (await server.AsAsync("desk")).GetAsync($"/api/cases/{number}/journal")).Items
            .Where(line => line!["act"]!.GetValue<string>() == "rate")
            .Select(line => line!["version"]!.GetValue<long>())
            .Distinct()
            .Count();

    private async Task<string> PageAsync(string code)
    {
        using var anybody = server.Anonymous();
        return WebUtility.HtmlDecode(await anybody.GetStringAsync($"/r/{code}?said=true", Stop));
    }

    private async Task<HttpResponseMessage> SayAsync(string code, Dictionary<string, string> form)
    {
        using var anybody = server.Anonymous();
        using var content = new FormUrlEncodedContent(form);
        return await anybody.PostAsync($"/r/{code}", content, Stop);
    }
}
