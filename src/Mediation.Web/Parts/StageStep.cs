namespace Mediation.Web.Parts;

/// <summary>Where a stage lies, seen from where the case is.</summary>
public enum StagePlace
{
    /// <summary>已过.</summary>
    Past,

    /// <summary>当前.</summary>
    Current,

    /// <summary>未到.</summary>
    Ahead,
}

/// <summary>One stage of the case as the head of the page shows it (办理阶段).</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Place">Past, current or ahead.</param>
/// <param name="Note">Who or when, in a few words.</param>
public sealed record StageStep(string Name, StagePlace Place, string? Note = null);
