using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mediation.Benchmarks.Ground;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Schema;
using Mediation.TestKit;
using Mediation.TestKit.Crowd;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Benchmarks.Views;

/// <summary>
/// A database with a million cases (百万案卷). Loading takes minutes, so it is kept under <c>artifacts/bench/</c> and used again
/// until the schema changes.
/// </summary>
internal static class MillionCases
{
    private const int Cases = 1_000_000;

    private const int Originals = 86;

    /// <summary>Its name; loads it first when it isn't there.</summary>
    public static async Task<string> EnsureAsync(BenchGround ground)
    {
        var schema = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Migration.All.Select(m => m.Checksum))));
        var name = $"million_{Convert.ToHexStringLower(schema)[..8]}";
        var loaded = await ground.ScalarAsync("postgres", $"select shobj_description(oid, 'pg_database') from pg_database where datname = '{name}'");
        if (loaded as string is not "loaded")
        {
            var started = Stopwatch.GetTimestamp();
            await LoadAsync(ground, name);
            await ground.ExecuteAsync(name, $"comment on database {name} is 'loaded'");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Loaded {Cases:N0} cases in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s."));
        }
        return name;
    }

    private static async Task LoadAsync(BenchGround ground, string name)
    {
        var outdated = await ground.ScalarAsync("postgres", "select string_agg(datname, ',') from pg_database where datname like 'million%'");
        foreach (var old in $"{outdated}".Split(',', StringSplitOptions.RemoveEmptyEntries))
            await ground.ExecuteAsync("postgres", $"drop database {old} with (force)");
        await ground.FreshAsync(name);
        var clock = new TestClock();
        var inForce = new InForce();
        CaseCrowd crowd;
        await using (var source = ground.Connect(name))
        {
            inForce.Replace(await ShippedTown.FoundAsync(source, clock));
            crowd = await CaseCrowd.PlayAsync(source, inForce, clock, Originals);
        }
        // The copies refer to each other as the originals do: checking every key again would only take longer, and so would
        // keeping the indexes while loading.
        await using var loading = ground.Connect(name, "-c session_replication_role=replica -c maintenance_work_mem=512MB -c synchronous_commit=off");
        var indexes = await IndexesAsync(loading);
        foreach (var (index, _) in indexes)
            await ExecuteAsync(loading, $"drop index {index}");
        await crowd.LoadAsync(loading, Cases);
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
                                'held_interval', 'outbox_message', 'document', 'workflow_instance')
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
