using Mediation.Casework.Evaluations;
using Mediation.Postgres.Evaluations;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Evaluations;

/// <summary>码上评: each is counted once, a bad one is put right once, and what must be kept secret is in no number.</summary>
public sealed class EvaluationTests : IAsyncLifetime
{
    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RatePeriod Period => new(town.Clock.GetUtcNow().AddDays(-30), town.Clock.GetUtcNow().AddDays(1));

    private EvaluationFigures Figures => new(town.Source, town.InForce);

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_good_mark_is_counted_and_opens_nothing()
    {
        var outcome = await TakeAsync(Form(5) with { Words = "说得很清楚", Phone = "13800001234" });

        outcome.ShouldBe(new EvaluationOutcome("URBAN", null, null));
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(0);
        (await town.CountAsync("select count(*) from party")).ShouldBe(0, "nobody needs the telephone");
        (await town.CountAsync("select count(*) from evaluation where words = '说得很清楚'")).ShouldBe(1);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_and_has_the_same_answer()
    {
        var form = Form(1);
        var first = await TakeAsync(form);

        (await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await town.NewDesk(town.Source).EvaluateAsync(form, Ct)).Value))).ShouldAllBe(again => again == first);
        first.ReceiptCode.ShouldNotBeNull();
        (await town.CountAsync("select count(*) from case_file where category = 'ZL07-01' and lead_unit = 'URBAN' and channel = '码上评'")).ShouldBe(1);
        (await town.CountAsync("select count(*) from evaluation")).ShouldBe(1);
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Bad_marks_at_once_about_the_same_are_one_case_and_about_something_else_another()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async n =>
            (await town.NewDesk(town.Source).EvaluateAsync(Form(2, n == 5 ? "服务态度" : "办事效率"), Ct)).Value));

        outcomes.Select(outcome => outcome.Number).Distinct().Count().ShouldBe(2);
        outcomes.Count(outcome => outcome.ReceiptCode is not null).ShouldBe(2, "who joins gets no key to somebody else's case");
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(2);
        var number = outcomes.GroupBy(outcome => outcome.Number!).Single(alike => alike.Count() == 5).Key;
        (await town.ReadAsync(number)).File.Evaluations.Count.ShouldBe(5);
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_put_right_already_or_is_of_another_day_is_not_joined()
    {
        var first = await TakeAsync(Form(1));
        await town.DoesAsync(Townspeople.Of("URBAN"), first.Number!, "rectified", new { measures = "已改", proof = "照片" });
        var second = await TakeAsync(Form(1));
        town.Clock.Advance(TimeSpan.FromDays(1));
        var third = await TakeAsync(Form(1));

        new[] { first, second, third }.Select(outcome => outcome.Number).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task An_accusation_goes_where_the_unit_sees_nothing_and_no_number_tells_of_it()
    {
        var outcome = await TakeAsync(Form(1) with { Words = "举报你们所长收了老板的红包，贪污低保款" });

        outcome.ReceiptCode.ShouldNotBeNull();
        var file = (await town.ReadAsync(outcome.Number!)).File;
        (file.Intake.Secrecy, file.Lead!.Unit).ShouldBe((3, "DISCIPLINE"));
        foreach (var reader in new[] { Townspeople.Of("URBAN"), Townspeople.Supervisor, Townspeople.Auditor })
        {
            (await Figures.ReadAsync(reader, Period, Ct)).ShouldBeEmpty();
            (await Figures.ReadAsync(reader, "URBAN", Period, Ct)).ShouldBeEmpty();
        }
        (await town.CountAsync("select count(*) from evaluation where words is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task A_danger_is_a_case_of_its_own_whatever_the_mark()
    {
        var outcome = await TakeAsync(Form(5) with { Words = "你们很好，可是我不想活了，药都买好了" });

        var file = (await town.ReadAsync(outcome.Number!)).File;
        file.Intake.HardStops.ShouldNotBeEmpty();
        file.Lead!.Unit.ShouldBe("POLICE");
        (await Figures.ReadAsync(Townspeople.Supervisor, Period, Ct)).Single().Of.ShouldBe(1);
    }

    [Fact]
    public async Task Marks_are_counted_by_unit_and_each_head_counts_its_own()
    {
        foreach (var mark in new[] { 1, 1, 2, 3, 4, 5, 5 })
            await TakeAsync(Form(mark));
        await TakeAsync(Form(5) with { Unit = "POLICE" });
        await town.DoesAsync(Townspeople.Of("URBAN"), await NumberAsync(), "rectified", new { measures = "已改", proof = "照片" });
        await town.DoesAsync(Townspeople.Supervisor, await NumberAsync(), "confirm-rectified", new { text = "属实" });

        (await Figures.ReadAsync(Townspeople.Supervisor, Period, Ct)).Count.ShouldBe(2);
        var own = (await Figures.ReadAsync(Townspeople.Of("URBAN"), Period, Ct)).Single();
        own.ShouldBe(new UnitMarks("URBAN", 7, 3, 21, 1, 1));
        (own.Enough, own.Mean, own.BadPercent).ShouldBe((false, 3m, 42.9m));
        var lines = await Figures.ReadAsync(Townspeople.Of("URBAN"), "URBAN", Period, Ct);
        lines.Select(line => line.Mark).ShouldBe([5, 5, 4, 3, 2, 1, 1]);
        lines.Count(line => line.Number is not null).ShouldBe(3);
        (await Figures.ReadAsync(Townspeople.Of("POLICE"), "URBAN", Period, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_written_is_erased_after_a_year_and_the_mark_stays()
    {
        await TakeAsync(Form(4) with { Words = "还可以" });

        (await EvaluationStore.EraseWordsAsync(town.Source, town.Clock.GetUtcNow().AddDays(364), Ct)).ShouldBe(0);
        (await EvaluationStore.EraseWordsAsync(town.Source, town.Clock.GetUtcNow().AddDays(366), Ct)).ShouldBe(1);
        (await town.CountAsync("select count(*) from evaluation where words is null and mark = 4")).ShouldBe(1);
    }

    private static EvaluationForm Form(int mark, string aspect = "办事效率") => new(Guid.CreateVersion7(), "URBAN") { Mark = mark, Aspect = aspect };

    private async Task<EvaluationOutcome> TakeAsync(EvaluationForm form)
    {
        var taken = await town.Desk.EvaluateAsync(form, Ct);
        taken.Refusals.ShouldBeEmpty();
        return taken.Value;
    }

    private async Task<string> NumberAsync()
    {
        await using var command = town.Source.CreateCommand("select number from case_file where category = 'ZL07-01'");
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }
}
