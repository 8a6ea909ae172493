using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Replay;

/// <summary>What happened in an instance, told again from its record (复述).</summary>
/// <param name="Events">In order.</param>
/// <param name="IsWhole">False when it ends before what happened last.</param>
public sealed record Retold(IReadOnlyList<RetoldEvent> Events, bool IsWhole);

/// <summary>One thing that happened to an activity (复述的一步).</summary>
/// <param name="Burst">In which burst, the start 0.</param>
/// <param name="At">The moment of that burst.</param>
/// <param name="Entry">What happened.</param>
public sealed record RetoldEvent(int Burst, DateTimeOffset At, TraceEntry Entry);
