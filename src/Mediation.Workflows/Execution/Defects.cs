namespace Mediation.Workflows.Execution;

/// <summary>
/// Known defects of Elsa 3.8, each a switch (原引擎缺陷): all on under <see cref="BehaviourProfile.Elsa38"/>, all off under
/// <see cref="BehaviourProfile.Intended"/>. <c>docs/conformance.md</c> says of each what is done instead, and why.
/// </summary>
internal sealed record Defects
{
    public static Defects None { get; } = new();

    public static Defects OfElsa38 { get; } = new()
    {
        CancelsBeforeScheduling = true,
        CopiesVariables = true,
        CountsAtCompletion = true,
        DropsNulls = true,
        FaultsLeaveWaits = true,
        FaultsWhereItRan = true,
        ForgetsInputs = true,
        ForgetsVariables = true,
        GuessesConversions = true,
        LosesOwners = true,
        QueueOutlivesOwner = true,
        ReadsBrokenFiles = true,
        ShortensResults = true,
        SignalsSpread = true,
    };

    /// <summary>
    /// A race cancels its losers before its winner is queued, so the flowchart may complete too early.
    /// </summary>
    public bool CancelsBeforeScheduling { get; init; }

    /// <summary>
    /// A script works on a copy of the variables that it mentions as <c>variables.Name</c>; assignments to it are written
    /// back when the script has ended well. Functions for inputs carry their names as they are, and hide those for variables.
    /// </summary>
    public bool CopiesVariables { get; init; }

    /// <summary>
    /// A visit is counted when an activity completes and forgets across a wait that it came over a back line; lines out of
    /// a loop are dead in every round that doesn't take them.
    /// </summary>
    public bool CountsAtCompletion { get; init; }

    /// <summary>A script's null isn't written back, and a stored null comes back as the default.</summary>
    public bool DropsNulls { get; init; }

    /// <summary>An instance that faulted or was cancelled keeps what waits in it, unusable.</summary>
    public bool FaultsLeaveWaits { get; init; }

    /// <summary>What fails in a container is charged to the activity that completed last.</summary>
    public bool FaultsWhereItRan { get; init; }

    /// <summary>Inputs without a storage driver are gone after the first burst.</summary>
    public bool ForgetsInputs { get; init; }

    /// <summary>
    /// Variables without a lasting storage driver are back at their default after a wait, and those that a script made up
    /// are gone.
    /// </summary>
    public bool ForgetsVariables { get; init; }

    /// <summary>A value that doesn't convert becomes the type's default; outputs aren't converted at all.</summary>
    public bool GuessesConversions { get; init; }

    /// <summary>
    /// What waits below a container that completed too early stops the burst, or ends without a word.
    /// </summary>
    public bool LosesOwners { get; init; }

    /// <summary>What is queued in a container that completes still runs, but reports to nobody.</summary>
    public bool QueueOutlivesOwner { get; init; }

    /// <summary>What a file gets wrong is dropped, or fails when it is reached.</summary>
    public bool ReadsBrokenFiles { get; init; }

    /// <summary>A child workflow that had to wait gives only its outputs, without saying how it ended.</summary>
    public bool ShortensResults { get; init; }

    /// <summary>A cancelled activity tells every flowchart around it, which may not know it and then fails.</summary>
    public bool SignalsSpread { get; init; }
}
