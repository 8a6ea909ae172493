using System.Text;
using Mediation.Casework.Ideas;
using Mediation.Postgres.Ideas;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Ideas;

/// <summary>征集金点子: a collection begins once, an idea is one case however often it is sent, and everybody reads numbers and what was adopted.</summary>
public sealed class IdeaTests : IAsyncLifetime
{
    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IdeaCollections Collections => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    private DateOnly Today => ShippedPolicy.Calendar.DayOf(Now);

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_collection_that_is_sent_twice_begins_once_and_only_for_ones_own_unit()
    {
        var form = Form();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await Collections.BeginAsync(Townspeople.Of("BRANCH"), form, Now, Ct)).Value));

        numbers.Distinct().ShouldBe(["ZJ2026-0001"]);
        (await Collections.ReadAsync(null, Ct)).Single().Collection.ShouldBe(await Collections.FindAsync("ZJ2026-0001", Ct));
        (await Collections.ReadAsync("XY-02", Ct)).ShouldBeEmpty();
        (await Collections.BeginAsync(Townspeople.Of("PROPERTY"), Form(), Now, Ct)).Refusals[0].Code.ShouldBe("idea.unit");
    }

    [Fact]
    public async Task Who_had_an_idea_reads_its_answer_by_the_code_and_everybody_reads_what_was_adopted_without_a_name()
    {
        var number = (await Collections.BeginAsync(Townspeople.Of("BRANCH"), Form(), Now, Ct)).Value;
        var light = await GiveAsync(number, "多装几盏灯", "the-same");
        (await GiveAsync(number, "多装几盏灯", "the-same")).ShouldBe(light, "one form is one idea");
        var gate = await GiveAsync(number, "健身器材换新的，加一个凉亭", "another");
        await town.DoesAsync(Townspeople.Of("BRANCH"), light,
            "answer-idea", new { ideaVerdict = "部分采纳", ideaAnswer = "先装主路的。", ideaPublic = "主路加装六盏灯" });
        await town.DoesAsync(Townspeople.Of("BRANCH"), gate, "answer-idea", new { ideaVerdict = "不采纳", ideaAnswer = "这里要留消防通道。" });
        await GiveAsync(number, "种几棵桂花树", "third");

        var hung = (await Collections.ReadAsync("XY-01", Ct)).Single();
        (hung.Given, hung.Adopted, hung.Declined, hung.Waiting).ShouldBe((3, 1, 1, 1));
        hung.Words.ShouldBe(["主路加装六盏灯"]);
        var code = (await new Receipts(town.Source).CodeAsync(Townspeople.Of("GRID"), gate, Ct))!;
        var matter = (await new ResidentView(town.Source).FindAsync(code, Ct))!;
        (matter.Verdict, matter.Answer).ShouldBe(("不采纳", "这里要留消防通道。"));
        (await Collections.LinesAsync(Townspeople.Of("BRANCH"), number, Ct)).Select(line => line.Verdict).ShouldBe([null, "不采纳", "部分采纳"]);
        (await Collections.LinesAsync(Townspeople.Of("POLICE"), number, Ct)).ShouldBeEmpty();
        (await town.CountAsync("select count(*) from case_file where body::text like '%刘桂英%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_taken_once_the_days_are_over()
    {
        var number = (await Collections.BeginAsync(Townspeople.Of("BRANCH"), Form(), Now, Ct)).Value;
        town.Clock.Advance(TimeSpan.FromDays(20));

        var (who, note) = (Townspeople.Of("GRID"), new IdeaNote { Collection = number, Text = "多装几盏灯" });
        (await town.Desk.GiveIdeaAsync(who, note, await Collections.FindAsync(number, Ct), Now, CaseDatabase.Key("late", "late", who), _ => new(201, []), Ct))
            .Refusals[0].Code.ShouldBe("idea.closed");
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(0);
    }

    private IdeaCollectionForm Form() => new(Guid.CreateVersion7())
    {
        Unit = "BRANCH",
        Compound = "XY-01",
        Subject = "院子怎么改",
        Detail = "停车、晾晒、绿化，您有什么主意？",
        From = Today,
        Until = Today.AddDays(14),
    };

    private async Task<string> GiveAsync(string collection, string text, string key)
    {
        var who = Townspeople.Of("GRID");
        var note = new IdeaNote { Collection = collection, Text = text, PersonName = "刘桂英", Phone = "13900001122" };
        var given = await town.Desk.GiveIdeaAsync(who, note, await Collections.FindAsync(collection, Ct), Now, CaseDatabase.Key(key, text, who),
            each => new(201, Encoding.UTF8.GetBytes(each.Number)), Ct);
        return Encoding.UTF8.GetString(given.Value.Body);
    }
}
