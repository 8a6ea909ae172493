using System.Text;
using Mediation.Casework.Micro;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Micro;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Reports;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Micro;

/// <summary>楼栋微事: noted once, however often it is sent; its photo goes up with it; nobody but its head sees it on their page.</summary>
public sealed class MicroLaneTests : IAsyncLifetime
{
    private static readonly MicroNote Lamp = new() { Text = "二单元楼道灯坏了", Compound = "XY-01", Building = "2栋" };

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private MicroList Notes => new(town.Source);

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_note_that_is_sent_twice_is_one_case_and_one_line()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => NoteAsync(Lamp, "the-same")));

        answers.Distinct().Count().ShouldBe(1);
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(1);
        var line = (await Notes.ReadAsync(Townspeople.Of("GRID"), Ct)).Single();
        (line.Number, line.Text, line.Place, line.AtOnce).ShouldBe((answers[0], "二单元楼道灯坏了", "月光小区2栋", false));
        line.DueAt.ShouldBe(town.Clock.GetUtcNow().AddHours(12));
        (await Notes.ReadAsync(Townspeople.Of("PROPERTY"), Ct)).ShouldBeEmpty();
        (await Notes.LastPlaceAsync(Townspeople.Of("GRID"), Ct)).ShouldBe(("XY-01", "月光小区2栋"));
    }

    [Fact]
    public async Task Only_a_grid_notes_something()
    {
        (await town.Desk.NoteAsync(Townspeople.Of("PROPERTY"), Lamp, CaseDatabase.Key("k", "b", Townspeople.Of("PROPERTY")), Render, Ct)).Refusals[0].Code
            .ShouldBe("micro.needs-grid");
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(0);
    }

    [Fact]
    public async Task What_goes_up_takes_its_photo_along_and_its_head_sees_how_it_ends()
    {
        var store = new AttachmentStore(town.Source, town.Clock);
        var photo = (await store.AddAsync(Townspeople.Of("GRID").Id, CleanFile.Of("灯.pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray()).Value, Ct)).Value;
        var number = await NoteAsync(Lamp with { Text = "物业不作为，楼道灯坏了一个月没人修", Photos = [photo.Id] }, "with-photo");

        await town.DoesAsync(Townspeople.Of("GRID"), number, "pass-up");

        var (up, stage, result) = (await Notes.ReadAsync(Townspeople.Of("GRID"), Ct)).Single().Case!.Value;
        (stage, result).ShouldBe(("dispatched", null));
        (await town.ReadAsync(up)).Attachments.Single().Name.ShouldBe("灯.pdf");
        (await town.ReadAsync(number)).Attachments.ShouldBeEmpty();
        (await town.CountAsync($"select count(*) from complaint_place p join case_file c on c.id = p.case_id where c.number = '{up}' and p.text = '月光小区2栋'")).ShouldBe(1);
        (await town.ActAsync(Townspeople.Of("GRID"), number, "pass-up")).IsRefused.ShouldBeTrue("it is up already");
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(2);
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Small_matters_stand_in_their_own_ledger_and_in_no_count_of_disputes()
    {
        var number = await NoteAsync(Lamp, "one");
        await town.DoesAsync(Townspeople.Of("GRID"), number, "solve-here");
        await NoteAsync(Lamp with { Text = "楼道里好大一股煤气味，不敢开灯" }, "two");

        var now = town.Clock.GetUtcNow();
        var period = new RatePeriod(now.AddDays(-1), now.AddDays(1));
        var rows = await new EventLedgers(town.Source).ReadAsync(Townspeople.Supervisor, EventLedgers.Find("micro")!, period, Ct);
        rows.Select(row => row[1]).ShouldBe([number]);
        rows[0][6].ShouldBe("solve-here");
        (await town.CountAsync($"select count(*) from case_file c where {Universe.Brought}")).ShouldBe(1, "the smell of gas counts, the lamp doesn't");
        (await Notes.ReadAsync(Townspeople.Of("GRID"), Ct)).Count(line => line.AtOnce).ShouldBe(1);
    }

    private async Task<string> NoteAsync(MicroNote note, string key)
    {
        var answer = await town.Desk.NoteAsync(Townspeople.Of("GRID"), note, CaseDatabase.Key(key, note.Text, Townspeople.Of("GRID")), Render, Ct);
        answer.Refusals.ShouldBeEmpty();
        return Encoding.UTF8.GetString(answer.Value.Body);
    }

    private static StoredAnswer Render(Noted noted) => new(201, Encoding.UTF8.GetBytes(noted.Number));
}
