using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Accounts;
using Mediation.Postgres.Administration;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Mediation.Web.Screens.Accounts;

/// <summary>Opens accounts (开设账号): with a first password, and no posts yet.</summary>
internal sealed class AccountOpening(UserManager<Account> users, NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>The new account's id; refused when a name is missing or taken, and for a password that is too short.</summary>
    public async Task<Answer<Guid>> OpenAsync(Actor actor, string userName, string displayName, string password, CancellationToken ct)
    {
        if (userName.Length is 0 or > 64 || userName.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            return new Refusal("field.malformed", "userName", "userName");
        if (displayName.Length is 0 or > 64)
            return new Refusal("field.missing", "displayName", "displayName");
        var account = new Account { Id = Guid.CreateVersion7(), UserName = userName, DisplayName = displayName, CreatedAt = real.GetUtcNow() };
        if (await users.FindByNameAsync(userName) is not null)
            return new Refusal("account.name-taken");
        if (!(await users.CreateAsync(account, password)).Succeeded)
            return new Refusal("account.password-weak");
        await using var connection = await database.OpenConnectionAsync(ct);
        await AdministrationLog.AddAsync(connection, new AdministrationAct(real.GetUtcNow(), actor.Id, "account-opened", userName), ct);
        return account.Id;
    }
}
