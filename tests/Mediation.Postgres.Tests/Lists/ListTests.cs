using System.Text;
using Mediation.Casework;
using Mediation.Casework.Lists;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Lists;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Lists;

/// <summary>红邻三清单: a need is one line however often it is sent, names nobody, and is in no count of disputes; what is offered is proposed until its day.</summary>
public sealed class ListTests : IAsyncLifetime
{
    /// <summary>What a round heard.</summary>
    internal static readonly ListNote Need = new()
    {
        Unit = "COMMUNITY",
        Subject = "场地物资",
        Hours = ["周末节假日"],
        Compound = "XY-01",
        Building = "2栋",
        Text = "想借一把轮椅，下周去医院用",
        PersonName = "刘桂英",
        Phone = "13900001122",
    };

    private static readonly ResourceForm Offer = new(new Guid("00000000-0000-7000-8000-00000000bb01"))
    {
        Kind = "商铺",
        Provider = "明月便利店",
        Unit = "COMMUNITY",
        Subjects = ["场地物资"],
        Hours = ["周末节假日"],
        Offer = "借轮椅、雨伞",
        KeepUntil = new DateOnly(2026, 6, 30),
    };

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ResourceRegister Register => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_need_that_is_sent_twice_is_one_line_without_a_name()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ListAsync(town, Need, "the-same")));

        answers.Distinct().Count().ShouldBe(1);
        var line = (await LinesAsync()).Single();
        (line.Number, line.Text, line.Place, line.Lead, line.Line.Subject).ShouldBe((answers[0], Need.Text, "月光小区2栋", "COMMUNITY", "场地物资"));
        (await town.CountAsync($"select count(*) from party p join case_file c on c.id = p.case_id where c.number = '{answers[0]}' and p.name = '刘桂英'")).ShouldBe(1);
        (await town.CountAsync("select count(*) from case_file where body::text like '%刘桂英%'")).ShouldBe(0);
        (await town.CountAsync($"select count(*) from case_file c where {Universe.Brought}")).ShouldBe(0, "it is no dispute");
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_partner_takes_on_what_it_only_knew_from_the_list()
    {
        var number = await ListAsync(town, Need, "one");
        var volunteers = Townspeople.Of("VOLUNTEERS");
        (await town.ActAsync(volunteers, number, "deliver-listed", new { text = "借了", evidence = "受益人当面确认" })).Refusals[0].Code.ShouldBe("case.not-found");

        await town.DoesAsync(volunteers, number, "claim-listed", new { claimant = "VOLUNTEERS" });

        ((await LinesAsync()).Single().Line.Taker, (await town.ReadAsync(number)).File.Lead!.Unit).ShouldBe(("VOLUNTEERS", "VOLUNTEERS"));
        (await town.ActAsync(Townspeople.Of("PROPERTY"), number, "claim-listed", new { claimant = "PROPERTY" })).Refusals[0].Code.ShouldBe("case.not-found");
        await town.DoesAsync(volunteers, number, "deliver-listed", new { text = "借了", evidence = "受益人当面确认" });
        (await LinesAsync()).Single().Line.Settled.ShouldBe("deliver-listed");
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_offered_is_proposed_until_its_day_or_until_it_is_taken_off()
    {
        var codes = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (await Register.EnterAsync(Townspeople.Of("COMMUNITY"), Offer, Now, Ct)).Value));
        codes.Distinct().ShouldBe(["ZY2026-0001"]);
        var number = await ListAsync(town, Need, "one");
        var project = await ListAsync(town, Need with { Project = true, Text = "楼下装无障碍坡道" }, "two");

        await town.DoesAsync(Townspeople.Of("COMMUNITY"), number, "match-listed", new { match = codes[0] });
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), number, "match-listed", new { match = project });
        (await LinesAsync()).Single().Line.Matches.ShouldBe([codes[0], project]);

        (await Register.EndAsync(Townspeople.Of("PROPERTY"), codes[0], "不办了", Now, Ct))!.Code.ShouldBe("resource.not-yours");
        (await Register.EndAsync(Townspeople.Of("COMMUNITY"), codes[0], " ", Now, Ct))!.Code.ShouldBe("field.missing");
        (await Register.EndAsync(Townspeople.Of("COMMUNITY"), codes[0], "轮椅坏了", Now, Ct)).ShouldBeNull();
        (await Register.ReadAsync(Now, Ct)).ShouldBeEmpty();
        (await town.ActAsync(Townspeople.Of("COMMUNITY"), project, "match-listed", new { match = codes[0] })).Refusals[0].Code.ShouldBe("listed.no-match");
        var later = (await Register.EnterAsync(Townspeople.Of("COMMUNITY"), Offer with { Id = Guid.CreateVersion7() }, Now, Ct)).Value;
        later.ShouldBe("ZY2026-0002");
        (await Register.ReadAsync(Now.AddDays(200), Ct)).ShouldBeEmpty("its day is over");
    }

    [Fact]
    public async Task An_offer_has_a_kind_an_hour_a_unit_of_ones_own_and_a_day()
    {
        async Task<IReadOnlyList<string?>> Fields(ResourceForm form) => [.. (await Register.EnterAsync(Townspeople.Of("COMMUNITY"), form, Now, Ct)).Refusals.Select(each => each.Field)];

        (await Fields(new ResourceForm(Guid.CreateVersion7()))).ShouldBe(["unit", "providerKind", "provider", "offer", "helpKinds", "hours", "keepUntil"]);
        (await Fields(Offer with { Unit = "PROPERTY", Compounds = ["无"], Phone = "没有", KeepUntil = new DateOnly(2029, 1, 1) }))
            .ShouldBe(["unit", "compounds", "publicPhone", "keepUntil"]);
    }

    [Fact]
    public async Task What_is_heard_belongs_to_a_round_of_ones_own_and_a_danger_is_a_case_at_once()
    {
        (await AskAsync(town, Need with { Round = "LZ2026-009999" }, "no-round")).Refusals[0].Code.ShouldBe("listed.round");
        var other = await town.AcceptAsync();
        (await AskAsync(town, Need with { Round = other }, "a-complaint")).Refusals[0].Code.ShouldBe("listed.round");

        var danger = await ListAsync(town, Need with { Text = "楼道里好大一股煤气味，不敢开灯" }, "gas");
        (await LinesAsync()).ShouldBeEmpty();
        (await town.ReadAsync(danger)).File.Intake.Priority.ShouldBe("P0");
    }

    private async Task<IReadOnlyList<ListedLine>> LinesAsync() => await new ListedLines(town.Source).ReadAsync(projects: false, null, Ct);

    /// <summary>Puts a note on its list; its number.</summary>
    internal static async Task<string> ListAsync(CaseDatabase town, ListNote note, string key)
    {
        var answer = await AskAsync(town, note, key);
        answer.Refusals.ShouldBeEmpty();
        return Encoding.UTF8.GetString(answer.Value.Body);
    }

    private static Task<Answer<StoredAnswer>> AskAsync(CaseDatabase town, ListNote note, string key)
    {
        var who = Townspeople.Of("COMMUNITY");
        return town.Desk.ListAsync(who, note, CaseDatabase.Key(key, note.Text, who), noted => new(201, Encoding.UTF8.GetBytes(noted.Number)), Ct);
    }
}
