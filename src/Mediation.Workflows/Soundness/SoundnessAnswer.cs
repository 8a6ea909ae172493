namespace Mediation.Workflows.Soundness;

/// <summary>What an exploration found out (健全性结论).</summary>
public enum SoundnessVerdict
{
    /// <summary>Every reachable state was looked at, and nothing is wrong (已证明).</summary>
    Proved,

    /// <summary>Something is wrong, and a trace shows it (已证伪).</summary>
    Refuted,

    /// <summary>Nothing wrong was found, but not everything could be looked at (未定).</summary>
    Undecided,
}

/// <summary>The answer about one definition, and what it rests on (健全性).</summary>
/// <param name="Verdict">Proved, refuted or undecided.</param>
/// <param name="States">How many states were looked at.</param>
/// <param name="Findings">What is wrong, the nearest to the start first; empty unless refuted.</param>
/// <param name="Cancels">
/// What its runs may cancel on purpose, by id: the losers of a race, and what an activity that ends everything finds open.
/// </param>
/// <param name="Calls">
/// The workflows that it calls, by definition id: each is taken to come to its end, which its own answer says.
/// </param>
public sealed record SoundnessAnswer(
    SoundnessVerdict Verdict, int States, IReadOnlyList<SoundnessFinding> Findings, IReadOnlyList<string> Cancels,
    IReadOnlyList<string> Calls)
{
    /// <summary>Why it is undecided; null otherwise.</summary>
    public Undecided? Because { get; init; }
}

/// <summary>Why an exploration comes to no answer (未定的原因).</summary>
public enum Undecided
{
    /// <summary>There are more states than it may look at.</summary>
    TooManyStates,

    /// <summary>An activity is begun again and again while earlier executions of it still wait.</summary>
    KeepsGrowing,

    /// <summary>It waits for itself, directly or through a workflow that it calls.</summary>
    CallsItself,

    /// <summary>A join's mode, or which workflow is called, is computed at run time.</summary>
    ComputedShape,
}
