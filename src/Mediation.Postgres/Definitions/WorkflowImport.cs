using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Soundness;

namespace Mediation.Postgres.Definitions;

/// <summary>What became of definitions that were brought in (导入结果).</summary>
/// <param name="Added">Ids of the versions that were new; none when it is refused.</param>
/// <param name="Findings">What the soundness check says of them: errors refuse all of them, warnings leave them open.</param>
public sealed record WorkflowImport(IReadOnlyList<string> Added, IReadOnlyList<WorkflowFinding> Findings)
{
    /// <summary>True when nothing was brought in, because a definition is refuted.</summary>
    public bool IsRefused => Findings.Any(f => f.IsRefuting);
}

/// <summary>What the soundness check found in one definition (健全性发现).</summary>
/// <param name="Definition">The candidate.</param>
/// <param name="Problem">What is wrong or open, with its place and the trace that leads there.</param>
public sealed record WorkflowFinding(WorkflowDefinition Definition, WorkflowProblem Problem)
{
    /// <summary>True for a flaw that was found; false for what could not be decided.</summary>
    public bool IsRefuting => Problem.Severity is ProblemSeverity.Error;

    /// <summary>What is found in candidates, each seen among the others and what is in force. Cost is that of exploring each.</summary>
    public static IReadOnlyList<WorkflowFinding> Of(IReadOnlyList<WorkflowDefinition> candidates, IWorkflowLibrary inForce)
    {
        var library = new CandidateLibrary(candidates, inForce);
        return
        [
            .. from candidate in candidates
               from problem in SoundnessProblems.Of(SoundnessCheck.Run(candidate, library))
               select new WorkflowFinding(candidate, problem),
        ];
    }
}
