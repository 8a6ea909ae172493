using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Seeding;
using Npgsql;

namespace Mediation.TestKit.Shipped;

/// <summary>The shipped town in a database (随附镇): its places, <see cref="Townspeople"/> as accounts, its workflows.</summary>
public static class ShippedTown
{
    /// <summary>Founds the town in a migrated database and says what it works by.</summary>
    public static async Task<Policy> FoundAsync(NpgsqlDataSource database, TimeProvider clock)
    {
        await TownSeeding.LoadAsync(database, ShippedPolicy.Town, CancellationToken.None);
        foreach (var person in Townspeople.All)
            await AddAccountAsync(database, person);
        var shelf = new WorkflowShelf(database, clock);
        await shelf.ImportAsync(ShippedPolicy.Definitions, CancellationToken.None);
        return new Policy(ShippedPolicy.Rules, await shelf.LibraryAsync(CancellationToken.None),
            ShippedPolicy.Town, ShippedPolicy.Places, ShippedPolicy.Calendar)
        {
            Templates = ShippedPolicy.Templates,
        };
    }

    private static async Task AddAccountAsync(NpgsqlDataSource database, Actor person)
    {
        await using var command = database.CreateCommand(
            """
            insert into account (id, user_name, normalized_user_name, display_name, security_stamp, concurrency_stamp, created_at)
            values ($1, $2, $2, $3, '', '', '2026-01-01T00:00Z')
            """);
        command.Parameters.AddWithValue(person.Id);
        command.Parameters.AddWithValue(person.Id.ToString("N"));
        command.Parameters.AddWithValue(person.Name);
        await command.ExecuteNonQueryAsync();
        foreach (var membership in person.Memberships)
        {
            await using var role = database.CreateCommand("insert into account_unit (account_id, unit_code, role) values ($1, $2, $3)");
            role.Parameters.AddWithValue(person.Id);
            role.Parameters.AddWithValue((object?)membership.Unit ?? DBNull.Value);
            role.Parameters.AddWithValue(membership.Role.ToString().ToLowerInvariant());
            await role.ExecuteNonQueryAsync();
        }
    }
}
