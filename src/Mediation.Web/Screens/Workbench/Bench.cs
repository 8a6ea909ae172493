using Mediation.Casework.Rulings;
using Mediation.Casework.Trials;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Rules.Analysis;
using Mediation.Rules.Reading;

namespace Mediation.Web.Screens.Workbench;

/// <summary>
/// What lies on the workbench for a rule set (工作台所见): the text, what it reads as, and, made when they are asked for, the book it would
/// give and what the analysis and the examples say of it.
/// </summary>
public sealed class Bench
{
    private readonly Lazy<RuleBook?> book;

    private readonly Lazy<BenchAnalysis?> analysis;

    private readonly Lazy<RuleReview?> review;

    /// <summary>Lays a text out.</summary>
    public Bench(string text, DraftReading reading, Policy policy, IReadOnlyList<ComplaintExample> examples, DateOnly day)
    {
        Text = text;
        Reading = reading;
        Policy = policy;
        Examples = examples;
        book = new(() => IsFit ? policy.Rules.With(reading.Set!) : null);
        analysis = new(() => book.Value is { } made ? BenchAnalysis.Of(made, reading.Set!, examples, day) : null);
        review = new(() => IsFit ? RuleReview.Of(policy.Rules, reading.Set!, examples, day, CancellationToken.None) : null);
    }

    /// <summary>The JSON.</summary>
    public string Text { get; }

    /// <summary>What it reads as, and its faults.</summary>
    public DraftReading Reading { get; }

    /// <summary>The policy in force when it was read.</summary>
    public Policy Policy { get; }

    /// <summary>The examples it is judged by.</summary>
    public IReadOnlyList<ComplaintExample> Examples { get; }

    /// <summary>Whether it has no faults.</summary>
    public bool IsFit => Reading is { Set: not null, Faults.Count: 0 };

    /// <summary>The policy's rules with these in their place; null while there are faults.</summary>
    public RuleBook? Book => book.Value;

    /// <summary>What analysis and examples say; takes a second or more the first time; null while there are faults.</summary>
    public BenchAnalysis? Analysis => analysis.Value;

    /// <summary>What it would bring; takes seconds the first time; null while there are faults.</summary>
    public RuleReview? Review => review.Value;
}

/// <summary>What analysis and examples say of a rule set (分析与示例).</summary>
/// <param name="Findings">Everything the analysis found.</param>
/// <param name="Coverage">What the examples showed of each rule, by its path; empty where the rule set isn't asked at acceptance.</param>
public sealed record BenchAnalysis(IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, RuleCoverage> Coverage)
{
    /// <summary>Looks a rule set over; takes up to some seconds.</summary>
    public static BenchAnalysis Of(RuleBook book, RuleSet set, IReadOnlyList<ComplaintExample> examples, DateOnly day)
    {
        var coverage = new Coverage(set);
        var isAsked = Assessment.Order.Contains(set.Name);
        foreach (var example in isAsked ? examples : [])
        {
            var facts = Assessment.Again(book, book.Read(ComplaintExample.FactsOf(example.Text)), day).Asked.First(asked => asked.Set == set.Name).Facts;
            coverage.Add(book.Trace(set.Name, facts, day));
        }
        return new(book.Analyse(set.Name), isAsked ? coverage.Rules.ToDictionary(rule => rule.Rule.Path) : []);
    }
}

/// <summary>Lays rule sets on the workbench (工作台); what was worked out for a text is kept until the text, the policy or the examples change.</summary>
internal sealed class Workbench(RuleDrafts drafts, Examples examples, InForce inForce, Api.Moments moments)
{
    private readonly Dictionary<string, Bench> kept = new(StringComparer.Ordinal);

    /// <summary>The draft of a rule set with what it reads as; null when there is no rule set of that name.</summary>
    public async Task<(RuleDraft Draft, Bench Bench)?> OpenAsync(string name, CancellationToken ct) =>
        await drafts.FindAsync(name, ct) is { } draft ? (draft, (await LayingAsync(name, ct))(draft.Document)) : null;

    /// <summary>The product's day, whose law is asked where nobody names another.</summary>
    public async Task<DateOnly> DayAsync(CancellationToken ct) => inForce.Policy.Calendar.DayOf(await moments.NowAsync(ct));

    /// <summary>Lays out texts of a rule set, judged by the examples there are now and the law of today.</summary>
    public async Task<Func<string, Bench>> LayingAsync(string name, CancellationToken ct)
    {
        var (all, day) = (await examples.AllAsync(ct), await DayAsync(ct));
        return text => Lay(name, text, all, day);
    }

    private Bench Lay(string name, string text, IReadOnlyList<ComplaintExample> all, DateOnly day)
    {
        var policy = inForce.Policy;
        lock (kept)
            if (kept.TryGetValue(name, out var bench) && bench.Text == text && bench.Policy == policy && bench.Examples == all)
                return bench;
        var made = new Bench(text, policy.Rules.ReadDraft(name, text), policy, all, day);
        lock (kept)
            kept[name] = made;
        return made;
    }
}
