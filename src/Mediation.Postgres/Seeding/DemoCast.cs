using Mediation.Casework.Actors;
using Mediation.Postgres.Accounts;

namespace Mediation.Postgres.Seeding;

/// <summary>The accounts that the demo cases are played by (演示人物).</summary>
internal sealed class DemoCast
{
    private readonly Dictionary<string, Actor> actors = new(StringComparer.Ordinal);

    /// <summary>Who goes by an account's name.</summary>
    public Actor this[string userName] => actors[userName];

    /// <summary>Finds everybody the cases name.</summary>
    /// <exception cref="InvalidOperationException">A case names an account that isn't there.</exception>
    public static async Task<DemoCast> FindAsync(
        AccountStore accounts, IEnumerable<DemoCase> cases, CancellationToken ct)
    {
        var cast = new DemoCast();
        foreach (var name in cases.SelectMany(c => c.Acts.Select(a => a.By).Append(c.By)).Distinct())
        {
            var account = await accounts.FindByNameAsync(name.ToUpperInvariant(), ct)
                ?? throw new InvalidOperationException($"There is no account '{name}' to play a demo case.");
            var memberships = await accounts.MembershipsAsync(account.Id, null, ct);
            cast.actors[name] = new Actor(account.Id, account.DisplayName, memberships);
        }
        return cast;
    }
}
