using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;

namespace Mediation.Postgres.Desk;

/// <summary>
/// Who may see a case at all (可见范围). What somebody may not see doesn't exist for them: lists leave it out and asking by
/// number answers "not found". The same rule stands as SQL in the views (<see cref="Clause"/>), which holders of a receipt don't have; a test holds
/// them equal.
/// </summary>
public static class Sight
{
    /// <summary>Whether an actor may see a case.</summary>
    public static bool MaySee(Actor actor, CaseFile file)
    {
        if (actor.IsSystem || file.Intake.AcceptedBy == actor.Id || actor.Receipt == file.Number)
            return true;
        var involved = file.Involved.Any(actor.WorksFor);
        if (file.Intake.Secrecy >= 3)
            return involved && file.Lead is { } lead && actor.WorksFor(lead.Unit);
        return involved || actor.AtWindow || actor.Is(Role.Supervisor) || actor.Is(Role.Auditor);
    }

    /// <summary>
    /// Whether an actor may ask for an act on a case: whoever sees it, and for the acts of operators whoever may operate,
    /// who needs to see the run and not the matter; a line of the lists is taken on by whoever reads the lists (可提出动作).
    /// </summary>
    public static bool MayAsk(Actor actor, CaseFile file, string act) =>
        MaySee(actor, file) || (act == ClaimListed.ActCode && ClaimListed.OpenTo(actor, file)) || (ActCatalog.Operates(act) && MayOperate(actor));

    /// <summary>Whether an actor may read the town's workflows and rules (可看规定): whoever answers for them or checks them.</summary>
    public static bool MayReadPolicy(Actor actor) =>
        actor.Is(Role.Administrator) || actor.Is(Role.Supervisor) || actor.Is(Role.Auditor);

    /// <summary>Whether an actor may change the town's rules (可改规定): administrators.</summary>
    public static bool MayEditPolicy(Actor actor) => MayReadPolicy(actor) && actor.Is(Role.Administrator);

    /// <summary>Whether an actor may see how the machine runs, and mend it (可看运行).</summary>
    public static bool MayOperate(Actor actor) => actor.Is(Role.Administrator);

    /// <summary>The answer to somebody who lacks the right (无权).</summary>
    internal static Refusal NotAllowed { get; } = new("session.not-allowed") { Forbidden = true };

    /// <summary>The same as a condition on <c>case_file c</c>, given <see cref="Parameters"/> as $1 to $3.</summary>
    public const string Clause =
        """
        (c.accepted_by = $1
         or (c.secrecy < 3 and ($3 or c.units && $2))
         or (c.secrecy >= 3 and c.lead_unit = any ($2)))
        """;

    /// <summary>What the condition needs of an actor: account, units worked for, whether the whole town is open to them.</summary>
    public static (Guid Account, string[] Units, bool Everything) Parameters(Actor actor) =>
        (actor.Id, [.. actor.Units.Where(actor.WorksFor)],
            actor.AtWindow || actor.Is(Role.Supervisor) || actor.Is(Role.Auditor));
}
