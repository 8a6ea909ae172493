using Mediation.Casework.Cases;
using Mediation.Casework.Places;
using Mediation.Postgres.Rechecks;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Rechecks;

/// <summary>All draws, and the form for another (抽查页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What codes are called.</param>
/// <param name="Draws">The latest first.</param>
/// <param name="Units">Units to choose among.</param>
/// <param name="MayDraw">Whether the reader draws.</param>
public sealed record RechecksView(Clockface Clock, TownNames Names, IReadOnlyList<RecheckDraw> Draws, IReadOnlyList<Unit> Units, bool MayDraw)
{
    /// <summary>What was asked for, or what is offered: last month, three of each unit.</summary>
    public required RecheckScope Scope { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Refusal { get; init; }
}

/// <summary>One draw (抽查单).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What codes are called.</param>
/// <param name="Record">The draw with its cases.</param>
public sealed record RecheckView(Clockface Clock, TownNames Names, RecheckRecord Record)
{
    /// <summary>The draw.</summary>
    public RecheckDraw Draw => Record.Draw;

    /// <summary>Cases in which somebody answered.</summary>
    public int Reached => Record.Cases.Count(one => one.Answer is not null);

    /// <summary>Of these, how many are solved by the unit's word.</summary>
    public int Claimed => Record.Cases.Count(one => one is { Answer: not null, Claim: "解决" });

    /// <summary>Of these, how many are solved by the resident's.</summary>
    public int Solved => Record.Cases.Count(one => one.Answer?.Solved is true);
}

/// <summary>The call about one case (抽查回访页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What codes are called.</param>
/// <param name="Draw">The draw.</param>
/// <param name="Case">The case.</param>
/// <param name="MayCall">Whether the reader may call.</param>
public sealed record RecheckCallView(Clockface Clock, TownNames Names, RecheckDraw Draw, RecheckCase Case, bool MayCall)
{
    /// <summary>What was chosen, when it was refused.</summary>
    public FollowUp? Call { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Refusal { get; init; }
}

/// <summary>How calls are put into words (抽查用语).</summary>
internal static class RecheckWords
{
    /// <summary>已解决，满意; 没有联系上.</summary>
    public static string Of(FollowUp call) => !call.Reached ? Texts.Case_NotReached : string.Join('，', new[]
    {
        call.Solved is true ? Texts.Case_SaysSolved : Texts.Case_SaysUnsolved, call.Satisfaction, call.ReasonCode,
    }.OfType<string>());

    /// <summary>What is to be done with a case, or what came of it.</summary>
    public static string Standing(RecheckCase one) =>
        one.Answer is { } answer ? Of(answer)
        : one.Settled ? Texts.Recheck_Unreachable
        : one.Calls.Count > 0 ? Texts.Recheck_Tried.With(one.Calls.Count)
        : Texts.Recheck_Waits;
}
