using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Mediation.Casework.Papers;
using Mediation.Casework.Parties;
using Mediation.Casework.Templates;
using Mediation.Postgres.Papers.Writing;
using Mediation.TestKit.Shipped;
using PdfSharp.Pdf.IO;

namespace Mediation.Postgres.Tests.Papers;

/// <summary>Every shipped paper as files; they are left under <c>artifacts/papers</c>, to be looked at.</summary>
public sealed class PaperFileTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(8));

    public static TheoryData<string> Papers => [.. ShippedPolicy.Templates.All.Where(template => template.Kind is TemplateKind.Paper).Select(template => template.Code)];

    [Theory, MemberData(nameof(Papers))]
    public void A_shipped_paper_is_a_valid_Word_file_and_a_PDF_file_on_A4(string code)
    {
        var paper = Filled(ShippedPolicy.Templates.Find(code)!);

        var (docx, pdf) = (DocxPaper.Write(paper), PdfPaper.Write(paper, At));

        Leave($"{code}.docx", docx);
        Leave($"{code}.pdf", pdf);
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        new OpenXmlValidator().Validate(word, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath} {fault.Description}").ShouldBeEmpty();
        word.MainDocumentPart!.Document.InnerText.ShouldContain(paper.Title);
        using var read = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        read.PageCount.ShouldBeInRange(1, 2);
        read.Pages[0].Height.Millimeter.ShouldBe(297, 0.5);
        read.Info.Title.ShouldBe(paper.Title);
    }

    [Theory, InlineData("agreement", 3), InlineData("mediation-register", 2), InlineData("confirmation-application", 2)]
    public void Many_parties_with_long_names_stand_each_in_its_own_rows_and_what_nobody_asked_stays_empty(string code, int pages)
    {
        string[] names = ["阿卜杜热合曼·买买提依明·吐尔逊", "墨江哈尼族自治县联珠镇西园路月光小区第二届业主委员会（筹备组）", "李芳"];
        var template = ShippedPolicy.Templates.Find(code)!;
        var values = template.Fields.Where(field => field.Code is not "recorder").ToDictionary(field => field.Code, field => field.Example);
        var paper = Paper.Of(template, new PaperValues(values)
        {
            Parties =
            [
                .. names.Select(name => new PartyValues(PartySide.Complainant, new Dictionary<string, string>
                {
                    ["applicant"] = name,
                    ["applicantPhone"] = "13800001234",
                    ["applicantAddress"] = $"{names[1]}物业服务中心二楼，住月光小区2栋1单元301室",
                })),
                .. names.Take(2).Select(name => new PartyValues(PartySide.Respondent, new Dictionary<string, string> { ["respondent"] = name })),
            ],
        });

        var (docx, pdf) = (DocxPaper.Write(paper), PdfPaper.Write(paper, At));

        Leave($"{code}-many.docx", docx);
        Leave($"{code}-many.pdf", pdf);
        var rows = paper.Blocks.OfType<PaperTable>().SelectMany(table => table.Rows).Select(row => row[1]).ToList();
        names.ShouldAllBe(name => rows.Count(cell => cell == name) == (name.Length > 3 ? 2 : 1));
        using var word = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        new OpenXmlValidator().Validate(word, TestContext.Current.CancellationToken).ShouldBeEmpty();
        using var read = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        read.PageCount.ShouldBe(pages);
    }

    [Fact]
    public void A_long_table_goes_on_over_the_pages_and_each_is_numbered()
    {
        var rows = Enumerable.Range(1, 90).Select(row => (IReadOnlyList<string>)[$"{row}", string.Concat(Enumerable.Repeat("楼上夜间施工，", row % 9))]);
        var paper = new Paper("卷宗", [new PaperTable([["序号", "内容"], .. rows], [1, 6]), new PaperText("龘䶮㛃", SectionShape.Body)]);

        var pdf = PdfPaper.Write(paper, At);

        Leave("long-table.pdf", pdf);
        using var read = PdfReader.Open(new MemoryStream(pdf), PdfDocumentOpenMode.Import);
        read.PageCount.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void A_cell_longer_than_a_page_is_divided()
    {
        var paper = new Paper("调查记录", [new PaperTable([["内容", string.Concat(Enumerable.Repeat("他说当时在家听见楼上电钻声。", 150))]])]);

        using var read = PdfReader.Open(new MemoryStream(PdfPaper.Write(paper, At)), PdfDocumentOpenMode.Import);

        read.PageCount.ShouldBe(3);
    }

    private static Paper Filled(Template template) => Paper.Of(template, new PaperValues(template.Fields.ToDictionary(field => field.Code, field => field.Example)));

    private static void Leave(string name, byte[] content)
    {
        var folder = ShippedPolicy.File("artifacts", "papers");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), content);
    }
}
