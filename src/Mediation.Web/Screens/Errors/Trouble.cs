using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Errors;

/// <summary>What a page says when something went wrong (出错页): what happened, what is safe, what to do.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Reference">The number the operator finds the matter by; null when there is nothing to look for.</param>
public sealed record Trouble(int Status, string? Reference)
{
    /// <summary>What happened.</summary>
    public string Title => Status switch
    {
        403 => Texts.Trouble_Forbidden,
        404 => Texts.Trouble_NotFound,
        503 => Texts.Trouble_Unavailable,
        >= 500 => Texts.Trouble_Defect,
        _ => Texts.Trouble_Refused,
    };

    /// <summary>What became of the data.</summary>
    public string Safe => Status switch
    {
        403 or 404 => Texts.Trouble_NothingChanged,
        503 => Texts.Trouble_UnavailableSafe,
        >= 500 => Texts.Trouble_DefectSafe,
        _ => Texts.Trouble_NothingChanged,
    };

    /// <summary>What to do.</summary>
    public string Advice => Status switch
    {
        403 => Texts.Trouble_ForbiddenAdvice,
        404 => Texts.Trouble_NotFoundAdvice,
        503 => Texts.Trouble_UnavailableAdvice,
        >= 500 => Texts.Trouble_DefectAdvice,
        _ => Texts.Trouble_RefusedAdvice,
    };
}
