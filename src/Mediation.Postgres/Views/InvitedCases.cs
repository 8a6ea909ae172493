using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>A case that one of the actor's units is let in to (受邀参与的案件).</summary>
/// <param name="Number">编号.</param>
/// <param name="Category">Category code.</param>
/// <param name="Unit">The unit that was let in.</param>
/// <param name="EndsAt">When that is over.</param>
public sealed record InvitedCase(string Number, string Category, string Unit, DateTimeOffset EndsAt);

/// <summary>Cases that an actor sees for a while without having a share of them (受邀参与).</summary>
public sealed class InvitedCases(NpgsqlDataSource database)
{
    private const int Most = 50;

    /// <summary>The fifty that end first; one index range for each of the actor's units.</summary>
    public async Task<IReadOnlyList<InvitedCase>> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Ask(connection, actor);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(row => new InvitedCase(row.Text(0), row.Text(1), row.Text(2), row.Moment(3)), ct);
    }

    internal static NpgsqlCommand Ask(NpgsqlConnection connection, Actor actor) => new(
        """
        select c.number, c.category, d.unit_code, d.due_at
        from deadline d
        join case_file c on c.id = d.case_id
        where d.kind = 'invitation' and d.state = 'running' and d.unit_code = any ($1)
        order by d.due_at, c.number
        limit $2
        """, connection)
    {
        Parameters = { new() { Value = Sight.Parameters(actor).Units }, new() { Value = Most } },
    };
}
