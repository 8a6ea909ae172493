using System.Diagnostics;

namespace Mediation.Postgres.Embedded;

/// <summary>
/// PostgreSQL's programs, run as a user that they accept. They refuse uid 0, so root goes through a user namespace
/// in which it is user 1000: no account and no change of owner is needed.
/// </summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    // In a session of its own, so that Ctrl-C in the terminal reaches the application only, which stops its work
    // first. The server stops when standard input closes: by us, or by the kernel if we are gone.
    private const string Guardian =
        """
        bin=$1 data=$2 log=$3 sockets=$4 options=$5 mode=$6
        "$bin/pg_ctl" start --wait --silent --pgdata "$data" --log "$log" --options "$options -k $sockets" || exit 1
        echo ready
        cat >/dev/null
        "$bin/pg_ctl" stop --silent --pgdata "$data" --mode "$mode"
        rm -rf "$sockets"
        [ "$mode" = fast ] || rm -rf "${data%/data}"
        """;

    // Compiling a query takes longer than any of ours runs. Terse: the detail of an error repeats the refused row, names and
    // all, and would lie in the server's log.
    private const string Durable = "-c listen_addresses='' -c max_connections=200 -c jit=off -c log_error_verbosity=terse";

    private const string ThrowAway =
        Durable + " -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off";

    private readonly Process guardian;

    private PostgresProcess(Process guardian) => this.guardian = guardian;

    public static async Task InitialiseAsync(string binaries, ClusterFolder cluster, CancellationToken ct)
    {
        if (Directory.Exists(cluster.UnfinishedData))
            Directory.Delete(cluster.UnfinishedData, recursive: true);
        cluster.WritePassword();

        using var initdb = Start(
            Path.Combine(binaries, "initdb"), "--pgdata", cluster.UnfinishedData, "--username", "mediation",
            "--pwfile", cluster.PasswordFile, "--auth", "scram-sha-256",
            "--encoding", "UTF8", "--locale", "C.UTF-8");
        var complaint = initdb.StandardError.ReadToEndAsync(ct);
        await initdb.StandardOutput.ReadToEndAsync(ct);
        await initdb.WaitForExitAsync(ct);
        if (initdb.ExitCode != 0)
            throw new ClusterException($"initdb failed: {await complaint}");
        Directory.Move(cluster.UnfinishedData, cluster.Data);
    }

    public static async Task<PostgresProcess> StartAsync(
        string binaries, ClusterFolder cluster, string sockets, bool throwAway, CancellationToken ct)
    {
        var guardian = Start(
            "sh", "-c", Guardian, "guardian", binaries, cluster.Data, cluster.Log, sockets,
            throwAway ? ThrowAway : Durable, throwAway ? "immediate" : "fast");

        if (await guardian.StandardOutput.ReadLineAsync(ct) == "ready")
            return new PostgresProcess(guardian);

        var complaint = await guardian.StandardError.ReadToEndAsync(ct);
        guardian.Dispose();
        throw new ClusterException($"PostgreSQL did not start: {complaint.Trim()} (see {cluster.Log})");
    }

    public async ValueTask DisposeAsync()
    {
        guardian.StandardInput.Close();
        await guardian.WaitForExitAsync();
        guardian.Dispose();
    }

    private static Process Start(params IEnumerable<string> command)
    {
        string[] asPlainUser = Environment.IsPrivilegedProcess
            ? ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
            : [];
        return Process.Start(new ProcessStartInfo("setsid", [.. asPlainUser, .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        })!;
    }
}
