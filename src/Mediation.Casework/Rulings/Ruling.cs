using System.Text.Json.Serialization;

namespace Mediation.Casework.Rulings;

/// <summary>
/// What a rule set, or a person in its place, answered (判定), with everything that explains it. Storable as JSON; it holds
/// no text of the complaint beyond the matched words.
/// </summary>
public sealed record Ruling
{
    /// <summary>The outcome when no rule hit (无结论): a person has to decide.</summary>
    public const string NoMatch = "no-match";

    /// <summary>The rule set that was asked, kebab-case (规则集).</summary>
    public required string Set { get; init; }

    /// <summary>The content version of the rule set (规则版本).</summary>
    public required string Version { get; init; }

    /// <summary>The rules that count, in order: all that hit, the first or the best, as the rule set says (命中规则).</summary>
    public IReadOnlyList<RulingHit> Hits { get; init; } = [];

    /// <summary>
    /// The reasons in Chinese, one line each (理由): the conditions that held, with the values seen. Text facts appear as
    /// their matched words only.
    /// </summary>
    public IReadOnlyList<string> Because { get; init; } = [];

    /// <summary>Nobody but a person can decide: nothing hit, or a rule failed (待人工判断).</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>Who overruled the rules (改判人); null while the rules decided.</summary>
    public Overruling? Overruled { get; init; }

    /// <summary>What it was asked with after acceptance; null for the answers of acceptance, whose facts the case keeps (提问时的事实).</summary>
    public AskedFacts? Asked { get; init; }

    /// <summary>Whether some rule, or a person, answered (有结论).</summary>
    [JsonIgnore]
    public bool Hit => Hits.Count > 0;

    /// <summary>Name of the first rule that counts; empty when none does (规则).</summary>
    [JsonIgnore]
    public string Rule => Hit ? Hits[0].Rule : "";

    /// <summary>The outcome of the first rule that counts, or <see cref="NoMatch"/> (结论).</summary>
    [JsonIgnore]
    public string Outcome => Hit ? Hits[0].Outcome : NoMatch;

    /// <summary>The outcomes of all rules that count, in order (全部结论).</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Outcomes => [.. Hits.Select(hit => hit.Outcome).Distinct()];

    /// <summary>The values of the first rule that counts (判定内容).</summary>
    [JsonIgnore]
    public RuleValues Values => Hit ? Hits[0].Values : RuleValues.None;

    /// <summary>Chinese name of the first rule that counts (规则说明); null when none does.</summary>
    [JsonIgnore]
    public string? Label => Hit ? Hits[0].Label : null;

    /// <summary>The ground of the first rule that counts (依据); null when none does.</summary>
    [JsonIgnore]
    public string? Ground => Hit ? Hits[0].Ground : null;

    /// <summary>How that ground is known: verified, seen, memory or policy (依据核实情况); null when no rule counts.</summary>
    [JsonIgnore]
    public string? Verified => Hit ? Hits[0].Verified : null;

    /// <summary>Id of the workflow that the first rule that counts names (指定流程); null when it names none.</summary>
    [JsonIgnore]
    public string? Workflow => Text(NamedWorkflow.Output);

    /// <summary>A text value of the first rule that counts; null when there is none.</summary>
    public string? Text(string name) => Values.Text(name);

    /// <summary>A whole number of the first rule that counts; null when there is none.</summary>
    public int? Number(string name) => Values.Number(name);

    /// <summary>A list of the first rule that counts; empty when there is none.</summary>
    public IReadOnlyList<string> Texts(string name) => Values.Texts(name);

    /// <summary>The same question answered by a person who changes some values (人工改判); outcome and ground stay.</summary>
    public Ruling ReplacedBy(string reason, params IEnumerable<KeyValuePair<string, object?>> values)
    {
        var decided = Hit ? Hits[0] : ByPerson(Outcome);
        return OverruledBy(reason, decided with { Values = decided.Values.With(values) });
    }

    /// <summary>The same question answered by a person with another outcome (人工改判); the rules' values are dropped.</summary>
    public Ruling DecidedBy(string reason, string outcome) => OverruledBy(reason, ByPerson(outcome));

    /// <summary>The rules that count and have one outcome, in order.</summary>
    public IEnumerable<RulingHit> HitsOf(string outcome) => Hits.Where(hit => hit.Outcome == outcome);

    private Ruling OverruledBy(string reason, RulingHit hit) =>
        this with { Hits = [hit], NeedsPerson = false, Overruled = new Overruling(reason, Outcome) };

    private static RulingHit ByPerson(string outcome) =>
        new("by-person", outcome, "人工判定", "登记受理员判定", "policy", RuleValues.None);
}

/// <summary>One rule that counts (命中).</summary>
/// <param name="Rule">Its name, kebab-case.</param>
/// <param name="Outcome">Its outcome, kebab-case: the rule's <c>SuccessEvent</c>, or its name when it has none.</param>
/// <param name="Label">Its Chinese name (规则说明).</param>
/// <param name="Ground">Law and article, or the town's own policy (依据).</param>
/// <param name="Verified">How the ground is known: <c>verified</c>, <c>seen</c>, <c>memory</c> or <c>policy</c>.</param>
/// <param name="Values">Its values (判定内容).</param>
public sealed record RulingHit(
    string Rule, string Outcome, string Label, string Ground, string Verified, RuleValues Values);

/// <summary>A person's decision in the place of the rules' (改判).</summary>
/// <param name="Reason">Why, in the person's words; never empty.</param>
/// <param name="Instead">The outcome or value the rules had given.</param>
public sealed record Overruling(string Reason, string Instead);
