using Mediation.Casework.Actors;
using Mediation.Casework.Places;

namespace Mediation.Casework.Campaigns;

/// <summary>A round of calls to newly opened firms (企业回访).</summary>
/// <param name="Number">编号, such as HF2026-0001.</param>
/// <param name="Name">名称.</param>
/// <param name="Unit">Who calls: code.</param>
/// <param name="Questions">What is asked, in order (提纲).</param>
/// <param name="EveryDays">After how many days it is tried again (隔几天再打).</param>
/// <param name="MostTries">After how many tries in a row that nobody answers it is given up (最多打几次).</param>
/// <param name="BegunOn">Since when.</param>
public sealed record Campaign(string Number, string Name, string Unit, IReadOnlyList<string> Questions, int EveryDays, int MostTries, DateOnly BegunOn);

/// <summary>Who calls firms (企业帮帮团): people of the town's offices and of communities; supervisors see the figures.</summary>
public static class CampaignSight
{
    /// <summary>Units an actor may call for.</summary>
    public static IReadOnlyList<Unit> UnitsOf(Actor actor, Town town) =>
        [.. town.Units.Where(unit => unit.Kind is "town-office" or "community" && actor.WorksFor(unit.Code))];
}

/// <summary>How far one gets with a firm (回访进展).</summary>
public static class FirmStates
{
    /// <summary>等回访.</summary>
    public const string Waiting = "waiting";

    /// <summary>有困难，办理中: a case is led for it, and the firm is called again once that is closed.</summary>
    public const string Troubled = "troubled";

    /// <summary>没有困难，或困难已解决.</summary>
    public const string Settled = "settled";

    /// <summary>多次无人接听.</summary>
    public const string Unreached = "unreached";

    /// <summary>不愿接受回访.</summary>
    public const string Declined = "declined";
}

/// <summary>Where a firm stands in its campaign (一家的进展).</summary>
/// <param name="State">One of <see cref="FirmStates"/>.</param>
/// <param name="Tries">Tries in a row that nobody answered.</param>
/// <param name="NextOn">From which day on it is called next.</param>
public sealed record FirmProgress(string State, int Tries, DateOnly NextOn)
{
    /// <summary>Where it stands after a call.</summary>
    /// <param name="outcome">One of <see cref="CallForm.Outcomes"/>.</param>
    /// <param name="campaign">Its campaign.</param>
    /// <param name="today">The day of the call.</param>
    public FirmProgress After(string outcome, Campaign campaign, DateOnly today) => outcome switch
    {
        CallForm.NoAnswer when Tries + 1 >= campaign.MostTries => this with { State = FirmStates.Unreached, Tries = Tries + 1 },
        CallForm.NoAnswer => this with { Tries = Tries + 1, NextOn = today.AddDays(campaign.EveryDays) },
        CallForm.Trouble => new(FirmStates.Troubled, 0, today.AddDays(campaign.EveryDays)),
        CallForm.Fine => this with { State = FirmStates.Settled, Tries = 0 },
        CallForm.Declines => this with { State = FirmStates.Declined, Tries = 0 },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
