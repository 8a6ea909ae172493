using System.Globalization;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Soundness;

/// <summary>Tells an answer in the words of a file's problems: what refutes is an error, what is open a warning (健全性问题).</summary>
public static class SoundnessProblems
{
    /// <summary>The problems of the definition that was explored; none when it is proved.</summary>
    public static IReadOnlyList<WorkflowProblem> Of(SoundnessAnswer answer) => answer.Because is { } because
        ? [Of(because, answer.States)]
        : [.. answer.Findings.Select(Of)];

    private static WorkflowProblem Of(SoundnessFinding finding)
    {
        var (at, other, trace) = (finding.Activity, finding.Other ?? "", finding.TraceText);
        return finding.Flaw switch
        {
            Flaw.Deadlock => Error("unsound-deadlock", $"It comes to a standstill in '{at}': nothing waits, nothing runs. {trace}", at, trace),
            Flaw.Livelock => Error("unsound-livelock", $"From '{at}' on the end can never be reached. {trace}", at, trace),
            Flaw.NoWayOn => Error("unsound-no-way-on", $"'{at}' waits, and no outcome leads out of it. {trace}", at, trace),
            Flaw.Endless => Error("unsound-endless", $"'{at}' runs on and on without a wait. {trace}", at, trace),
            Flaw.LostArrival => Error("unsound-lost-arrival", $"The join '{at}' is passed over although work has come to it. {trace}", at, trace),
            Flaw.KilledBranch => Error("unsound-killed-branch", $"The end '{at}' cancels '{other}', which doesn't lead to it. {trace}", at, other, trace),
            Flaw.MissingWorkflow => Error("unsound-missing-workflow", $"'{at}' calls the workflow '{other}', which isn't there. {trace}", at, other, trace),
            _ => Error("unsound-dead-step", $"No run ever begins '{at}'.", at),
        };

        WorkflowProblem Error(string code, string message, params IReadOnlyList<string> arguments) =>
            new(code, ProblemSeverity.Error, finding.Path, message, arguments);
    }

    private static WorkflowProblem Of(Undecided because, int states)
    {
        var count = states.ToString(CultureInfo.InvariantCulture);
        return because switch
        {
            Undecided.TooManyStates => Warning("undecided-states", $"Soundness is not decided within {count} states.", count),
            Undecided.KeepsGrowing => Warning("undecided-growth", $"Soundness is not decided: work that waits may pile up without end ({count} states seen).", count),
            Undecided.CallsItself => Warning("undecided-recursion", "Soundness is not decided: it waits for a workflow that waits for it."),
            _ => Warning("undecided-shape", "Soundness is not decided: a join's mode or a workflow's name is computed."),
        };

        static WorkflowProblem Warning(string code, string message, params IReadOnlyList<string> arguments) =>
            new(code, ProblemSeverity.Warning, "$", message, arguments);
    }
}
