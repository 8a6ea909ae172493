using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;

namespace Mediation.Postgres.RootCauses;

/// <summary>Who may see and change root-cause projects (专项权限), and which cases they may hold.</summary>
public static class RootCauseSight
{
    /// <summary>Whether an actor looks over the town's matters: supervisors and auditors.</summary>
    public static bool Oversees(Actor actor) => actor.Is(Role.Supervisor) || actor.Is(Role.Auditor);

    /// <summary>Whether an actor opens projects, takes cases into them and closes them: supervisors.</summary>
    public static bool MayDirect(Actor actor) => actor.Is(Role.Supervisor);

    /// <summary>Whether an actor may write how a project goes on: supervisors, and whoever works for the leading unit.</summary>
    public static bool MayProgress(Actor actor, string leadUnit) => MayDirect(actor) || actor.WorksFor(leadUnit);

    /// <summary>
    /// Projects <c>p</c> an actor sees, given <see cref="Sight.Parameters"/> as $1 to $3: all for whoever sees the town's cases, others those
    /// that their units lead or have cases in.
    /// </summary>
    internal const string Clause =
        $"""
        ($3 or p.lead_unit = any ($2) or exists (
          select from root_cause_case held
          join case_file c on c.id = held.case_id
          where held.root_cause_id = p.id and {Sight.Clause}))
        """;

    /// <summary>Cases <c>c</c> that may be put together: no work of the town's own, neither sensitive nor secret, neither declined nor joined to another.</summary>
    internal const string Countable =
        $"({Universe.Brought} and c.secrecy < 2 and c.result is distinct from 'declined' and c.result is distinct from 'merged')";

    /// <summary>What <see cref="MatterFinding.Like"/> reads of a case <c>c</c>.</summary>
    internal const string LikeColumns =
        """
        c.id, c.number, c.compound_code, left(c.category, 4), c.lead_unit, c.accepted_at, c.stage = 'closed',
        tsvector_to_array(c.words)
        """;
}
