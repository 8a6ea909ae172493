using System.Security.Cryptography;
using Mediation.Web.Opening;

namespace Mediation.Web.Identity;

/// <summary>
/// The one password of all demo accounts (演示密码): that of <c>MEDIATION_DEMO_PASSWORD</c>, or a generated one kept under
/// <c>.local/</c> and readable by its owner only.
/// </summary>
internal sealed class DemoPassword(IConfiguration configuration, TownFiles files)
{
    private const int Shortest = 8;

    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Whether there are demo accounts at all.</summary>
    public static bool IsDemo(IConfiguration configuration) => configuration.GetValue<bool>("Demo");

    /// <summary>The password.</summary>
    /// <exception cref="OpeningException">The given one is too short.</exception>
    public string Value => configuration["MEDIATION_DEMO_PASSWORD"] switch
    {
        null or "" => Kept(),
        { Length: < Shortest } =>
            throw new OpeningException([$"MEDIATION_DEMO_PASSWORD needs at least {Shortest} characters."]),
        var given => given,
    };

    private string Kept()
    {
        var file = Path.Combine(files.Local, "demo-password");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(files.Local);
            File.WriteAllText(file, RandomNumberGenerator.GetString(Letters, 12));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return File.ReadAllText(file).Trim();
    }
}
