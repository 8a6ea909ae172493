using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Mediation.TestKit.Shipped;

namespace Mediation.Faults;

/// <summary>The real program as a process of its own (节点), which a test may kill.</summary>
internal sealed partial class Node : IAsyncDisposable
{
    /// <summary>The demo accounts' password.</summary>
    public const string Password = "月光小区-2026";

    private static readonly string Program = Path.Combine(ShippedPolicy.Root, "artifacts", "bin", "Mediation.Web",
        Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')));

    private readonly ConcurrentQueue<string> lines = new();

    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly Process process;

    private Node(Process process)
    {
        this.process = process;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException(
            $"The server ended before it listened:\n{string.Join('\n', lines)}"));
        process.OutputDataReceived += (_, said) => Hear(said.Data);
        process.ErrorDataReceived += (_, said) => Hear(said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>From the start of the process until it listened.</summary>
    public TimeSpan StartedIn { get; private set; }

    /// <summary>What it logged as an error.</summary>
    public IReadOnlyList<string> Errors => [.. lines.Where(line => line.Contains("\"Level\":\"Error\"") || line.Contains("\"Level\":\"Fatal\""))];

    /// <summary>What it logged as a warning.</summary>
    public IReadOnlyList<string> Warnings => [.. lines.Where(line => line.Contains("\"Level\":\"Warning\""))];

    /// <summary>Starts it on a database and waits until it listens.</summary>
    public static async Task<Node> StartAsync(string connectionString, string local, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var node = new Node(Begin(connectionString, local));
        node.Address = await node.address.Task.WaitAsync(TimeSpan.FromSeconds(60), ct);
        node.StartedIn = watch.Elapsed;
        return node;
    }

    /// <summary>Runs one of the program's commands to its end.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(
        string connectionString, string local, string[] words, CancellationToken ct)
    {
        using var process = Begin(connectionString, local, words);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>SIGKILL: no warning, no tidying up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Kills it if it still lives.</summary>
    public async ValueTask DisposeAsync() => await KillAsync();

    private static Process Begin(string connectionString, string local, params string[] words) =>
        Process.Start(new ProcessStartInfo(Path.Combine(Program, "Mediation.Web"), words)
        {
            WorkingDirectory = Program,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Mediation"] = connectionString,
                ["Demo"] = "true",
                ["MEDIATION_DEMO_PASSWORD"] = Password,
                ["Files"] = ShippedPolicy.Root,
                ["Local"] = local,
                ["Urls"] = "http://127.0.0.1:0",
                ["Greeting"] = "true",
            },
        })!;

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        if (GreetingLine().Match(line) is { Success: true } greeting)
            address.TrySetResult(new Uri(greeting.Groups[1].Value));
    }

    [GeneratedRegex(@"^  调解 Mediation\s+(http://\S+)$")]
    private static partial Regex GreetingLine();
}
