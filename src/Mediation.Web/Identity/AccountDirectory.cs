using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Accounts;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Microsoft.Extensions.Caching.Memory;

namespace Mediation.Web.Identity;

/// <summary>
/// Who stands behind a session or a token (会话对应的人). Cookies and tokens hold no rights, only an account and its security
/// stamp; rights are read here, at most half a minute old, so that a change of post takes effect without signing in
/// again.
/// </summary>
internal sealed class AccountDirectory(AccountStore accounts, InForce inForce, Moments moments, IMemoryCache cache)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    /// <summary>The person with all rights, or null when the account is gone or the stamp no longer fits.</summary>
    public async Task<ClaimsPrincipal?> FindAsync(Guid account, string stamp, string scheme, CancellationToken ct)
    {
        var key = (typeof(AccountDirectory), account);
        var entry = cache.Get<Entry>(key);
        // Another stamp than the one remembered may be newer: whoever has just changed their password.
        if (entry is null || entry.Stamp != stamp)
            entry = cache.Set(key, await ReadAsync(account, ct), Remembered);
        return entry is not null && entry.Stamp == stamp
            ? new ClaimsPrincipal(new ClaimsIdentity(entry.Claims, scheme, ClaimTypes.Name, ClaimTypes.Role))
            : null;
    }

    private async Task<Entry?> ReadAsync(Guid id, CancellationToken ct)
    {
        if (await accounts.FindAsync(id, ct) is not { } account)
            return null;
        var today = inForce.Policy.Calendar.DayOf(await moments.NowAsync(ct));
        var actor = new Actor(account.Id, account.DisplayName, await accounts.MembershipsAsync(id, today, ct));
        var claims = new List<Claim>(ActorClaims.Of(actor)) { new(ClaimTypes.Name, account.UserName) };
        if (account.PasswordOnce)
            claims.Add(new(OneTimePasswords.Claim, "true"));
        if (await accounts.UnitNameAsync(id, ct) is { } unit)
            claims.Add(new(ActorClaims.UnitName, unit));
        return new Entry(account.SecurityStamp, claims);
    }

    private sealed record Entry(string Stamp, IReadOnlyList<Claim> Claims);
}
