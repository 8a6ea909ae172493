namespace Mediation.Web.Parts;

/// <summary>An answer of a rule set, explained (判定).</summary>
/// <param name="Question">What was asked: the rule set's name in Chinese.</param>
/// <param name="Outcome">The answer, in words.</param>
/// <param name="Rule">The rule that decided, as its label; null when nothing matched.</param>
/// <param name="Because">The facts and words seen that made it so.</param>
/// <param name="Ground">Law and article, or the town's own rule; null when the rule names none.</param>
/// <param name="Verified">Whether somebody checked the ground against its source.</param>
/// <param name="Version">The version of the rule set.</param>
public sealed record RulingView(
    string Question, string Outcome, string? Rule, IReadOnlyList<string> Because, string? Ground, bool Verified,
    string Version)
{
    /// <summary>Whether a person decided otherwise, and why.</summary>
    public string? OverruledBecause { get; init; }

    /// <summary>What little would have made the answer another; null when it isn't known.</summary>
    public string? Otherwise { get; init; }

    /// <summary>The workflows that carry a case by this answer, in the order in which they are entered; empty where the answer names none.</summary>
    public IReadOnlyList<CarryingView> Carried { get; init; } = [];

    /// <summary>Everything the deciding rules saw, line by line; empty where the facts are no longer at hand.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];
}
