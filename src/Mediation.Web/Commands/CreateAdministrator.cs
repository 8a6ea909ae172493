using Mediation.Casework.Actors;
using Mediation.Postgres.Accounts;
using Mediation.Web.Opening;
using Microsoft.AspNetCore.Identity;

namespace Mediation.Web.Commands;

/// <summary>
/// <c>create-admin NAME</c>: the first administrator (首位管理员). The password comes from
/// <c>MEDIATION_ADMIN_PASSWORD</c> or is read from standard input.
/// </summary>
internal static class CreateAdministrator
{
    /// <summary>Creates the account, or says why not.</summary>
    public static async Task<int> RunAsync(string userName, string[] settings)
    {
        await using var server = await Server.BuildAsync(settings);
        await using var scope = server.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IOpeningStep>().OfType<Migrating>().Single().RunAsync(default);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = userName,
            DisplayName = userName,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        var created = await users.CreateAsync(account, Password());
        if (!created.Succeeded)
            throw new OpeningException([.. created.Errors.Select(error => error.Description)]);

        await scope.ServiceProvider.GetRequiredService<AccountStore>()
            .ReplaceMembershipsAsync(account.Id, [new Membership(null, Role.Administrator)]);
        Console.WriteLine($"Created the administrator {userName}.");
        return 0;
    }

    private static string Password()
    {
        if (Environment.GetEnvironmentVariable("MEDIATION_ADMIN_PASSWORD") is { Length: > 0 } given)
            return given;
        Console.Error.Write("Password: ");
        return Console.ReadLine() ?? "";
    }
}
