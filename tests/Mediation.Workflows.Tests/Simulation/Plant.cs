using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Simulation;

/// <summary>Defects planted to see whether the simulation finds them (植入缺陷).</summary>
/// <param name="Name">Which.</param>
/// <param name="Within">The seeds, from the first, among which one must find it.</param>
/// <param name="Engine">The engine's.</param>
/// <param name="Store">The host's.</param>
internal sealed record Plant(string Name, int Within, Defects Engine, StoreDefect Store = StoreDefect.None)
{
    public static Plant None { get; } = new("none", 0, Defects.None);

    /// <summary>Every defect that must be found: the original's, one switch each, and a host's.</summary>
    public static IReadOnlyList<Plant> All { get; } =
    [
        new("counts at completion", 100, new Defects { CountsAtCompletion = true }),
        new("drops nulls", 100, new Defects { DropsNulls = true }),
        new("faults leave waits", 100, new Defects { FaultsLeaveWaits = true }),
        new("faults where it ran", 400, new Defects { FaultsWhereItRan = true }),
        new("forgets inputs", 100, new Defects { ForgetsInputs = true }),
        new("forgets variables", 100, new Defects { ForgetsVariables = true }),
        new("guesses conversions", 100, new Defects { GuessesConversions = true }),
        new("loses owners", 100, new Defects { LosesOwners = true }),
        new("queue outlives owner", 100, new Defects { QueueOutlivesOwner = true }),
        new("signals spread", 100, new Defects { SignalsSpread = true }),
        new("cancels before scheduling", 100, new Defects { CancelsBeforeScheduling = true, SignalsSpread = true }),
        .. Enum.GetValues<StoreDefect>().Where(d => d is not StoreDefect.None)
            .Select(d => new Plant($"store: {d}", 100, Defects.None, d)),
    ];

    public override string ToString() => Name;
}
