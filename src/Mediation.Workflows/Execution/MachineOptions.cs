using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Execution;

/// <summary>How the machine behaves (引擎选项).</summary>
public sealed record MachineOptions
{
    /// <summary>Which meaning of the format; <see cref="BehaviourProfile.Intended"/> by default.</summary>
    public BehaviourProfile Profile { get; init; }

    /// <summary>Activities that one burst may execute or resume before it is stopped as a runaway loop.</summary>
    public int StepLimit { get; init; } = 10_000;

    internal Defects Defects
    {
        get => field ?? (Profile is BehaviourProfile.Elsa38 ? Defects.OfElsa38 : Defects.None);
        init;
    }

    /// <summary>What happens at a fault when the file doesn't say.</summary>
    internal FaultHandling DefaultFaultHandling =>
        Profile is BehaviourProfile.Elsa38 ? FaultHandling.Fault : FaultHandling.Suspend;
}

/// <summary>Which meaning of the format the machine gives to a file (行为方式).</summary>
public enum BehaviourProfile
{
    /// <summary>What the format's authors meant; what the product runs.</summary>
    Intended,

    /// <summary>What version 3.8 of the original does, its defects included as far as they are reproduced.</summary>
    Elsa38,
}
