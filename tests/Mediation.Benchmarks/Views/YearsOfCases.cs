using System.Diagnostics;
using System.Globalization;
using Mediation.Benchmarks.Ground;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Schema;
using Mediation.TestKit;
using Mediation.TestKit.Crowd;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Benchmarks.Views;

/// <summary>
/// A database with the cases of years (多年案卷), a fifth of them open. Loading takes minutes, so it is kept under <c>artifacts/bench/</c>; a run that
/// finds it only migrates it, as a town's would be.
/// </summary>
internal sealed record YearsOfCases(int Cases)
{
    private const double OpenShare = 0.2;

    private const int Originals = 86;

    private string Name { get; } = $"years_{Cases}";

    /// <summary>How many are closed: the first ones. The others are open.</summary>
    public int Closed => (int)(Cases * (1 - OpenShare));

    /// <summary>Its name; loads it first when it isn't there.</summary>
    public async Task<string> EnsureAsync(BenchGround ground)
    {
        var loaded = await ground.ScalarAsync("postgres", $"select shobj_description(oid, 'pg_database') from pg_database where datname = '{Name}'");
        if (loaded as string is "loaded")
        {
            if ((await new Migrator(ground.Reach(Name), Migration.All, TimeProvider.System).ApplyAsync()).Count > 0)
                await ground.ExecuteAsync(Name, "vacuum analyze");
            return Name;
        }
        var started = Stopwatch.GetTimestamp();
        await LoadAsync(ground);
        await ground.ExecuteAsync(Name, $"comment on database {Name} is 'loaded'");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Loaded {Cases:N0} cases in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s."));
        return Name;
    }

    private async Task LoadAsync(BenchGround ground)
    {
        await ground.FreshAsync(Name);
        var clock = new TestClock();
        var inForce = new InForce();
        CaseCrowd crowd;
        await using (var source = ground.Connect(Name))
        {
            inForce.Replace(await ShippedTown.FoundAsync(source, clock));
            crowd = await CaseCrowd.PlayAsync(source, inForce, clock, Originals);
        }
        // The copies refer to each other as the originals do: checking every key again would only take longer, and so would
        // keeping the indexes while loading.
        await using var loading = ground.Connect(Name, "-c session_replication_role=replica -c maintenance_work_mem=512MB -c synchronous_commit=off");
        var indexes = await IndexesAsync(loading);
        foreach (var (index, _) in indexes)
            await ExecuteAsync(loading, $"drop index {index}");
        await crowd.LoadAsync(loading, Cases, OpenShare);
        await Parallel.ForEachAsync(indexes, new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (index, _) => await ExecuteAsync(loading, index.Definition));
        await ExecuteAsync(loading, "vacuum analyze");
    }

    private static async Task<IReadOnlyList<(string Name, string Definition)>> IndexesAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            """
            select indexrelid::regclass::text, pg_get_indexdef(indexrelid)
            from pg_index i
            join pg_class c on c.oid = i.indrelid
            where c.relname in ('case_file', 'party', 'statement', 'assignment', 'work_item', 'deadline', 'ruling', 'journal_entry',
                                'held_interval', 'board_interval', 'outbox_message', 'document', 'workflow_instance')
              and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(string, string)>();
        while (await reader.ReadAsync())
            found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
