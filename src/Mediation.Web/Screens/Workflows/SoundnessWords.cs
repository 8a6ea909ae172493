using System.Globalization;
using System.Runtime.CompilerServices;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Soundness;

namespace Mediation.Web.Screens.Workflows;

/// <summary>What is proved of the versions that are shown (健全性), each looked at once.</summary>
internal static class SoundnessWords
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private static readonly ConditionalWeakTable<WorkflowDefinition, SoundnessAnswer> Answers = [];

    /// <summary>The answer about a version, the workflows in force being what it calls.</summary>
    public static SoundnessAnswer Of(WorkflowDefinition definition, IWorkflowLibrary library) =>
        Answers.GetValue(definition, candidate => SoundnessCheck.Run(candidate, library));

    /// <summary>What is wrong or open, in sentences.</summary>
    public static IReadOnlyList<string> Sentences(SoundnessAnswer answer) =>
        [.. SoundnessProblems.Of(answer).Select(problem => problem.MessageIn(Chinese))];
}
