using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>What the window hands to a resident (回执), for those who may hand it out.</summary>
public sealed class Receipts(NpgsqlDataSource database)
{
    /// <summary>
    /// The resident's code of a case, for whoever accepted it and for the window; null for everybody else and when there
    /// is no such case.
    /// </summary>
    public async Task<string?> CodeAsync(Actor actor, string number, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
             select c.receipt_code
             from case_file c
             where {Sight.Clause}
               and c.number = $4
               and (c.accepted_by = $1 or $5)
             """, account, units, everything, number, actor.AtWindow);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>The number of the case that was accepted under a key; null when none was.</summary>
    public async Task<string?> NumberOfAsync(Actor actor, string key, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "select convert_from(answer, 'UTF8')::jsonb ->> 'number' from idempotent_answer where account_id = $1 and key = $2",
            actor.Id, key);
        return await command.ExecuteScalarAsync(ct) as string;
    }
}
