using Mediation.Casework.Acceptance;
using Mediation.Casework.Evaluations;
using Mediation.Postgres.Scorecards;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Scorecards;

/// <summary>物业考核: what the quarter's cases and marks count is the same that a reader can open, and twice too little opens work for the firm.</summary>
public sealed class ScorecardTests : IAsyncLifetime
{
    private static readonly string[] Dimensions = ["loyalty", "diligence", "effectiveness", "transparency", "responsibility", "altruism"];

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ServiceRecords Services => new(town.Source, town.InForce);

    private PublicScorecards Hanging => new(town.Source);

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Every_figure_is_counted_from_cases_that_can_be_opened_and_secret_ones_are_in_none()
    {
        for (var n = 0; n < 8; n++)
            await ComplainAsync("茶马路茶马家园3栋");
        await ComplainAsync("西园路金桂园1栋");
        await AcceptAsync(new()
        {
            Text = "小区公共区域卫生没人打扫，物业不管",
            Channel = "窗口登记",
            Place = "茶马路茶马家园3栋",
            Category = "WY01-02",
            Reporter = new() { Name = "李云芳", Phone = "13800001234", KeepSecret = true },
        });
        for (var n = 0; n < 10; n++)
            (await town.Desk.EvaluateAsync(new EvaluationForm(Guid.CreateVersion7(), "PROPERTY") { Mark = 3 }, Ct)).IsRefused.ShouldBeFalse();
        var number = await OpenAsync("q2", TimeSpan.FromDays(37));

        await ReckonAsync(number, 80);

        var card = (await town.ReadAsync(number)).File.Scorecard!;
        var figures = card.Score!.Figures;
        (figures.From, figures.Until).ShouldBe((new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31)));
        (figures.Complaints, figures.Households, figures.ComplaintsPerHundred).ShouldBe((8, 360, 2));
        (figures.Marks, figures.MeanMark).ShouldBe((10, 300));
        card.Score.Lines.Sum(line => line.Deductions.Count).ShouldBe(card.Score.Figures.LatePercent >= 20 ? 2 : 1);
        (await ListAsync(card.Score, "complaints", Townspeople.Supervisor)).Count.ShouldBe(8);
        (await ListAsync(card.Score, "shares", Townspeople.Supervisor)).Count.ShouldBe(figures.Shares);
        (await ListAsync(card.Score, "complaints", Townspeople.Of("POLICE"))).ShouldBeEmpty("who may not see a case isn't shown it by a figure");

        Task<IReadOnlyList<ServiceCase>> ListAsync(Casework.Scorecards.Score score, string figure, Casework.Actors.Actor reader) =>
            Services.ListAsync(reader, "XY-06", score, figure, town.Clock.GetUtcNow(), Ct);
    }

    [Fact]
    public async Task It_hangs_out_when_the_firm_was_heard_and_too_little_twice_in_a_row_opens_work_for_it()
    {
        var first = await OpenAsync("q2", TimeSpan.FromDays(37));
        await ReckonAsync(first, 40);
        (await Hanging.AnyAsync(Ct)).ShouldBeFalse("nobody was heard yet");
        await town.DoesAsync(Townspeople.Of("PROPERTY"), first, "score-answered", new { scoreAnswer = "电梯配件三月才到货。" });
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), first, "score-published");

        var hung = (await Hanging.ReadAsync(Ct)).ShouldHaveSingleItem();
        (hung.Compound, hung.Score.Firm, hung.Score.Total, hung.Score.Verdict, hung.Answer).ShouldBe(("XY-06", "恒安物业服务有限公司", 40, "fail", "电梯配件三月才到货。"));

        var second = await OpenAsync("q3", TimeSpan.FromDays(91));
        await ReckonAsync(second, 40);
        await town.DoesAsync(Townspeople.Of("PROPERTY"), second, "score-seen");
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), second, "score-published-summons");

        (await Hanging.ReadAsync(Ct)).Select(each => each.Score.Verdict).ShouldBe(["fail-again", "fail"], "the latest period first");
        (await town.CountAsync("select count(*) from case_file where category = 'ZL08-02' and lead_unit = 'PROPERTY' and compound_code = 'XY-06'")).ShouldBe(1);
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    private Task ComplainAsync(string place) =>
        AcceptAsync(new() { Text = "小区公共区域卫生没人打扫，物业不管", Channel = "窗口登记", Place = place, Category = "WY01-02" });

    private async Task AcceptAsync(ComplaintForm form) =>
        (await town.Desk.AcceptAsync(Townspeople.Desk, form, CaseDatabase.Key($"{Guid.CreateVersion7()}", form.Text), _ => new(200, []), Ct)).IsRefused.ShouldBeFalse();

    private async Task ReckonAsync(string number, int mark)
    {
        var form = Dimensions.SelectMany(each => new[] { KeyValuePair.Create(each, (object)mark), new($"{each}Ground", "现场看过") }).ToDictionary();
        await town.DoesAsync(Townspeople.Of("OWNERS"), number, "marks-entered", form);
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), number, "marks-entered", form);
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), number, "score-reckoned");
    }

    // What is scored is the quarter before the one in which it is opened.
    private async Task<string> OpenAsync(string schedule, TimeSpan later)
    {
        town.Clock.Advance(later);
        await town.ScheduleAtAsync($"{schedule},考核{schedule},每周,星期一、星期二、星期三、星期四、星期五、星期六、星期日,00:01,照常,2026-01-01,茶马家园,一件,COMMUNITY,ZL08-01,考核,在用");
        town.Clock.Advance(TimeSpan.FromDays(1));
        await town.Desk.OpenScheduledAsync(Ct);
        await using var command = town.Source.CreateCommand("select c.number from schedule_opened o join case_file c on c.id = o.case_id where o.schedule_code = $1");
        command.Parameters.Add(new() { Value = schedule });
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }
}
