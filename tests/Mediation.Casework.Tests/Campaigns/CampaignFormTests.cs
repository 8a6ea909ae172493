using Mediation.Casework.Campaigns;
using Mediation.Casework.Reading;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Campaigns;

/// <summary>企业回访: a list is read whole or not at all, a campaign has questions and a cadence, and where a firm stands follows from its calls.</summary>
public sealed class CampaignFormTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly Campaign Weekly = new("HF2026-0001", "一季度", "BIZ", ["办照顺利吗"], 7, 3, Today);

    [Fact]
    public void A_list_of_firms_is_read_line_by_line_and_every_fault_is_told_without_what_stands_there()
    {
        var faults = new List<LineFault>();

        FirmText.Read("企业名称,开办日期,地址,联系人,电话\n云朵茶饮店,2026-02-20,西园路9号,周明,13900001122", Today, faults).Single().Name.ShouldBe("云朵茶饮店");
        faults.ShouldBeEmpty();
        FirmText.Read("甲店,2026-02-20,西园路,周明\n,2026-02-20,西园路,周明,13900001122\n乙店,2026-03-03,西园路,周明,13900001122\n丙店,2026-02-20,,周明,13900001122\n丁店,2026-02-20,西园路,,13900001122\n戊店,2026-02-20,西园路,周明,没有\n己店,2026-02-20,西园路,周明,13900001122\n己店,2026-02-20,西园路,周明,13900001122", Today, faults);
        faults.Select(fault => fault.Line).ShouldBe([1, 2, 3, 4, 5, 6, 8]);
        string.Concat(faults.Select(fault => fault.Message)).ShouldNotContain("周明");
        faults.Clear();
        FirmText.Read("", Today, faults);
        faults.Single().Line.ShouldBe(0);
    }

    [Fact]
    public void Every_fault_of_a_campaign_is_told_at_its_field()
    {
        List<string?> Fields(CampaignForm form) => [.. form.Faults(Townspeople.Of("BIZ"), ShippedPolicy.Town).Select(fault => fault.Field)];
        var form = new CampaignForm(Guid.CreateVersion7()) { Name = "一季度", Unit = "BIZ", Questions = ["办照顺利吗"], EveryDays = 7, MostTries = 3 };

        Fields(form).ShouldBeEmpty();
        Fields(new CampaignForm(Guid.CreateVersion7())).ShouldBe(["unit", "campaignName", "questions", "everyDays", "mostTries"]);
        Fields(form with { Unit = "PROPERTY", EveryDays = 61, MostTries = 0 }).ShouldBe(["unit", "everyDays", "mostTries"]);
        CampaignSight.UnitsOf(Townspeople.Of("PROPERTY"), ShippedPolicy.Town).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_answers_three_times_and_it_is_given_up_and_a_difficulty_is_asked_after()
    {
        var firm = new FirmProgress(FirmStates.Waiting, 0, Today);

        firm = firm.After(CallForm.NoAnswer, Weekly, Today);
        firm.ShouldBe(new FirmProgress(FirmStates.Waiting, 1, Today.AddDays(7)));
        firm.After(CallForm.NoAnswer, Weekly, Today).After(CallForm.NoAnswer, Weekly, Today).State.ShouldBe(FirmStates.Unreached);
        firm = firm.After(CallForm.Trouble, Weekly, Today.AddDays(7));
        firm.ShouldBe(new FirmProgress(FirmStates.Troubled, 0, Today.AddDays(14)));
        firm.After(CallForm.Fine, Weekly, Today.AddDays(14)).State.ShouldBe(FirmStates.Settled);
        firm.After(CallForm.Declines, Weekly, Today.AddDays(14)).State.ShouldBe(FirmStates.Declined);
        new CallForm(Guid.CreateVersion7()) { Outcome = CallForm.Trouble }.Faults().Single().Field.ShouldBe("difficulty");
        new CallForm(Guid.CreateVersion7()).Faults().Single().Field.ShouldBe("callOutcome");
    }
}
