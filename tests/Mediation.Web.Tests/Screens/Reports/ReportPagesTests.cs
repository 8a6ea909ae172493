using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Mediation.Postgres.Rates;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Tables;
using Mediation.Web.Tests.Api;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Screens.Reports;

/// <summary>The month as a page, as a workbook and as a log.</summary>
public sealed class ReportPagesTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Month => TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))
        .ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Page_and_workbook_say_the_same_of_a_month()
    {
        var number = await AcceptAsync();
        var page = await server.ReadAsync("supervisor", $"/reports?month={Month}");
        using var supervisor = await server.SignedInAsync("supervisor");
        var file = await supervisor.GetByteArrayAsync($"/reports/month.xlsx?month={Month}", Ct);

        page.ShouldContain(number);
        var figures = XlsxReader.Read(file).ShouldNotBeNull();
        foreach (var rate in RateBook.All)
        {
            page.ShouldContain(Words.Of("rate", rate.Code));
            figures.ShouldContain($"\"{Words.Of("rate", rate.Code)}\"");
        }
        var ledger = Sheet(file, 3);
        ledger.Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value).ShouldContain(number);
        Sheet(file, 2).Descendants().Count(e => e.Name.LocalName == "v").ShouldBeGreaterThan(3, "counts are numbers");
    }

    [Fact]
    public async Task Who_was_called_to_meetings_and_who_called_stands_on_the_page_and_in_the_workbook()
    {
        var number = await AcceptAsync();
        using (var desk = await server.SignedInAsync("desk"))
            (await new Caller(desk).ActAsync(number, "summon", new
            {
                called = new[] { "PEACE" },
                meetAt = TimeProvider.System.GetUtcNow().AddHours(5).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                matter = "路灯谁修",
            })).ShouldBeFine();

        var page = await server.ReadAsync("supervisor", $"/reports?month={Month}");
        using var supervisor = await server.SignedInAsync("supervisor");
        var file = await supervisor.GetByteArrayAsync($"/reports/month.xlsx?month={Month}", Ct);

        page.ShouldContain("平安法治办 1 0 0 0 0 0 0");
        page.ShouldContain("一窗受理台 0 0 0 0 1 0 0");
        var said = Sheet(file, 4).Descendants().Where(e => e.Name.LocalName is "t" or "v").Select(e => e.Value).ToList();
        said.ShouldContain("履职不到位");
        said.ShouldContain("平安法治办");
        (await server.ReadAsync("police", $"/reports?month={Month}")).ShouldNotContain("平安法治办 1");
    }

    [Theory]
    [InlineData("?month=2026-13")]
    [InlineData("?month=1999-01&unit=NOBODY")]
    [InlineData("?month=%27;drop")]
    public async Task What_is_no_month_or_unit_means_the_last_one_and_all(string query)
    {
        var page = await server.ReadAsync("supervisor", $"/reports{query}");
        page.ShouldBe(await server.ReadAsync("supervisor", "/reports"));
    }

    [Fact]
    public async Task The_log_is_for_those_who_oversee_the_town_and_names_no_case()
    {
        var number = await AcceptAsync();
        using var supervisor = await server.SignedInAsync("supervisor");

        using var answer = await supervisor.GetAsync("/reports/process.xes", Ct);

        answer.Content.Headers.ContentDisposition!.FileName.ShouldNotBeNull().ShouldContain(".xes");
        var text = await answer.Content.ReadAsStringAsync(Ct);
        XesReading.Faults(XDocument.Parse(text)).ShouldBeEmpty();
        text.ShouldContain("事项-000001");
        foreach (var secret in new[] { number, "李云芳", "13800001234", "月光小区", "受理台乙", "路灯" })
            text.ShouldNotContain(secret);
        (await server.StatusAsync("desk", "/reports/process.xes")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("admin", "/reports")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("admin", "/reports/month.xlsx")).ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<string> AcceptAsync()
    {
        using var desk = await server.SignedInAsync("desk");
        return (await new Caller(desk).PostAsync("/api/complaints", Caller.Complaint("路灯不亮"), $"{Guid.CreateVersion7()}")).Json["number"]!.GetValue<string>();
    }

    private static XDocument Sheet(byte[] file, int number)
    {
        using var package = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        using var sheet = package.GetEntry($"xl/worksheets/sheet{number}.xml")!.Open();
        return XDocument.Load(sheet);
    }
}
