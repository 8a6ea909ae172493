using System.Globalization;
using Mediation.Casework.Categories;
using Mediation.Casework.Facts;
using Mediation.Casework.Facts.Sayings;
using Mediation.Casework.Reading;
using Mediation.Rules.Analysis;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Reading;
using Mediation.Rules.Tracing;

namespace Mediation.Casework.Rulings;

/// <summary>
/// The policy in force (规则库): compiled rule sets, the residents' words, the categories and the facts' labels. Immutable and
/// safe for any number of threads; a change of policy is a new book. It reads neither clock nor chance.
/// </summary>
public sealed partial class RuleBook
{
    private const string HardStops = "hard-stops";

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private readonly RuleLibrary library;

    private readonly FactNames names;

    private readonly Reasons reasons;

    private readonly Lazy<FactModel> model;

    private readonly ValueWord word;

    // What is wrong with anything but the rule sets.
    private readonly IReadOnlyList<PolicyFault> others;

    private RuleBook(
        RuleLibrary library, Vocabulary vocabulary, IReadOnlyList<Saying> shipped, Lesson lesson, CategoryList categories, FactSchema facts,
        IReadOnlyList<PolicyFault> others, ValueWord word)
    {
        this.library = library;
        Shipped = shipped;
        Lesson = lesson;
        this.others = others;
        this.word = word;
        Vocabulary = vocabulary;
        Categories = categories;
        Facts = facts;
        Faults = [.. others, .. library.Faults.Select(Fault), .. RuleChecks.FaultsOf(library.RuleSets, vocabulary, categories)];
        names = new FactNames(vocabulary, facts);
        string Called(string name, string value) =>
            word(name, value) is var said && said != value ? said : categories.NameOf(value) ?? value;
        reasons = new Reasons(names, categories, Called);
        model = new(() => RuleFacts.ModelOf(this));
        Wording = new TraceWording
        {
            Labels = facts.All.ToDictionary(fact => fact.Path, fact => fact.Label),
            Format = (use, value) => value is string code && Called(use?.Path ?? "", code) is var said && said != code ? said : TraceWording.Plain(value),
            Items = vocabulary.Concepts.GroupBy(concept => concept.Name).ToDictionary(same => same.Key, same => same.First().Label),
        };
    }

    /// <summary>What rules may ask about, by name; also the members of <see cref="FactSheet"/>.</summary>
    public static IReadOnlyList<(string Name, Type Type)> Inputs { get; } =
    [
        ("complaint", typeof(ComplaintFacts)), ("place", typeof(PlaceFacts)), ("parties", typeof(PartiesFacts)),
        ("history", typeof(HistoryFacts)), ("clock", typeof(ClockFacts)), ("ruling", typeof(EarlierRulings)),
    ];

    /// <summary>The residents' words (群众用语).</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The category tree (类别表).</summary>
    public CategoryList Categories { get; }

    /// <summary>The sayings of the files (随附的说法).</summary>
    public IReadOnlyList<Saying> Shipped { get; }

    /// <summary>What the book knows of what residents say; takes a second or more at first, during which a server reads the rest (所学).</summary>
    public Lesson Lesson { get; }

    /// <summary>The facts' labels (事实目录).</summary>
    public FactSchema Facts { get; }

    /// <summary>What facts and concepts are called in traces and findings (痕迹措辞).</summary>
    public TraceWording Wording { get; }

    /// <summary>The rule sets by name, with content version, rules and raw JSON (规则集).</summary>
    public IEnumerable<RuleSet> RuleSets => library.RuleSets;

    /// <summary>The workflows that rules name, in the rules' order (规则指定的流程).</summary>
    public IReadOnlyList<NamedWorkflow> NamedWorkflows => field ??= [.. NamedWorkflow.In(RuleSets)];

    /// <summary>Every mistake in every file, each with its JSON path; a host refuses to start, or keeps the book in force.</summary>
    public IReadOnlyList<PolicyFault> Faults { get; }

    /// <summary>
    /// Reads the policy of a folder (读取规则库): <c>*.json</c> (rule sets and <c>facts.json</c>), <c>words/*.json</c>, <c>sayings/*.json</c>. Never
    /// throws for what the files contain.
    /// </summary>
    /// <param name="rules">The folder <c>rules/</c>.</param>
    /// <param name="categories">The category tree.</param>
    /// <param name="own">What the town says otherwise than the sayings of the folder.</param>
    /// <param name="taught">A folder that keeps what the sayings taught, which spares the next start a second or two; null keeps nothing.</param>
    /// <param name="word">What reasons call the values that rules compare; null calls them by their codes.</param>
    public static RuleBook Read(
        string rules, CategoryList categories, IReadOnlyList<TownSaying>? own = null, string? taught = null, ValueWord? word = null) => Of(
        Directory.EnumerateFiles(rules, "*.json").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), File.ReadAllText(file))),
        Vocabulary.Read(Path.Combine(rules, "words")),
        categories,
        SayingFiles.Read(rules),
        own,
        taught,
        word);

    /// <summary>The book of several files, given as name and text: rule sets and <c>facts.json</c>; sayings teach what words are like.</summary>
    public static RuleBook Of(
        IEnumerable<(string File, string Text)> files, Vocabulary vocabulary, CategoryList categories, SayingFiles? sayings = null,
        IReadOnlyList<TownSaying>? own = null, string? taught = null, ValueWord? word = null)
    {
        var all = files.ToList();
        var facts = FactSchema.Of("facts.json", all.FirstOrDefault(file => file.File == "facts.json").Text ?? "{}");
        var read = all.Where(file => file.File != "facts.json").Select(file => RuleFile.Read(file.Text, file.File)).ToList();
        var shipped = sayings?.All ?? [];
        return new RuleBook(
            RuleLibrary.Compile([.. read.SelectMany(file => file.RuleSets)], RuleInputs.Of(Inputs)), vocabulary, shipped,
            Lesson.Begin(Lesson.SayingsOf(shipped, own ?? [], categories), taught), categories, facts,
            [
                .. vocabulary.Faults, .. categories.Faults, .. facts.Faults, .. sayings?.Faults(categories) ?? [],
                .. read.SelectMany(file => file.Faults).Select(Fault),
            ],
            word ?? ((_, value) => value));
    }

    /// <summary>Waits until the sayings have been taught; a host does so before it serves, so that nobody's request has to.</summary>
    public Task TaughtAsync() => Lesson.Learned;

    /// <summary>The facts with what their text speaks of and which sayings it is like (读诉求).</summary>
    public FactSheet Read(FactSheet facts) => facts with
    {
        Complaint = facts.Complaint with { Concepts = Vocabulary.Find(facts.Complaint.Text), Likeness = Compare(facts.Complaint.Text) },
    };

    /// <summary>Which sayings a text is like (像哪类说法); nothing when the book has none.</summary>
    public Likeness Compare(string text) => Lesson.Learned.Result?.Compare(text) ?? Likeness.None;

    /// <summary>A rule as a lawyer reads it (规则读法); of any version, with the labels of this book.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="word">What people call a value, given the fact or the output it stands for.</param>
    public RuleReading Say(Rule rule, ValueWord word) => new RuleWording(names, word).Of(rule);

    /// <summary>The concepts that a rule set asks for, by name (所用概念).</summary>
    public IReadOnlyList<Facts.Words.Concept> ConceptsOf(RuleSet set)
    {
        var asked = set.Expressions().SelectMany(expression => RuleChecks.ConceptsIn(expression.Text)).ToHashSet(StringComparer.Ordinal);
        return [.. Vocabulary.Concepts.Where(concept => asked.Contains(concept.Name))];
    }

    /// <summary>Whether there is a rule set of that name (是否有规则集).</summary>
    public bool Has(string set) => library.Contains(set);

    /// <summary>
    /// Asks a rule set (裁定). Nothing hit leaves it to a person; so does a rule that fails, except that a hard stop which fails
    /// counts as hit as well: it is safer to stop.
    /// </summary>
    /// <param name="set">Name of the rule set; an unknown one is a defect of the caller.</param>
    /// <param name="facts">All that the rules may know.</param>
    /// <param name="inForceOn">The day whose law applies, usually the day of acceptance.</param>
    public Ruling Ask(string set, FactSheet facts, DateOnly inForceOn) => Ask(set, facts, inForceOn, explained: true);

    /// <summary>The same answer without its reasons, several times as fast (只答不说理由): for comparing, not for cases.</summary>
    public Ruling Answer(string set, FactSheet facts, DateOnly inForceOn) => Ask(set, facts, inForceOn, explained: false);

    private Ruling Ask(string set, FactSheet facts, DateOnly inForceOn, bool explained)
    {
        var arguments = Arguments(facts);
        var result = library.Evaluate(set, arguments, new EvaluationOptions { InForceOn = inForceOn });
        var failed = result.Failures;
        var counting = set != HardStops || failed.Count == 0
            ? result.Hits
            : result.Rules.Where(rule => rule.IsTrue || failed.Any(one => one.Rule == rule.Rule));
        var hits = counting.Select(Hit).ToList();
        return new Ruling
        {
            Set = set,
            Version = result.Version,
            Hits = hits,
            Because =
            [
                .. explained ? result.Hits.SelectMany(rule => reasons.Of(Traced(set, rule, arguments, inForceOn), facts)).Distinct() : [],
                .. failed.Select(rule => $"规则“{rule.Rule.Label ?? rule.Rule.Name}”无法判定，请人工核对。"),
            ],
            NeedsPerson = hits.Count == 0 || failed.Count > 0,
        };
    }

    /// <summary>What a rule set gives, asked quietly (只取结果): not an answer about a case, so nobody asks for its reasons.</summary>
    public IReadOnlyList<RulingHit> Consult(string set, FactSheet facts, DateOnly inForceOn) =>
        [.. library.Evaluate(set, Arguments(facts), new EvaluationOptions { InForceOn = inForceOn }).Hits.Select(Hit)];

    private static RuleArguments Arguments(FactSheet facts) => new()
    {
        { "complaint", facts.Complaint }, { "place", facts.Place }, { "parties", facts.Parties },
        { "history", facts.History }, { "clock", facts.Clock }, { "ruling", facts.Ruling },
    };

    // Tracing costs several times what deciding does, and only what hit has to give its reasons.
    private RuleResult Traced(string set, RuleResult hit, RuleArguments arguments, DateOnly inForceOn) =>
        library.EvaluateRule(set, hit.Rule.Name, arguments, new EvaluationOptions { InForceOn = inForceOn, Trace = true }) ?? hit;

    private static RulingHit Hit(RuleResult result) => new(
        result.Rule.Name,
        result.Rule.SuccessEvent ?? result.Rule.Name,
        result.Rule.Label ?? result.Rule.Name,
        result.Rule.Ground ?? "",
        Grounds.Of(result.Rule),
        result.Output is RuleObject values ? new RuleValues(values) : RuleValues.None);

    private static PolicyFault Fault(RuleFault fault) => new(
        fault.Source, fault.Path, fault.MessageIn(Chinese));
}
