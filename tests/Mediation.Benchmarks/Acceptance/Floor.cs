using System.Diagnostics;
using System.Globalization;
using Mediation.Benchmarks.Ground;
using Npgsql;

namespace Mediation.Benchmarks.Acceptance;

/// <summary>
/// What the database alone can do (底线): pgbench inserts the rows of real, just accepted cases again, with new ids, one
/// transaction for each case, prepared and pipelined, into the same tables of the same database.
/// </summary>
internal static class Floor
{
    private const int Samples = 24;

    public static async Task<(double PerSecond, Timings Times)> RunAsync(
        BenchGround ground, string database, int connections, TimeSpan span)
    {
        var folder = Directory.CreateDirectory(Path.Combine(BenchGround.Folder, "pgbench")).FullName;
        var scripts = await WriteScriptsAsync(ground, database, folder, connections);
        var log = Path.Combine(folder, $"log{connections}");
        foreach (var old in Directory.EnumerateFiles(folder, $"log{connections}.*"))
            File.Delete(old);
        var address = new NpgsqlConnectionStringBuilder(ground.Reach(database));
        var start = new ProcessStartInfo("pgbench",
        [
            "--no-vacuum", "--protocol=prepared", $"--client={connections}", "--jobs=2", $"--time={span.TotalSeconds}",
            "--define=n=0", "--log", $"--log-prefix={log}", .. scripts.Select(s => $"--file={s}"),
        ])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["PGHOST"] = address.Host, ["PGUSER"] = address.Username, ["PGPASSWORD"] = address.Password, ["PGDATABASE"] = database,
            },
        };
        using var pgbench = Process.Start(start)!;
        await pgbench.StandardOutput.ReadToEndAsync();
        await pgbench.WaitForExitAsync();
        if (pgbench.ExitCode != 0)
            throw new InvalidOperationException("pgbench failed; see above.");
        var times = Directory.EnumerateFiles(folder, $"log{connections}.*").SelectMany(File.ReadLines)
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000).ToList();
        return (times.Count / span.TotalSeconds, new Timings(times));
    }

    /// <summary>How many rows and bytes a case is.</summary>
    public static async Task<string> SizeAsync(BenchGround ground, string database)
    {
        var inserts = await SampleRows.ReadAsync(ground, database, Samples);
        return string.Create(CultureInfo.InvariantCulture,
            $"A case is {inserts.Average(i => i.Rows):0} rows in {inserts.Average(i => i.Statements.Count):0} statements, {inserts.Average(i => i.Bytes) / 1024:0.0} KB as text.");
    }

    private static async Task<IReadOnlyList<string>> WriteScriptsAsync(
        BenchGround ground, string database, string folder, int connections)
    {
        var files = new List<string>();
        foreach (var (at, sample) in (await SampleRows.ReadAsync(ground, database, Samples)).Index())
        {
            var file = Path.Combine(folder, $"case{at}.sql");
            await File.WriteAllTextAsync(file,
                $"""
                \set n :n + 1
                \set c ({connections} * 1000 + :client_id) * 1000000000 + :n
                \startpipeline
                begin;
                {string.Join('\n', sample.Statements)}
                end;
                \endpipeline

                """);
            files.Add(file);
        }
        return files;
    }
}
