using Mediation.Casework.Actors;
using Mediation.Casework.WorkItems;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>Who can sign in and do what (在岗人员): units and roles that somebody holds who isn't disabled.</summary>
/// <param name="Units">Units in which somebody handles cases.</param>
/// <param name="Roles">Roles that somebody holds, wherever.</param>
/// <param name="Manned">Units in which anybody at all has an account; the desk stands in for the others (代办).</param>
internal sealed record PeopleAtWork(IReadOnlySet<string> Units, IReadOnlySet<Role> Roles, IReadOnlySet<string> Manned)
{
    /// <summary>Reads them.</summary>
    public static async Task<PeopleAtWork> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select u.unit_code, u.role, a.lockout_end is null or a.lockout_end < '9999-01-01T00:00:00Z'
            from account_unit u
            join account a on a.id = u.account_id
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var posts = await new Row(reader).RestAsync(
            r => (Unit: r.TextOrNull(0), Role: Enum.Parse<Role>(r.Text(1), ignoreCase: true), Enabled: r.Flag(2)), ct);
        var working = posts.Where(post => post.Role is Role.Clerk or Role.Handler or Role.Head).ToList();
        return new PeopleAtWork(
            working.Where(post => post.Enabled).Select(post => post.Unit!).ToHashSet(),
            posts.Where(post => post.Enabled).Select(post => post.Role).ToHashSet(),
            working.Select(post => post.Unit!).ToHashSet());
    }

    /// <summary>Whether anybody has an account at all; before that no promise about people can be kept.</summary>
    public bool Anybody => Roles.Count > 0;

    /// <summary>Whether somebody can do what a work item asks.</summary>
    public bool CanDo(WorkItem item) =>
        Units.Contains(item.Unit) || (item.Role is { } role && Roles.Contains(role)) || (!Manned.Contains(item.Unit) && Units.Contains("DESK"));
}
