using Mediation.Casework.Statements;

namespace Mediation.Casework.Meetings;

/// <summary>What a meeting was asked to resolve, and how its members voted (议案): a show of hands, one voice for each member that was there.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Topic">The topic that it settles; null when it stands by itself.</param>
/// <param name="Text">What was proposed.</param>
/// <param name="Needs">What it needs to be carried.</param>
/// <param name="InFavour">Unit codes of those in favour (同意).</param>
/// <param name="Against">Unit codes of those against (不同意).</param>
/// <param name="Abstained">Unit codes of the other members that were there (弃权).</param>
/// <param name="At">表决时刻.</param>
public sealed record Motion(
    Guid Id, Guid? Topic, StatementRef Text, Majority Needs, IReadOnlyList<string> InFavour, IReadOnlyList<string> Against,
    IReadOnlyList<string> Abstained, DateTimeOffset At)
{
    /// <summary>Whether it was carried (通过). Who abstains was there, and counts as such.</summary>
    public bool Carried => Needs switch
    {
        Majority.Consensus => Against.Count == 0 && InFavour.Count > 0,
        Majority.TwoThirds => 3 * InFavour.Count >= 2 * Present,
        _ => 2 * InFavour.Count > Present,
    };

    private int Present => InFavour.Count + Against.Count + Abstained.Count;
}

/// <summary>What a motion needs to be carried (通过条件).</summary>
public enum Majority
{
    /// <summary>协商一致: nobody against, and somebody in favour.</summary>
    Consensus,

    /// <summary>过半数: more than half of those that were there.</summary>
    Simple,

    /// <summary>三分之二: two thirds of those that were there, or more.</summary>
    TwoThirds,
}
