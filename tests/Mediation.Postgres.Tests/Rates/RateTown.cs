using System.Text;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Rates;

/// <summary>A town to count in (指标测试镇): each story has half a year of its own, which begins on a Monday at nine.</summary>
public sealed class RateTown : IAsyncLifetime
{
    public const string Leak = "我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认";

    private static readonly object Done = new { result = "解决", text = "已办好" };

    private int stories;

    public CaseDatabase Town { get; } = new();

    public DateTimeOffset Begin { get; private set; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => Town.InitializeAsync();

    public ValueTask DisposeAsync() => Town.DisposeAsync();

    /// <summary>A new half-year, in which nothing has happened yet.</summary>
    public void StartStory()
    {
        Begin = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)).AddDays(29 * 7 * stories++);
        Town.Clock.MoveTo(Begin);
    }

    public void Pass(TimeSpan time) => Town.Clock.Advance(time);

    public async Task<string> AcceptAsync(
        string text = CaseDatabase.Lamp, string requestType = "投诉", string phone = "13800001234", Actor? by = null)
    {
        var form = new ComplaintForm
        {
            Text = text,
            Channel = "窗口登记",
            RequestType = requestType,
            Place = "西园路月光小区2栋",
            Reporter = new() { Name = "李云芳", Phone = phone },
        };
        var answer = await Town.Desk.AcceptAsync(by ?? Townspeople.Desk, form, CaseDatabase.Key($"{Guid.CreateVersion7()}", text, by),
            accepted => new StoredAnswer(201, Encoding.UTF8.GetBytes(accepted.Assessed.Decision.After.Number)), Ct);
        return Encoding.UTF8.GetString(answer.Value.Body);
    }

    public Task DoesAsync(string unit, string number, string act, object? data = null) => DoesAsync(Townspeople.Of(unit), number, act, data);

    public async Task DoesAsync(Actor who, string number, string act, object? data = null) => await Town.DoesAsync(who, number, act, data);

    /// <summary>Every share that waits for it is signed for.</summary>
    public async Task SignAsync(string number)
    {
        foreach (var item in (await Town.ReadAsync(number)).File.OpenItems.Where(w => w.Acts.Contains("sign-for")))
            await DoesAsync(item.Unit, number, "sign-for");
    }

    /// <summary>Everybody concludes and the lead answers, in some words.</summary>
    public async Task AnswerAsync(string number, string words = "已办好")
    {
        await SignAsync(number);
        var file = (await Town.ReadAsync(number)).File;
        foreach (var unit in file.CoHandlers.Where(a => !a.Concluded).Select(a => a.Unit))
            await DoesAsync(unit, number, "conclude", Done);
        await DoesAsync(file.Lead!.Unit, number, "conclude", Done);
        await DoesAsync(file.Lead.Unit, number, "reply", new { text = words, channel = "电话" });
    }

    /// <summary>The call-back, and the closing after it.</summary>
    public async Task CloseAsync(string number, bool solved = true, string satisfaction = "满意", string? reasonCode = null)
    {
        await DoesAsync("DESK", number, "follow-up", new { reached = true, solved, satisfaction, reasonCode });
        await DoesAsync("DESK", number, "close");
    }

    /// <summary>Three calls that nobody answers, and the closing after them.</summary>
    public async Task CloseUnreachedAsync(string number)
    {
        for (var call = 0; call < 3; call++)
            await DoesAsync("DESK", number, "follow-up", new { reached = false });
        await DoesAsync("DESK", number, "close");
    }

    /// <summary>What a rate came to in this story, as seen by somebody at its end.</summary>
    public async Task<RateResult> CountAsync(string code, Actor? who = null) => (await new RateFigures(Town.Source)
        .ReadAsync(who ?? Townspeople.Supervisor, [RateBook.Find(code)!], Story, Town.Clock.GetUtcNow(), Ct)).Single();

    /// <summary>The list behind the figure.</summary>
    public Task<RateCasesPage> ListAsync(string code, RateCaseFilter? filter = null, Actor? who = null) => new RateCases(Town.Source)
        .ReadAsync(who ?? Townspeople.Supervisor, RateBook.Find(code)!, Story, filter ?? new(), Town.Clock.GetUtcNow(), null, 200, Ct);

    private RatePeriod Story => new(Begin, Begin.AddDays(180));
}
