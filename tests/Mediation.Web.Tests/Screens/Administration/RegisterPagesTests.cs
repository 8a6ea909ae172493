using System.Net;
using System.Text.RegularExpressions;
using Mediation.Web.Screens.Tables;
using Mediation.Postgres.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>底数; a server of its own, because what it changes stays.</summary>
public sealed class RegisterPagesTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, InlineData("units"), InlineData("people"), InlineData("shifts"), InlineData("regulators"), InlineData("groups"), InlineData("categories"), InlineData("communities"), InlineData("organisations"),
     InlineData("compounds"), InlineData("grids")]
    public async Task Whoever_may_read_the_policy_looks_and_takes_it_along_and_nobody_else(string table)
    {
        (await server.StatusAsync("police", $"/town/{table}")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("police", $"/town/{table}/export")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("auditor", $"/town/{table}")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync("auditor", $"/town/{table}/export")).ShouldBe(HttpStatusCode.OK);
        (await server.StatusAsync("auditor", $"/town/{table}/row")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("admin", $"/town/{table}/row")).ShouldBe(HttpStatusCode.OK);
        (await server.PostAsync("supervisor", $"/town/{table}/preview", ("text", "代码"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.PostAsync("supervisor", $"/town/{table}/apply", ("text", "代码"), ("reason", "试"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        (await server.StatusAsync("admin", "/town/nothing")).ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync("admin", "/town/units/row?key=NOBODY")).ShouldBe(HttpStatusCode.NotFound);
        (await server.PostAsync("admin", "/town/nothing/preview", ("text", "代码"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_row_is_changed_by_its_form_and_looked_at_first()
    {
        using var admin = await server.SignedInAsync("admin");
        (string, string)[] row = [("cell0", "HOUSING"), ("cell1", "住房和城乡建设局"), ("cell2", "部门"), ("cell3", "")];
        using var form = new FormUrlEncodedContent(row.Select(cell => KeyValuePair.Create(cell.Item1, cell.Item2)));
        using var answer = await admin.PostAsync("/town/units/preview", form, Ct);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        page.ShouldContain("新增 0 条，修改 1 条，删除 0 条");

        var (applied, _) = await server.PostAsync("admin", "/town/units/apply", ("edition", Field("edition", page)), ("whole", ""),
            ("text", Field("text", page)), ("reason", "机构改革"));

        applied.ShouldBe(HttpStatusCode.Found);
        (await server.ReadAsync("auditor", "/town/units?q=HOUSING")).ShouldContain("住房和城乡建设局");
        (await server.ReadAsync("auditor", "/administration?q=机构改革")).ShouldContain("修改底数 units");
        server.Services.GetRequiredService<InForce>().Policy.Rules.Wording.Format!(null, "HOUSING").ShouldBe("住房和城乡建设局");
    }

    [Fact]
    public async Task A_workbook_goes_out_and_comes_back_with_its_faults_at_their_rows()
    {
        using var admin = await server.SignedInAsync("admin");
        var book = await admin.GetByteArrayAsync("/town/regulators/export?format=xlsx", Ct);
        (await UploadAsync(admin, book)).ShouldContain("没有改动");
        (await UploadAsync(admin, XlsxFile.Write(["事项代码", "主管单位"], [["construction-noise", "HOUSING"], ["kerb-parking", "NOBODY"]])))
            .ShouldContain("第 3 行：没有代码为“NOBODY”的单位。");
        (await UploadAsync(admin, [0x50, 0x4B, 3, 4])).ShouldContain("这个 Excel 文件读不了");
    }

    private static async Task<string> UploadAsync(HttpClient client, byte[] book)
    {
        using var file = new ByteArrayContent(book);
        using var form = new MultipartFormDataContent { { file, "file", "table.xlsx" } };
        using var answer = await client.PostAsync("/town/regulators/preview", form, Ct);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Faults_come_back_by_line_with_what_was_typed()
    {
        var (status, words) = await server.PostAsync("admin", "/town/regulators/preview", ("text", "事项代码,主管单位\nconstruction-noise,NOBODY"));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        words.ShouldContain("第 2 行：没有代码为“NOBODY”的单位。");
        words.ShouldContain("construction-noise,NOBODY");
    }

    private static string Field(string name, string page) =>
        WebUtility.HtmlDecode(new Regex($"name=\"{name}\" value=\"([^\"]*)\"").Match(page).Groups[1].Value);
}
