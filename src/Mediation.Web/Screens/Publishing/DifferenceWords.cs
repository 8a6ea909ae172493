using Mediation.Web.Resources;
using Mediation.Web.Screens.Workflows;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Comparison;
using Mediation.Workflows.Definitions;

namespace Mediation.Web.Screens.Publishing;

/// <summary>Differences in words (差异读法).</summary>
internal static class DifferenceWords
{
    /// <summary>The word for a change.</summary>
    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => Texts.Publish_Added,
        ChangeKind.Removed => Texts.Publish_Removed,
        _ => Texts.Publish_Changed,
    };

    /// <summary>The word for a line that is new or gone.</summary>
    public static string Line(ChangeKind kind) => kind is ChangeKind.Added ? Texts.Publish_LineAdded : Texts.Publish_LineRemoved;

    /// <summary>How the word looks.</summary>
    public static string Look(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "tag-firm",
        ChangeKind.Removed => "tag-gone",
        _ => "tag-open",
    };

    /// <summary>A line: from where, by which outcome, to where.</summary>
    public static string Of(LineDifference line) => line.Line.Port is null or ActivityType.Done
        ? Texts.Publish_Line.With(line.Source.DisplayText, line.Target.DisplayText)
        : Texts.Publish_LineBy.With(line.Source.DisplayText, PortWords.Of(line.Source, line.Line.Port), line.Target.DisplayText);

    /// <summary>What people call a value of a step, or of the whole.</summary>
    public static string Name(ValueDifference value, ActivityNode? step) =>
        step?.Type.Inputs.FirstOrDefault(input => input.Name == value.Name)?.DisplayName
        ?? Words.Find("workflow-member", value.Name.TrimStart('@')) ?? value.Name;
}
