using Mediation.Casework.Campaigns;
using Mediation.Postgres.Campaigns;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Campaigns;

/// <summary>企业回访: one caller for each firm at a time, a difficulty is one case however often it is sent, and who to ask for is forgotten after a year.</summary>
public sealed class CampaignTests : IAsyncLifetime
{
    private static readonly FirmRow[] Firms =
    [
        new("云朵茶饮店", new DateOnly(2026, 2, 20), "西园路9号", "周明", "13900001122"), new("松针五金店", new DateOnly(2026, 2, 21), "西园路11号", "吴芳", "13900001133"),
    ];

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CampaignKeeping Keeping => new(town.Source, town.InForce);

    private CampaignCalls Calls => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_campaign_that_is_sent_twice_begins_once_and_is_seen_by_its_unit_and_supervisors()
    {
        var form = Form();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await Keeping.BeginAsync(Townspeople.Of("BIZ"), form, Firms, Now, Ct)).Value));

        numbers.Distinct().ShouldBe(["HF2026-0001"]);
        (await town.CountAsync("select count(*) from campaign_firm")).ShouldBe(2);
        (await Keeping.ReadAsync(Townspeople.Of("BIZ"), Ct)).Count.ShouldBe(1);
        (await Keeping.ReadAsync(Townspeople.Supervisor, Ct)).Count.ShouldBe(1);
        (await Keeping.FindAsync(Townspeople.Of("COMMUNITY"), numbers[0], Ct)).ShouldBeNull();
        (await Keeping.BeginAsync(Townspeople.Of("PROPERTY"), Form(), Firms, Now, Ct)).Refusals[0].Code.ShouldBe("campaign.unit");
    }

    [Fact]
    public async Task Two_callers_never_call_the_same_firm_and_nobody_answers_for_a_firm_that_isnt_theirs()
    {
        var (campaign, biz, urban) = (await BeginAsync(), Townspeople.Of("BIZ"), Townspeople.Of("URBAN"));

        var first = (await Calls.NextAsync(biz, campaign, Now, Ct))!;
        (await Calls.NextAsync(biz, campaign, Now, Ct))!.Line.ShouldBe(first.Line, "it stays with its caller");
        (await Calls.NextAsync(urban, campaign, Now, Ct))!.Line.ShouldNotBe(first.Line);
        (await town.Desk.RecordCallAsync(urban, campaign, first.Line, Said(CallForm.Fine), Ct)).Refusals[0].Code.ShouldBe("campaign.not-held");
        town.Clock.Advance(TimeSpan.FromMinutes(16));
        (await town.Desk.RecordCallAsync(biz, campaign, first.Line, Said(CallForm.Fine), Ct)).Refusals[0].Code.ShouldBe("campaign.not-held");
        (await town.CountAsync("select count(*) from campaign_call where outcome = 'shown'")).ShouldBe(3, "every showing of a telephone is written down");
    }

    [Fact]
    public async Task A_difficulty_is_one_case_led_by_the_enterprise_office_and_asked_after_when_it_is_closed()
    {
        var (campaign, biz) = (await BeginAsync(), Townspeople.Of("BIZ"));
        var firm = (await Calls.NextAsync(biz, campaign, Now, Ct))!;
        var said = Said(CallForm.Trouble) with { Difficulty = "办食品小作坊证，三个部门都要别家先出意见" };

        var numbers = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await town.Desk.RecordCallAsync(biz, campaign, firm.Line, said, Ct)).Value));

        numbers.Distinct().Count().ShouldBe(1);
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(1);
        var file = (await town.ReadAsync(numbers[0])).File;
        (file.Intake.Channel, file.Intake.Category, file.Lead!.Unit).ShouldBe(("企业回访电话", "QY01-01", "BIZ"));
        (await Calls.NextAsync(biz, campaign, Now, Ct))!.Line.ShouldNotBe(firm.Line);
        town.Clock.Advance(TimeSpan.FromDays(8));
        (await FiguresAsync(campaign)).ShouldBe(new CampaignFigures(2, 1, 1, 1, 1, 0, 0, 1), "its case is still open");
        await town.ExecuteAsync($"update case_file set stage = 'closed', result = 'solved', closed_at = now() where number = '{numbers[0]}'");
        (await FiguresAsync(campaign)).ShouldBe(new CampaignFigures(2, 1, 1, 1, 1, 1, 0, 2));
    }

    [Fact]
    public async Task Nobody_who_was_called_is_kept_longer_than_a_year()
    {
        var campaign = await BeginAsync();

        (await Keeping.EraseContactsAsync(Now.AddDays(366), Ct)).ShouldBe(0);
        (await Keeping.EraseContactsAsync(Now.AddDays(367), Ct)).ShouldBe(2);
        (await town.CountAsync("select count(*) from campaign_firm where contact is not null or phone is not null")).ShouldBe(0);
        (await Calls.NextAsync(Townspeople.Of("BIZ"), campaign, Now, Ct)).ShouldBeNull();
    }

    private async Task<CampaignFigures> FiguresAsync(Campaign campaign) =>
        (await new CampaignReports(town.Source).ReadAsync(Townspeople.Of("BIZ"), campaign.Number, town.InForce.Policy.Calendar.DayOf(Now), Ct)).Figures;

    private async Task<Campaign> BeginAsync()
    {
        var number = (await Keeping.BeginAsync(Townspeople.Of("BIZ"), Form(), Firms, Now, Ct)).Value;
        return (await Keeping.FindAsync(Townspeople.Of("BIZ"), number, Ct))!;
    }

    private static CampaignForm Form() => new(Guid.CreateVersion7()) { Name = "一季度新开办企业", Unit = "BIZ", Questions = ["办照顺利吗"], EveryDays = 7, MostTries = 3 };

    private static CallForm Said(string outcome) => new(Guid.CreateVersion7()) { Outcome = outcome, Answers = ["顺利"] };
}
