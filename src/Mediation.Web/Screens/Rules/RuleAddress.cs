using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Rules;

/// <summary>Which rules of which version are shown, as the address says (规则筛选).</summary>
/// <param name="Version">Number of the version; null for the one in force.</param>
/// <param name="Q">Words to look for.</param>
/// <param name="On">The day whose law is asked; null for today.</param>
/// <param name="State">Whether in force on that day; null for all.</param>
/// <param name="Ground">How the ground is known; null for all.</param>
public sealed record RuleAddress(
    int? Version = null, string? Q = null, DateOnly? On = null, RuleInForce? State = null, string? Ground = null)
{
    /// <summary>The page of a rule set with this filter.</summary>
    public string Of(string set) => FilterAddress.Write($"{RulesScreen.Path}/{Uri.EscapeDataString(set)}", this);

    /// <summary>The list of rule sets with this filter.</summary>
    public string List => FilterAddress.Write(RulesScreen.Path, this);
}

/// <summary>How a rule stands on a day (施行状态).</summary>
public enum RuleInForce
{
    /// <summary>施行中.</summary>
    Now,

    /// <summary>尚未施行.</summary>
    NotYet,

    /// <summary>已不再施行.</summary>
    NoLonger,
}
