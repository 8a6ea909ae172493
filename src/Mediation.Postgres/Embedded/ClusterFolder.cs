using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Mediation.Postgres.Embedded;

/// <summary>The files of one private cluster: its data, its password, its log and who runs it. 私有库目录</summary>
internal sealed class ClusterFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string root;

    public ClusterFolder(string root)
    {
        this.root = Path.GetFullPath(root);
        Directory.CreateDirectory(this.root, OwnerOnly | UnixFileMode.UserExecute);
    }

    public string Data => Path.Combine(root, "data");

    public string Log => Path.Combine(root, "postgres.log");

    public string PasswordFile => Path.Combine(root, "password");

    public string Password => File.ReadAllText(PasswordFile);

    /// <summary>Where data are made ready; renamed when whole, so that half a cluster is never started on.</summary>
    public string UnfinishedData => Path.Combine(root, "data.unfinished");

    public bool IsInitialised => Directory.Exists(Data);

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>
    /// Held by the one process that runs the cluster; null when another process holds it. The kernel lets go of it
    /// when the process dies, however it dies.
    /// </summary>
    public FileStream? TryOwn()
    {
        try
        {
            var file = Path.Combine(root, "owner.lock");
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Writes a new password of 256 bits, readable by the owner only.</summary>
    public void WritePassword()
    {
        using var file = new FileStream(PasswordFile, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        });
        file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))));
    }

    /// <summary>
    /// What the running server wrote about itself: its process and the folder of its socket; null when none is
    /// running. A file left behind by a server that is gone is not believed, even if its process id was reused.
    /// </summary>
    public (int Process, string SocketFolder)? Running()
    {
        if (!File.Exists(PidFile))
            return null;
        var lines = File.ReadAllLines(PidFile);
        if (lines.Length < 5 || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process))
            return null;
        var worksIn = new DirectoryInfo($"/proc/{process}/cwd").ResolveLinkTarget(returnFinalTarget: false);
        return worksIn?.FullName == Data ? (process, lines[4]) : null;
    }

    /// <summary>
    /// Makes the data free to be started on: a server left over from a killed parent is stopped, and a pid file
    /// whose server is gone is removed (its number may belong to somebody else by now, as in a restarted container).
    /// </summary>
    public async Task ClearLeftoversAsync(CancellationToken ct)
    {
        if (Running() is var (id, _))
            await StopAsync(id, ct);
        File.Delete(PidFile);
    }

    private static async Task StopAsync(int id, CancellationToken ct)
    {
        try
        {
            using var server = Process.GetProcessById(id);
            using var kill = Process.Start("kill", ["-INT", id.ToString(CultureInfo.InvariantCulture)]);
            await server.WaitForExitAsync(ct);
        }
        catch (ArgumentException)
        {
            // It went away by itself between the two looks.
        }
    }
}
