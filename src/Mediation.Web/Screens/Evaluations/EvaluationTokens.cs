using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Mediation.Web.Screens.Evaluations;

/// <summary>
/// The one-time mark of a form that was shown (一次性标识): which subject it is for and the id that its evaluation will have, sealed by this town and good for two
/// hours. Nothing is stored before somebody sends it; whoever sends it twice is counted once.
/// </summary>
internal sealed class EvaluationTokens(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Good = TimeSpan.FromHours(2);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("Mediation.Evaluations.v1").ToTimeLimitedDataProtector();

    /// <summary>A new one for a subject.</summary>
    public string Mint(string subject) => seal.Protect($"{Guid.CreateVersion7():N} {subject}", Good);

    /// <summary>The id that it carries for a subject; null when it is not ours, for another subject, or too old.</summary>
    public Guid? Read(string? token, string subject)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 1000)
            return null;
        try
        {
            return seal.Unprotect(token).Split(' ', 2) is [var id, var meant] && meant == subject ? Guid.ParseExact(id, "N") : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
