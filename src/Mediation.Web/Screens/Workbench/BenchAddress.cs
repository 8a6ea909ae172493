using Mediation.Web.Screens.Rules;

namespace Mediation.Web.Screens.Workbench;

/// <summary>Where the parts of the workbench are for a rule set (工作台地址).</summary>
/// <param name="Set">The rule set.</param>
/// <param name="Find">What is looked for in its table; null for nothing.</param>
public sealed record BenchAddress(string Set, string? Find = null)
{
    private string Base => $"{RulesScreen.Path}/{Uri.EscapeDataString(Set)}";

    private string And => Found.Length > 0 ? "&" : "?";

    private string Found => Find is { Length: > 0 } words ? $"?q={Uri.EscapeDataString(words)}" : "";

    /// <summary>The rule set as it is read.</summary>
    public string Reading => Base;

    /// <summary>The table that is edited.</summary>
    public string Draft => Table + Found;

    /// <summary>The table, whole.</summary>
    public string Table => $"{Base}/draft";

    /// <summary>The table with what the analysis and the examples say.</summary>
    public string Analysed => $"{Draft}{And}analysed=true";

    /// <summary>The whole JSON.</summary>
    public string Json => $"{Table}/json";

    /// <summary>Where one rule is checked as it is typed.</summary>
    public string Check => $"{Table}/check";

    /// <summary>Trying.</summary>
    public string Try => $"{Base}/try";

    /// <summary>Back-testing.</summary>
    public string BackTest => $"{Base}/back-test";

    /// <summary>Any two versions side by side.</summary>
    public string Compare => $"{Base}/compare";

    /// <summary>What publishing the draft would do.</summary>
    public string Publish => $"{Base}/publish";

    /// <summary>What bringing another version into force would do.</summary>
    public string PublishVersion(int number) => $"{Publish}?version={number}";

    /// <summary>The table with one rule open at a part of it.</summary>
    public string Edit(int rule, string part) => $"{Draft}{And}edit={rule}&part={part}#edit";
}
