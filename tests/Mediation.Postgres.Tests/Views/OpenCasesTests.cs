using System.Text.Json;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.Postgres.Views.Boards;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Postgres.Tests.Views;

/// <summary>What a server keeps in mind of the open cases is what the database would count, for everybody, at any moment, whoever wrote last.</summary>
public sealed class OpenCasesTests(CaseDatabase town) : IClassFixture<CaseDatabase>, IDisposable
{
    private static readonly string[] Said =
    [
        CaseDatabase.Lamp, "小区门口占道经营，堵得走不了路", "举报我们村主任贪污低保款，给他亲戚办低保", "楼上半夜跳舞太吵，物业也不管",
    ];

    private readonly OpenCases open = new(town.Source);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => open.Dispose();

    [Fact]
    public async Task It_counts_what_the_database_counts_while_the_town_works_and_time_passes()
    {
        using var seldom = new OpenCases(town.Source);
        var random = new Random(11);
        for (var step = 0; step < 30; step++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 400)));
            await town.Desk.ServeClocksAsync(100, Ct);
            var by = random.Next(2) == 0 ? Townspeople.Desk : Townspeople.OtherDesk;
            var number = await town.AcceptAsync(Said[step % Said.Length], by: by);
            if (step % Said.Length == 0 && random.Next(2) == 0)
                await town.DoesAsync(by, number, "withdraw", new { reason = "已自行解决" });
            await ShouldCountAlikeAsync(open);
            // Nobody serves the clocks meanwhile: cases turn amber and red by time alone.
            for (var hours = 0; hours < 4; hours++)
            {
                town.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 120)));
                await ShouldCountAlikeAsync(open);
            }
            if (step % 10 == 9)
                await ShouldCountAlikeAsync(seldom);
        }
    }

    [Fact]
    public async Task Of_two_who_write_side_by_side_the_one_that_ends_later_is_seen_when_it_ends()
    {
        var (slow, quick) = (await town.AcceptAsync(), await town.AcceptAsync());
        await using var connection = await town.Source.OpenConnectionAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await UrgeAsync(connection, slow);
        var before = await UrgedAsync();

        await using (var other = await town.Source.OpenConnectionAsync(Ct))
            await UrgeAsync(other, quick);
        (await UrgedAsync()).ShouldBe(before + 1);
        (await UrgedAsync()).ShouldBe(before + 1);

        await transaction.CommitAsync(Ct);
        (await UrgedAsync()).ShouldBe(before + 2);
        await ShouldCountAlikeAsync(open);
    }

    [Fact]
    public async Task What_was_taken_back_was_never_counted()
    {
        var number = await town.AcceptAsync();
        var before = await UrgedAsync();
        await using var connection = await town.Source.OpenConnectionAsync(Ct);
        await using (var transaction = await connection.BeginTransactionAsync(Ct))
        {
            await UrgeAsync(connection, number);
            (await UrgedAsync()).ShouldBe(before);
            await transaction.RollbackAsync(Ct);
        }

        (await UrgedAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Marks_that_came_with_a_backup_of_an_older_server_hide_nothing_that_is_written_here()
    {
        var number = await town.AcceptAsync();
        await ExecuteAsync("alter table case_file disable trigger case_file_marked");
        await ExecuteAsync("update case_file set written_in = '9000000000000'::xid8");
        await ExecuteAsync("alter table case_file enable trigger case_file_marked");
        var before = await UrgedAsync();

        await using (var connection = await town.Source.OpenConnectionAsync(Ct))
            await UrgeAsync(connection, number);

        (await UrgedAsync()).ShouldBe(before + 1);
        await ShouldCountAlikeAsync(open);
    }

    [Fact]
    public async Task After_the_cases_were_emptied_as_a_demo_town_is_nothing_of_before_is_in_mind()
    {
        await using var demo = new CaseDatabase();
        await demo.InitializeAsync();
        using var mind = new OpenCases(demo.Source);
        await demo.AcceptAsync();
        await demo.AcceptAsync();
        (await OpenAsync(demo, mind)).ShouldBe(2);

        await using (var command = demo.Source.CreateCommand("truncate case_file cascade"))
            await command.ExecuteNonQueryAsync(Ct);
        (await OpenAsync(demo, mind)).ShouldBe(0);

        await demo.AcceptAsync();
        (await OpenAsync(demo, mind)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_comes_to_its_turn_just_after_a_later_one_is_told_the_later_board_and_an_earlier_moment_is_counted_anew()
    {
        await using var quiet = new CaseDatabase();
        await quiet.InitializeAsync();
        using var mind = new OpenCases(quiet.Source);
        await quiet.AcceptAsync();
        var night = quiet.Clock.GetUtcNow().AddDays(30);
        var due = (await AtAsync(quiet.Clock.GetUtcNow())).OldestDueAt!.Value;

        (await AtAsync(due)).Overdue.ShouldBe(1);
        (await AtAsync(due.AddMilliseconds(-500))).Overdue.ShouldBe(1);
        (await AtAsync(due.AddHours(-1))).Overdue.ShouldBe(0);

        async Task<BoardLine> AtAsync(DateTimeOffset now) =>
            (await new Board(quiet.Source, mind).ReadAsync(Townspeople.Supervisor, now, night, Ct)).Units.ShouldHaveSingleItem();
    }

    private static async Task<int> OpenAsync(CaseDatabase demo, OpenCases mind)
    {
        var now = demo.Clock.GetUtcNow();
        return (await new Board(demo.Source, mind).ReadAsync(Townspeople.Supervisor, now, now, Ct)).Units.Sum(line => line.Open);
    }

    private async Task ShouldCountAlikeAsync(OpenCases mind)
    {
        var (now, board) = (town.Clock.GetUtcNow(), new Board(town.Source, mind));
        var tonight = new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        foreach (var reader in new[] { Townspeople.Desk, Townspeople.OtherDesk, Townspeople.Supervisor, Townspeople.Auditor })
            Text(await board.ReadAsync(reader, now, tonight, Ct)).ShouldBe(Text(await board.CountAsync(reader, now, tonight, Ct)), reader.Name);
    }

    private async Task<int> UrgedAsync()
    {
        var now = town.Clock.GetUtcNow();
        return (await new Board(town.Source, open).ReadAsync(Townspeople.Supervisor, now, now, Ct)).Units.Sum(line => line.Urged);
    }

    private static async Task UrgeAsync(NpgsqlConnection connection, string number)
    {
        await using var command = new NpgsqlCommand("update case_file set urge_count = urge_count + 1 where number = $1", connection);
        command.Parameters.AddWithValue(number);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = town.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static string Text(SupervisionBoard board) => JsonSerializer.Serialize(board);
}
