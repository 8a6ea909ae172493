using Mediation.Casework;

namespace Mediation.Web.Screens.Publishing;

/// <summary>What the publishing page's form says (发布表单).</summary>
/// <param name="Step">What is asked for.</param>
/// <param name="Stamp">Stamp of the edition that was looked at.</param>
/// <param name="Seen">Id of the newest version that was looked at; null for none.</param>
/// <param name="Acknowledged">Whether it is known that a version came after the draft was begun.</param>
/// <param name="Why">The reason.</param>
internal sealed record PublishForm(PublishStep? Step, string Stamp, string? Seen, bool Acknowledged, string Why)
{
    /// <summary>Reads a post.</summary>
    public static PublishForm Of(IFormCollection form) => new(
        Enum.TryParse<PublishStep>(form["step"], out var step) && Enum.IsDefined(step) ? step : null,
        form["stamp"].ToString(), form["seen"].ToString() is { Length: > 0 } seen ? seen : null, form["acknowledged"] == "yes",
        form["why"].ToString().ReplaceLineEndings("\n").Trim());

    /// <summary>What is wrong with the reason; null when it will do.</summary>
    public Refusal? WrongReason => Why.Length == 0 ? new Refusal("field.missing", "why", "why")
        : Why.Length > PublishScreen.LongestReason ? new Refusal("field.too-long", "why", "why", PublishScreen.LongestReason, Why.Length)
        : null;
}

/// <summary>What one does on the publishing page (发布动作).</summary>
public enum PublishStep
{
    /// <summary>发布.</summary>
    Publish,

    /// <summary>申请发布: for a second person to look at.</summary>
    Ask,

    /// <summary>复核并发布.</summary>
    Approve,

    /// <summary>退回申请: not agreed, with words for whoever asked.</summary>
    SendBack,

    /// <summary>撤回: a version that waits for its day.</summary>
    Withdraw,

    /// <summary>存为草稿: a version that was never in force, for the way of drafts.</summary>
    MakeDraft,
}
