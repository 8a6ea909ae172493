using Mediation.Casework;
using Mediation.Postgres.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Mediation.Web.Identity;

/// <summary>Somebody chooses another password for themselves (修改密码): all other sessions and tokens of theirs end.</summary>
internal sealed class PasswordChange(Entrance entrance, UserManager<Account> users, ILogger<PasswordChange> log)
{
    private const int Longest = 128;

    /// <summary>The account with its new stamp; refused when the present password is wrong, and when the new one can't be.</summary>
    public async Task<Answer<Account>> ChangeAsync(string userName, string current, string chosen, string again, CancellationToken ct)
    {
        if (chosen != again)
            return new Refusal("account.password-differs");
        if (chosen == current)
            return new Refusal("account.password-same");
        if (chosen.Length > Longest)
            return new Refusal("account.password-weak");
        var admitted = await entrance.AdmitAsync(userName, current, ct);
        if (!admitted.TryGet(out var account))
            return admitted;
        account.PasswordOnce = false;
        if (!(await users.ChangePasswordAsync(account, current, chosen)).Succeeded)
            return new Refusal("account.password-weak");
        log.LogInformation("Changed the password of {ActorId}", account.Id);
        return account;
    }
}
