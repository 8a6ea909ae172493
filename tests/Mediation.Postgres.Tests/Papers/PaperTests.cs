using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Mediation.Casework.Journal;
using Mediation.Postgres.Papers;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit.Mediations;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Papers;

/// <summary>Papers made of a case through the desk, and kept.</summary>
public sealed class PaperTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private PaperStore Store => new(town.Source);

    [Fact]
    public async Task A_paper_is_written_once_and_comes_back_byte_for_byte_as_the_journal_knows_it()
    {
        var number = await town.AcceptAsync();

        var made = await MakeAsync(number, "receipt");

        var told = (await town.ReadAsync(number)).Journal.Select(line => line.Event).OfType<PaperMade>().ShouldHaveSingleItem();
        var kept = (await Store.OfAsync(Townspeople.Desk, number, Ct)).ShouldHaveSingleItem();
        (told.Number, told.TemplateNumber, kept.MadeBy).ShouldBe((kept.Number, 0, Townspeople.Desk.Name));
        for (var times = 0; times < 2; times++)
        {
            (await ContentAsync(number, made, word: false)).ShouldSatisfyAllConditions(
                pdf => Digest(pdf).ShouldBe(told.PdfSha256), pdf => Encoding.ASCII.GetString(pdf[..5]).ShouldBe("%PDF-"));
            Digest(await ContentAsync(number, made, word: true)).ShouldBe(told.DocxSha256);
        }
        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Papers_are_numbered_by_kind_and_year_and_a_refused_one_takes_no_number()
    {
        var number = await town.AcceptAsync();
        var year = town.InForce.Policy.Calendar.DayOf(town.Clock.GetUtcNow()).Year;
        var before = await town.CountAsync($"select count(*) from paper where number like 'QZ{year}-%'");

        (await town.ActAsync(Townspeople.Desk, number, "make-paper", new { paper = "dissuasion-record" })).Refusals
            .ShouldContain(refusal => refusal.Code == "field.missing" && refusal.Field == "heldAt");
        for (var times = 0; times < 2; times++)
            await town.DoesAsync(Townspeople.Desk, number, "make-paper", Dissuasion);

        (await Store.OfAsync(Townspeople.Desk, number, Ct)).Select(paper => paper.Number)
            .ShouldBe([$"QZ{year}-{before + 1:0000}", $"QZ{year}-{before + 2:0000}"]);
    }

    [Fact]
    public async Task The_letter_to_another_authority_masks_the_parties_and_names_the_earlier_dissuasions()
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Desk, number, "make-paper", Dissuasion);

        var made = await MakeAsync(number, "transfer-letter", new { paper = "transfer-letter", recipient = "县公安局", narrative = "劝阻无效" });

        var words = await WordsAsync(number, made);
        words.ShouldContain("李**");
        words.ShouldNotContain("李云芳");
        words.ShouldNotContain("13800001234");
        words.ShouldContain("QZ20");
        (await town.ReadAsync(number)).Journal.ShouldNotContain(line => line.Kind == "revealed");
    }

    [Fact]
    public async Task Where_the_laws_form_asks_for_the_parties_their_names_are_in_clear_and_that_is_journalled()
    {
        var number = await town.AcceptAsync("楼上天天吵架摔东西，噪音大，睡不着，请调解");
        var record = await town.ReadAsync(number);
        Casework.Papers.PaperMoments.Mediated(record.File).ShouldBeFalse();
        (await town.ActAsync(Townspeople.Desk, number, "make-paper", new { paper = "mediation-register" })).Refusals
            .ShouldHaveSingleItem().Code.ShouldBe("paper.too-early");

        var mediated = await MediatedAsync();
        var made = await MakeAsync(mediated, "mediation-register");

        (await WordsAsync(mediated, made)).ShouldContain("李云芳");
        var kept = (await Store.OfAsync(Townspeople.Desk, mediated, Ct)).ShouldHaveSingleItem();
        (await town.ReadAsync(mediated)).Journal.Select(line => line.Event).OfType<Revealed>().Select(e => e.Party).ShouldBe(kept.Shown);
        kept.Shown.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_party_told_of_itself_stands_in_the_laws_form_and_is_shown_masked_on_the_case()
    {
        var number = await MediatedAsync();
        foreach (var (act, form) in MediationPlay.Consent.Take(2))
            await town.DoesAsync(Townspeople.Of("PMC"), number, act, form((await town.ReadAsync(number)).File));
        var party = MediationPlay.PartyOf((await town.ReadAsync(number)).File, Casework.Parties.PartySide.Respondent);
        await town.DoesAsync(Townspeople.Of("PMC"), number, "record-particulars",
            new { whose = party, sex = "男", birthYear = 1972, address = "墨玉巷十九号", agent = "白文秀", agentScope = "special" });
        await town.DoesAsync(Townspeople.Of("PMC"), number, "record-particulars", new { whose = party, occupation = "木匠" });

        var register = await WordsAsync(number, await MakeAsync(number, "mediation-register"));
        foreach (var told in new[] { "1972年生", "木匠", "墨玉巷十九号", "白文秀（特别授权）" })
            register.ShouldContain(told);
        var shown = (await town.ReadAsync(number)).Parties.Single(each => each.Party == party);
        shown.Particulars.ShouldBe(new Casework.Parties.PartyParticulars("*", null, "****", "***", "****", "白**"));
        (await new CaseRecords(town.Source, town.InForce, town.Clock).RevealedAsync(party, Ct)).Particulars.Address.ShouldBe("墨玉巷十九号");
        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_both_sides_let_somebody_act_for_them_a_mandate_is_of_the_one_that_was_chosen()
    {
        var number = await MediatedAsync();
        foreach (var (act, form) in MediationPlay.Consent.Take(2))
            await town.DoesAsync(Townspeople.Of("PMC"), number, act, form((await town.ReadAsync(number)).File));
        var parties = (await town.ReadAsync(number)).File.Parties;
        foreach (var (party, agent, agentScope) in new[] { (parties[0].Id, "白文秀", "general"), (parties[^1].Id, "岩温罕", "special") })
            await town.DoesAsync(Townspeople.Of("PMC"), number, "record-particulars", new { whose = party, agent, agentScope });

        (await town.ActAsync(Townspeople.Desk, number, "make-paper", new { paper = "power-of-attorney" })).Refusals.ShouldHaveSingleItem().Field.ShouldBe("whose");
        var words = await WordsAsync(number, await MakeAsync(number, "power-of-attorney", new { paper = "power-of-attorney", whose = parties[^1].Id }));

        foreach (var said in new[] { "王立新", "岩温罕", "特别授权：", "委托人与李云芳的纠纷" })
            words.ShouldContain(said);
        foreach (var other in new[] { "白文秀", "一般代理：" })
            words.ShouldNotContain(other);
    }

    [Fact]
    public async Task A_report_that_the_law_asks_for_says_what_and_to_whom_and_not_who_told()
    {
        var number = await town.AcceptAsync("我儿子上初一，被几个高年级的堵在厕所扇耳光，还拍视频");

        var words = await WordsAsync(number, await MakeAsync(number, "mandatory-report", new
        {
            paper = "mandatory-report",
            recipient = "派出所、县民政局、县教育体育局",
            heldAt = "当日 09:05，电话",
            narrative = "孩子在月光小区，有外伤",
            settled = "民警已到场",
        }));

        foreach (var said in new[] { "未成年人受到侵害或者疑似受到侵害", "未成年人保护法第十一条第二款", "县民政局" })
            words.ShouldContain(said);
        foreach (var unsaid in new[] { "反家庭暴力法", "李*", "李云芳", "138" })
            words.ShouldNotContain(unsaid);
    }

    [Fact]
    public async Task An_informant_is_in_no_paper_of_the_accusation()
    {
        var number = await town.AcceptAsync("举报我们村主任贪污低保款，给他亲戚办低保");

        var letter = await WordsAsync(number, await MakeAsync(number, "transfer-letter", new { paper = "transfer-letter", recipient = "县纪委监委", narrative = "属于检举控告" }));

        letter.ShouldContain("（保密）");
        letter.ShouldNotContain("李*");
        letter.ShouldNotContain("138");
    }

    [Fact]
    public async Task Who_asked_to_be_kept_secret_is_in_no_letter_not_even_masked()
    {
        var number = Encoding.UTF8.GetString((await town.Desk.AcceptAsync(Townspeople.Desk, new Casework.Acceptance.ComplaintForm
        {
            Text = "楼下烧烤摊油烟大，半夜还吵",
            Channel = "窗口登记",
            Place = "西园路月光小区2栋",
            Reporter = new() { Name = "李云芳", Phone = "13800001234", KeepSecret = true },
        }, CaseDatabase.Key($"{Guid.CreateVersion7()}", "kept secret"), answer => new(201, Encoding.UTF8.GetBytes(answer.Assessed.Decision.After.Number)), Ct)).Value.Body);

        var made = await MakeAsync(number, "transfer-letter", new { paper = "transfer-letter", recipient = "县公安局", narrative = "劝阻无效" });

        (await WordsAsync(number, made)).ShouldSatisfyAllConditions(
            words => words.ShouldContain("（保密）"), words => words.ShouldNotContain("李*"), words => words.ShouldNotContain("138"));
    }

    [Fact]
    public async Task What_the_town_writes_in_a_template_is_in_the_next_paper_with_its_version()
    {
        var number = await town.AcceptAsync();
        var shipped = town.InForce.Policy.Templates;
        town.InForce.Change(policy => policy with
        {
            Templates = shipped.With(new Dictionary<string, Casework.Templates.TownTexts>
            {
                ["receipt"] = new(3, new Dictionary<string, string> { ["keep"] = "请保管好。案号{编号}。" }),
            }),
        });

        var made = await MakeAsync(number, "receipt");
        town.InForce.Change(policy => policy with { Templates = shipped });

        (await WordsAsync(number, made)).ShouldContain($"请保管好。案号{number}。");
        (await town.ReadAsync(number)).Journal.Select(line => line.Event).OfType<PaperMade>().Single().TemplateNumber.ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_without_a_part_in_the_case_makes_or_opens_its_papers()
    {
        var number = await town.AcceptAsync();
        var made = await MakeAsync(number, "receipt");
        var stranger = Townspeople.Of("MARKET");

        (await town.ActAsync(stranger, number, "make-paper", new { paper = "receipt" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("case.not-found");
        (await Store.OpenAsync(stranger, number, made, word: false, Ct)).ShouldBeNull();
        (await Store.OfAsync(stranger, number, Ct)).ShouldBeEmpty();
        (await town.ActAsync(Townspeople.Auditor, number, "make-paper", new { paper = "receipt" })).Refusals.ShouldHaveSingleItem().Forbidden.ShouldBeTrue();
        (await town.ActAsync(Townspeople.Desk, number, "make-paper", new { paper = "accepted" })).Refusals.ShouldHaveSingleItem().Code.ShouldBe("paper.unknown");
    }

    [Fact]
    public async Task A_closed_mediation_is_bound_in_order_with_its_pages_numbered_through_and_says_what_is_missing()
    {
        var number = await ClosedMediationAsync();
        foreach (var paper in new[] { "follow-up-record", "rights-notice", "receipt", "mediation-register" })
            await MakeAsync(number, paper);
        foreach (var paper in new[] { "mediation-record", "oral-agreement" })
            await MakeAsync(number, paper, new { paper, recorder = "钱某" });
        await AttachAsync(number, "现场照片.png", "image/png", Pixel);
        await AttachAsync(number, "坏照片.png", "image/png", Pixel[..40]);
        await AttachAsync(number, "坏文件.pdf", "application/pdf", "%PDF-1.4 nothing %%EOF"u8.ToArray());

        var made = await MakeAsync(number, "volume");

        var pdf = await ContentAsync(number, made, word: false);
        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(ShippedPolicy.File("artifacts", "papers")).FullName, "volume-bound.pdf"), pdf, Ct);
        using var read = PdfSharp.Pdf.IO.PdfReader.Open(new MemoryStream(pdf), PdfSharp.Pdf.IO.PdfDocumentOpenMode.Import);
        read.PageCount.ShouldBe(1 + 1 + 9 + 1 + 1, "cover, contents, six papers and three attachments of a page each but the oral agreement, back");
        var kept = (await Store.OfAsync(Townspeople.Desk, number, Ct)).Single(paper => paper.Id == made);
        (kept.Word, kept.Shown.Count, kept.Number[..2]).ShouldBe((false, 2, "JZ"));
        (await Store.OpenAsync(Townspeople.Desk, number, made, word: true, Ct)).ShouldBeNull();
    }

    private static byte[] Pixel => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private async Task<string> ClosedMediationAsync()
    {
        var number = await MediatedAsync();
        var file = (await town.ReadAsync(number)).File;
        await town.DoesAsync(Townspeople.Of("PMC"), number, "contact", new { how = "电话", text = "约好上门" });
        foreach (var (act, form) in MediationPlay.Consent.Concat(MediationPlay.Agreement))
            await town.DoesAsync(Townspeople.Of("PMC"), number, act, form((await town.ReadAsync(number)).File));
        foreach (var share in file.Assignments.OrderBy(share => share.Share is Casework.Assignments.Share.Lead))
            await town.DoesAsync(Townspeople.Of(share.Unit), number, "conclude", new { result = "解决", text = "已达成协议" });
        await town.DoesAsync(Townspeople.Desk, number, "reply", new { channel = "电话", text = "已达成协议" });
        await town.DoesAsync(Townspeople.Desk, number, "follow-up", new { reached = true, solved = true, satisfaction = "满意", text = "水不漏了" });
        await town.DoesAsync(Townspeople.Desk, number, "close");
        return number;
    }

    private async Task AttachAsync(string number, string name, string type, byte[] content)
    {
        await using var command = town.Source.CreateCommand(
            """
            insert into attachment (id, account_id, case_id, name, type, bytes, sha256, content, uploaded_at)
            select $1, $2, c.id, $3, $4, $5, $6, $7, c.accepted_at from case_file c where c.number = $8
            """);
        foreach (var value in new object[] { Guid.CreateVersion7(), Townspeople.Desk.Id, name, type, (long)content.Length, Digest(content), content, number })
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static object Dissuasion => new
    {
        paper = "dissuasion-record",
        heldAt = "昨晚十点",
        venue = "楼道",
        subject = "经营者",
        present = "邻居",
        narrative = "音响过大",
        settled = "当场关小",
    };

    private async Task<string> MediatedAsync()
    {
        var number = await town.AcceptAsync("我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认");
        var file = (await town.ReadAsync(number)).File;
        foreach (var share in file.Assignments)
            await town.DoesAsync(Townspeople.Of(share.Unit), number, "sign-for");
        Casework.Papers.PaperMoments.Mediated((await town.ReadAsync(number)).File).ShouldBeTrue();
        return number;
    }

    private async Task<Guid> MakeAsync(string number, string paper, object? data = null) =>
        (await town.DoesAsync(Townspeople.Desk, number, "make-paper", data ?? new { paper })).Papers.ShouldHaveSingleItem().Id;

    private async Task<byte[]> ContentAsync(string number, Guid paper, bool word) =>
        (await Store.OpenAsync(Townspeople.Desk, number, paper, word, Ct)).ShouldNotBeNull().Content;

    private async Task<string> WordsAsync(string number, Guid paper)
    {
        await using var package = new ZipArchive(new MemoryStream(await ContentAsync(number, paper, word: true)));
        using var reader = new StreamReader(package.GetEntry("word/document.xml")!.Open());
        return await reader.ReadToEndAsync(Ct);
    }

    private static string Digest(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
