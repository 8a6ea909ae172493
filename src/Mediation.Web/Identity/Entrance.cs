using Mediation.Casework;
using Mediation.Postgres.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Mediation.Web.Identity;

/// <summary>
/// Checks a name and a password (登录核验). Who asks cannot tell a name that exists from one that doesn't: both get the
/// same answers after the same time, and lock after the same number of failures. Failures count per name, never per
/// address: a whole office may stand behind one.
/// </summary>
internal sealed class Entrance(
    UserManager<Account> users, UnknownNames unknown, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    // Longer than any refusal takes, so that none is recognised by how long it took.
    private static readonly TimeSpan RefusalsTake = TimeSpan.FromMilliseconds(400);

    private const int LongestName = 64;

    private const int LongestPassword = 128;

    /// <summary>The account, or <c>account.wrong-password</c> or <c>account.locked-out</c>.</summary>
    public async Task<Answer<Account>> AdmitAsync(string userName, string password, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var answer = await CheckAsync(userName.Trim(), password);
        if (answer.IsRefused && RefusalsTake - clock.GetElapsedTime(started) is { Ticks: > 0 } rest)
            await Task.Delay(rest, clock, ct);
        return answer;
    }

    private async Task<Answer<Account>> CheckAsync(string userName, string password)
    {
        if (userName.Length is 0 or > LongestName || password.Length is 0 or > LongestPassword)
            return WrongPassword;

        if (await users.FindByNameAsync(userName) is not { } account)
        {
            unknown.Verify(hasher, password);
            return unknown.IsLocked(userName) ? LockedOut : unknown.Fail(userName);
        }
        if (await users.IsLockedOutAsync(account))
            return LockedOut;
        if (!await users.CheckPasswordAsync(account, password))
            return await FailAsync(account);

        if (account.AccessFailedCount > 0)
            await users.ResetAccessFailedCountAsync(account);
        return account;
    }

    // Several failures at the same instant all count: who loses the race for the row counts on the new one.
    private async Task<Answer<Account>> FailAsync(Account account)
    {
        while (!(await users.AccessFailedAsync(account)).Succeeded)
            account = await users.FindByIdAsync(account.Id.ToString()) ?? account;
        return WrongPassword;
    }

    internal static Refusal WrongPassword { get; } = new("account.wrong-password");

    private static Refusal LockedOut { get; } = new("account.locked-out");
}

/// <summary>
/// Failures at names that don't exist (查无此人的登录名), counted like those of accounts. Kept in the memory of this node,
/// bounded; nothing but the look of the answers depends on it.
/// </summary>
internal sealed class UnknownNames(IOptions<IdentityOptions> options, TimeProvider clock) : IDisposable
{
    private const int MostNames = 10_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    // The hash of a password that nobody knows, so that checking costs what it costs for an account.
    private readonly string hash = new PasswordHasher<Account>().HashPassword(null!, Guid.CreateVersion7().ToString());

    // Failures at the same instant all count, as those of accounts do.
    private readonly Lock counting = new();

    private readonly MemoryCache failures = new(new MemoryCacheOptions { SizeLimit = MostNames });

    public void Verify(IPasswordHasher<Account> hasher, string password) =>
        hasher.VerifyHashedPassword(null!, hash, password);

    public bool IsLocked(string userName) =>
        failures.Get<Failures>(Key(userName)) is { LockedUntil: { } until } && until > clock.GetUtcNow();

    public Refusal Fail(string userName)
    {
        var lockout = options.Value.Lockout;
        lock (counting)
        {
            var past = failures.Get<Failures>(Key(userName));
            var count = (past?.Count ?? 0) + 1;
            var now = count < lockout.MaxFailedAccessAttempts
                ? new Failures(count, null)
                : new Failures(0, clock.GetUtcNow() + lockout.DefaultLockoutTimeSpan);
            failures.Set(Key(userName), now, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Remembered });
        }
        return Entrance.WrongPassword;
    }

    public void Dispose() => failures.Dispose();

    private static string Key(string userName) => userName.ToUpperInvariant();

    private sealed record Failures(int Count, DateTimeOffset? LockedUntil);
}
