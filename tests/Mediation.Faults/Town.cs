using Mediation.Casework.Journal;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Faults;

/// <summary>A database that nodes stand on, looked at from beside them (镇库).</summary>
public sealed class Town : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    private readonly string local = Directory.CreateTempSubdirectory("mediation-faults-").FullName;

    /// <summary>Long enough for clocks of working days to fall due, whatever weekend or holiday the test is run before.</summary>
    public static TimeSpan Weeks { get; } = TimeSpan.FromDays(14);

    /// <summary>How to reach it.</summary>
    public string ConnectionString => database.ConnectionString;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(local, recursive: true);
    }

    /// <summary>Starts a node on it, over a line when one is given.</summary>
    internal Task<Node> StartNodeAsync(string? line = null) => Node.StartAsync(line ?? ConnectionString, local, Ct);

    /// <summary>Runs one of the program's commands on it.</summary>
    public Task<(int ExitCode, string Said)> RunAsync(params string[] words) => Node.RunAsync(ConnectionString, local, words, Ct);

    /// <summary>Moves the product's clock ahead, as another node would.</summary>
    public Task PassAsync(TimeSpan time) => ExecuteAsync($"update product_clock set ahead = ahead + interval '{time.TotalSeconds} seconds'");

    /// <summary>Waits until sweeps have served all that is due; every act of theirs is announced.</summary>
    public Task AllServedAsync() => HeardAsync(async () => await CountAsync(
        "select count(*) from deadline where next_at <= (select current_timestamp + ahead from product_clock)") == 0);

    /// <summary>Waits for the next announcement.</summary>
    public async Task SomethingServedAsync()
    {
        var before = await CountAsync("select sum(rung) from deadline");
        await HeardAsync(async () => await CountAsync("select sum(rung) from deadline") > before);
    }

    /// <summary>A number that a statement counts.</summary>
    public async Task<long> CountAsync(string sql, params object[] values)
    {
        await using var command = database.Source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a statement beside the nodes.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    /// <summary>Insists that every case is whole: rows, workflow, clocks, messages, and a journal that tells of all of it.</summary>
    public async Task EverythingIsWholeAsync()
    {
        var inForce = await PolicyAsync();
        var audit = await new CaseAudit(database.Source, inForce, TimeProvider.System).RunAsync(null, Ct);
        audit.Findings.ShouldBeEmpty();
        var records = new CaseRecords(database.Source, inForce, TimeProvider.System);
        foreach (var number in await NumbersAsync())
        {
            var stored = (await records.FindAsync(Casework.Actors.Actor.System, number, Ct)).ShouldNotBeNull();
            CaseLaws.BrokenBy(stored.Dossier).ShouldBeEmpty(number);
            Text(Folded(stored)).ShouldBe(Text(stored.File), number);
        }
        (await CountAsync(Untold)).ShouldBe(0);
    }

    private async Task HeardAsync(Func<Task<bool>> enough)
    {
        await using var connection = await database.Source.OpenConnectionAsync(Ct);
        await using (var listen = new NpgsqlCommand($"listen {Announcer.Topic}", connection))
            await listen.ExecuteNonQueryAsync(Ct);
        while (!await enough())
            await connection.WaitAsync(TimeSpan.FromSeconds(1), Ct);
    }

    private async Task<InForce> PolicyAsync()
    {
        var inForce = new InForce();
        inForce.Replace(new Policy(ShippedPolicy.Rules, await new WorkflowShelf(database.Source, TimeProvider.System).LibraryAsync(Ct),
            ShippedPolicy.Town, ShippedPolicy.Places, ShippedPolicy.Calendar));
        return inForce;
    }

    private async Task<IReadOnlyList<string>> NumbersAsync()
    {
        await using var command = database.Source.CreateCommand("select number from case_file order by id");
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var numbers = new List<string>();
        while (await reader.ReadAsync(Ct))
            numbers.Add(reader.GetString(0));
        return numbers;
    }

    private static Casework.Cases.CaseFile Folded(CaseRecord stored)
    {
        var events = stored.Journal.Select(l => l.Event).ToList();
        return Folding.Fold(events) with { Version = stored.File.Version };
    }

    private static string Text(Casework.Cases.CaseFile file) => System.Text.Json.JsonSerializer.Serialize(file, JournalJson.Options);

    // Each opened work item was told to its unit once.
    private const string Untold =
        """
        select count(*)
        from case_file c
        where (select count(*) from journal_entry j where j.case_id = c.id and j.kind = 'work-item-opened')
           <> (select count(*) from outbox_message m where m.case_id = c.id and m.template = 'work-item-opened')
        """;
}
