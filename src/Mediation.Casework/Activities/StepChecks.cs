using Mediation.Casework.Cases;
using Mediation.Workflows.Activities;

namespace Mediation.Casework.Activities;

/// <summary>What every step of ours is checked for when its file is read (环节检查).</summary>
internal static class StepChecks
{
    /// <summary>A literal stage must be one of the closed set.</summary>
    public static void Stage(ActivityProperties properties)
    {
        if (properties.LiteralText("stage") is { Length: > 0 } word && Stages.Parse(word) is null)
            properties.Error("stage-unknown", "stage", $"'{word}' is no stage; one of {string.Join(", ", Stages.All)}.", word);
    }
}
