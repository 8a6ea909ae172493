using System.Text.Json;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>
/// An activity of our own domain (调解活动): it appears in the editor's palette under 调解 and speaks to the
/// <see cref="Proceeding"/> of the act that moves the workflow.
/// </summary>
public abstract class MediationActivity : ActivityType
{
    /// <summary>Where the editor shows our activities (调色板分组).</summary>
    internal const string Palette = "调解";

    /// <inheritdoc/>
    public override string Category => Palette;

    /// <summary>The stage named in an input, or null when the step doesn't change it.</summary>
    protected static CaseStage? Stage(ActivityExecution x) =>
        x.Input<string>("stage") is { Length: > 0 } word ? Stages.Parse(word) : null;

    /// <summary>What the workflow was told when a step was left.</summary>
    protected static StepLeft Left(JsonElement payload) => payload.Deserialize<StepLeft>(JournalJson.Options)
        ?? throw new InvalidOperationException("A step was resumed without saying how it was left.");

    /// <summary>Closes the work items that wait at this execution's bookmarks: nobody has to do them any more.</summary>
    protected static void CloseItemsOf(ActivityExecution x)
    {
        var proceeding = x.Host<Proceeding>();
        var bookmarks = x.Bookmarks.Select(b => b.Id).ToHashSet();
        var run = Guid.Parse(x.InstanceId);
        foreach (var item in proceeding.File.OpenItems.Where(w => w.Run == run && bookmarks.Contains(w.Bookmark)).ToList())
            proceeding.CloseItem(item.Id, "cancelled");
    }

    /// <summary>Where in which workflow an activity stands, as work items name it: <c>joint-handling/dispatch</c>.</summary>
    protected static string StepOf(ActivityExecution x) => $"{x.Definition.DefinitionId}/{x.ActivityId}";

    /// <summary>Which unit an input means: a code, or <c>@lead</c> for the lead of the moment, <c>@firm</c> for whoever serves the compound, <c>@desk</c> for the window.</summary>
    protected static string UnitMeant(ActivityExecution x, Proceeding proceeding) => x.Input<string>("unit") switch
    {
        "@lead" => proceeding.File.Lead?.Unit ?? "DESK",
        "@firm" => proceeding.Briefing.Town.ServingUnit(proceeding.File.Intake.Compound)?.Code ?? "DESK",
        null or "" or "@desk" => "DESK",
        var code => code,
    };

    /// <summary>The stage input, shared by every step.</summary>
    protected static InputDescriptor StageInput { get; } = new("stage", "String", "办理阶段")
    {
        UIHint = "dropdown",
        Choices = [.. Stages.All.Select(s => new InputChoice(s, s))],
        Description = "进入本环节时案件所处的阶段；留空则不变。",
    };
}
