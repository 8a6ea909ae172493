using Mediation.Casework.Papers;
using Mediation.Casework.Parties;
using Mediation.Casework.Reading;
using Mediation.Casework.Templates;
using Mediation.Casework.Tests.Stories;
using Mediation.TestKit.Mediations;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Papers;

/// <summary>What stands on a paper, before it is a file.</summary>
public sealed class PaperTests
{
    private static readonly Template Form = Read(
        """
        {"kind": "paper", "templates": [{"code": "form", "name": "表", "prefix": "BB", "when": "any", "fields": ["applicant", "applicantSex", "respondent", "said"], "sections": [
          {"code": "a", "name": "申请人", "as": "table", "each": "complainant", "text": "申请人|{申请人}|性别|{申请人性别}"},
          {"code": "b", "name": "被申请人", "as": "table", "each": "respondent", "text": "被申请人|{被申请人}"},
          {"code": "c", "name": "事由", "text": "{诉求}"},
          {"code": "d", "name": "签名", "as": "plain", "each": "complainant", "text": "{申请人}签名："}]}]}
        """);

    [Fact]
    public void Each_party_of_a_side_has_its_own_rows_with_nothing_of_the_others()
    {
        var paper = Paper.Of(Form, new PaperValues(new Dictionary<string, string> { ["applicant"] = "李甲、李乙", ["applicantSex"] = "男", ["said"] = "漏水" })
        {
            Parties =
            [
                new(PartySide.Complainant, new Dictionary<string, string> { ["applicant"] = "李甲", ["applicantSex"] = "男" }),
                new(PartySide.Complainant, new Dictionary<string, string> { ["applicant"] = "李乙" }),
            ],
        });

        paper.Blocks.OfType<PaperTable>().ShouldHaveSingleItem().Rows.Select(row => string.Join('|', row))
            .ShouldBe(["申请人|李甲|性别|男", "申请人|李乙|性别|", "被申请人|"], "and where nobody is known there is room for the pen");
        paper.Blocks.OfType<PaperText>().Select(text => text.Text).ShouldBe(["漏水", "李甲签名：", "李乙签名："]);
    }

    [Fact]
    public void A_heading_over_nothing_is_left_out()
    {
        var record = ShippedPolicy.Templates.Find("mediation-record")!;

        static IEnumerable<string> Headings(Paper paper) => paper.Blocks.OfType<PaperText>().Where(text => text.Shape is SectionShape.Heading).Select(text => text.Text);
        Headings(Paper.Of(record, new PaperValues(new Dictionary<string, string> { ["mediationResult"] = "达成口头协议。" }))).ShouldBe(["调解结果"]);
        Headings(Paper.Of(record, new PaperValues(record.Fields.ToDictionary(field => field.Code, field => field.Example)))).Count().ShouldBe(3);
    }

    [Fact]
    public void A_side_that_nobody_is_on_is_refused_where_it_is_written()
    {
        var faults = new List<PolicyFault>();

        TemplateSet.Read([("x.json", """{"kind": "paper", "templates": [{"code": "x", "name": "表", "prefix": "XX", "when": "any", "fields": [], "sections": [{"code": "a", "name": "甲", "text": "字", "each": "witness"}]}]}""")], faults);

        faults.ShouldHaveSingleItem().Message.ShouldContain("witness");
    }

    [Fact]
    public void Each_paper_has_its_moment_and_what_must_be_there_is_missing_until_it_is_made()
    {
        Standing(Story.Accepted("我儿子上初一，被几个高年级的堵在厕所扇耳光，还拍视频"), "mandatory-report").ShouldBe(PaperStanding.Missing, "未成年人保护法第十一条第二款");
        Standing(Story.Accepted(Given.Violence), "home-violence-visit").ShouldBe(PaperStanding.Open, "the police may not have given one");
        Standing(Story.Accepted(Given.Lamp, form => form with { Persons = 6 }), "group-report").ShouldBe(PaperStanding.Missing);
        Standing(Story.Accepted(Given.Lamp, form => form with { Persons = 5 }), "group-report").ShouldBeNull();
        foreach (var paper in new[] { "mandatory-report", "home-violence-visit", "power-of-attorney", "praise-reply", "consent-form" })
            Standing(Story.Accepted(Given.Lamp), paper).ShouldBeNull();
        var mediated = Given.SignedFor(Given.Leak).Plays(MediationPlay.Consent.Take(2));
        Standing(mediated, "consent-form").ShouldBe(PaperStanding.Open);
        Standing(mediated, "power-of-attorney").ShouldBeNull();
        mediated.Does("PMC", "record-particulars",
            new { whose = MediationPlay.PartyOf(mediated.File, PartySide.Respondent), agent = "白文秀", agentScope = "special" });
        Standing(mediated, "power-of-attorney").ShouldBe(PaperStanding.Missing);
    }

    private static PaperStanding? Standing(Story story, string paper) =>
        PaperMoments.Of(ShippedPolicy.Templates, story.File, story.Journal).Where(each => each.Template.Code == paper).Select(each => (PaperStanding?)each.Standing).FirstOrDefault();

    private static Template Read(string text)
    {
        var faults = new List<PolicyFault>();
        var read = TemplateSet.Read([("x.json", text)], faults).All.Single();
        faults.ShouldBeEmpty();
        return read;
    }
}
