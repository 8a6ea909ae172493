using System.IO.Compression;
using System.Text;
using Mediation.Web.Screens.Tables;

namespace Mediation.Web.Tests.Screens.Tables;

/// <summary>Workbooks that people bring, and those they take along.</summary>
public sealed class XlsxTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void What_was_exported_reads_back_as_it_was()
    {
        var file = XlsxFile.Write(["代码", "名称", "别名"], [["0012", "=1+1 \"引号\" <甲>", ""], ["B2", "  两头空  ", "新园、新院"]]);

        XlsxReader.Read(file).ShouldBe("\"代码\",\"名称\",\"别名\"\n\"0012\",\"=1+1 \"\"引号\"\" <甲>\",\"\"\n\"B2\",\"  两头空  \",\"新园、新院\"\n");
    }

    [Fact]
    public void Cells_say_what_the_sheet_shows_and_each_line_is_a_row_of_it()
    {
        var file = Workbook(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="str"><f>A1</f><v>算出来的</v></c></row>
            <row r="3"><c r="A3"><v>1.2E2</v></c><c r="B3" s="1"><v>46023</v></c><c r="C3" s="2"><v>0.354166666666667</v></c><c r="D3" t="b"><v>1</v></c>
              <c r="E3" t="inlineStr"><is><t>两
            行</t></is></c></row>
            """);

        XlsxReader.Read(file).ShouldBe("\"单位\",\"\",\"算出来的\"\n\n\"120\",\"2026-01-01\",\"08:30\",\"是\",\"两 行\"\n");
    }

    [Fact]
    public void What_is_no_workbook_is_told_apart()
    {
        XlsxReader.Read([0x50, 0x4B, 3, 4, 5]).ShouldBeNull();
        XlsxReader.Read([0xD0, 0xCF, 0x11, 0xE0, 0]).ShouldBeNull();
        XlsxReader.Read(Zip(("xl/workbook.xml", "<workbook/>"))).ShouldBeNull();
        XlsxReader.Read(Workbook("""<row r="1"><c r="A1" t="s"><v>many</v></c></row>""")).ShouldBeNull();
        XlsxReader.Read(Workbook("""<row r="999999"><c r="A1"><v>1</v></c></row>""")).ShouldBeNull("too far down");
        XlsxReader.Read(Workbook("""<row r="1"><c r="ZZZ1"><v>1</v></c></row>""")).ShouldBeNull("too far right");
    }

    [Fact]
    public void A_file_that_swells_when_it_is_opened_and_one_that_fetches_others_are_not_read()
    {
        XlsxReader.Read(Workbook($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{new string('0', 30_000_000)}</t></is></c></row>")).ShouldBeNull();
        XlsxReader.Read(Zip(("xl/workbook.xml", "<!DOCTYPE workbook [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><workbook>&x;</workbook>"))).ShouldBeNull();
    }

    private static byte[] Workbook(string rows) => Zip(
        ("xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="甲" sheetId="1" r:id="r7"/><sheet name="乙" sheetId="2" r:id="r8"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels",
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r8" Target="worksheets/other.xml"/><Relationship Id="r7" Target="/xl/worksheets/first.xml"/></Relationships>"""),
        ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}"><si><r><t>单</t></r><r><t>位</t></r><rPh sb="0" eb="1"><t>dan</t></rPh></si></sst>"""),
        ("xl/styles.xml",
            $"""<styleSheet xmlns="{Main}"><numFmts><numFmt numFmtId="170" formatCode="h:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="170"/></cellXfs></styleSheet>"""),
        ("xl/worksheets/first.xml", $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>"""));

    private static byte[] Zip(params IEnumerable<(string Name, string Text)> parts)
    {
        using var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var entry = package.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return file.ToArray();
    }
}
