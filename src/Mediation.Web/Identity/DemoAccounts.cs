using Mediation.Postgres.Accounts;
using Mediation.Web.Opening;
using Microsoft.AspNetCore.Identity;

namespace Mediation.Web.Identity;

/// <summary>
/// Keeps the demo town's accounts as <c>seeds/accounts.json</c> and the demo password say (演示账号), at each start and
/// only in demo mode.
/// </summary>
internal sealed class DemoAccounts(
    AccountStore accounts, UserManager<Account> users, DemoPassword password, TownFiles files,
    IConfiguration configuration) : IOpeningStep
{
    private readonly Dictionary<string, bool> checkedHashes = [];

    public async Task RunAsync(CancellationToken ct)
    {
        if (!DemoPassword.IsDemo(configuration) || DemoSeeds.Read(files) is not { Count: > 0 } seeds)
            return;

        // One hash for all: hashing forty times would cost seconds at each start.
        var hash = users.PasswordHasher.HashPassword(null!, password.Value);
        foreach (var seed in seeds)
        {
            var account = await users.FindByNameAsync(seed.UserName) ?? await AddAsync(seed, hash, ct);
            if (!HasPassword(account))
                await SetPasswordAsync(account, hash);
            await accounts.ReplaceMembershipsAsync(account.Id, seed.Memberships(), ct);
        }
    }

    // When another node adds it at the same instant, that one's account is used.
    private async Task<Account> AddAsync(DemoSeed seed, string hash, CancellationToken ct)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = seed.UserName,
            NormalizedUserName = users.NormalizeName(seed.UserName)!,
            DisplayName = seed.DisplayName,
            PasswordHash = hash,
            SecurityStamp = Guid.CreateVersion7().ToString("n"),
            ConcurrencyStamp = Guid.CreateVersion7().ToString("n"),
            Demo = true,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        return await accounts.InsertAsync(account, ct) ? account : (await users.FindByNameAsync(seed.UserName))!;
    }

    private async Task SetPasswordAsync(Account account, string hash)
    {
        account.PasswordHash = hash;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        await users.UpdateSecurityStampAsync(account);
    }

    // Whoever has the password already keeps hash and stamp, so that sessions survive a restart.
    private bool HasPassword(Account account)
    {
        if (account.PasswordHash is not { } hash)
            return false;
        if (!checkedHashes.TryGetValue(hash, out var has))
        {
            has = users.PasswordHasher.VerifyHashedPassword(account, hash, password.Value)
                is not PasswordVerificationResult.Failed;
            checkedHashes.Add(hash, has);
        }
        return has;
    }
}
