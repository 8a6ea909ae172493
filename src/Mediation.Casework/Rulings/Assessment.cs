using Mediation.Casework.Cases;
using Mediation.Casework.Categories;

namespace Mediation.Casework.Rulings;

/// <summary>
/// What the rules make of a complaint (研判): the answers of all rule sets that matter at acceptance, asked in their order, each
/// knowing the earlier ones.
/// </summary>
public sealed record Assessment
{
    /// <summary>The unit that speaks to the resident when no rule names a lead (无主办时的兜底单位).</summary>
    public const string Desk = "DESK";

    /// <summary>The rule sets in the order they are asked (判定顺序).</summary>
    public static IReadOnlyList<string> Order { get; } =
        ["likeness", "hard-stops", "classification", "acceptance", "mediation", "secrecy", "priority", "dispatch", "deadlines", "course"];

    /// <summary>Every answer, in the order it was given (全部判定).</summary>
    public required IReadOnlyList<Ruling> Rulings { get; init; }

    /// <summary>What each rule set knew when it was asked, in that order (各次判定时的事实).</summary>
    public required IReadOnlyList<(string Set, FactSheet Facts)> Asked { get; init; }

    /// <summary>The facts with all answers in them (事实表).</summary>
    public required FactSheet Facts { get; init; }

    /// <summary>The category (类别); null when neither a rule nor a person named one.</summary>
    public required Category? Category { get; init; }

    /// <summary>诉求类型: what the clerk said, else what the rules found, else the category's usual one.</summary>
    public string RequestType => Facts.Complaint.RequestType ?? this["classification"].Text("RequestType")
        ?? Category?.RequestTypes[0] ?? "咨询";

    /// <summary>法定途径.</summary>
    public string Track => this["dispatch"].Text("Track") ?? Category?.Track ?? "民生服务";

    /// <summary>P0 to P3 (紧急程度); P2 when no rule says.</summary>
    public string Priority => this["priority"].Hit ? this["priority"].Outcome : Category?.Priority ?? "P2";

    /// <summary>Codes of the hard stops that fired (硬性止步).</summary>
    public IReadOnlyList<string> HardStops => this["hard-stops"].Outcomes;

    /// <summary><c>allowed</c>, <c>conditional</c> or <c>forbidden</c> (能否调解); forbidden when no rule says.</summary>
    public string Mediation => this["mediation"].Hit ? this["mediation"].Outcome : "forbidden";

    /// <summary>能否调解.</summary>
    public MediationPermit Permit => Mediation switch
    {
        "allowed" => MediationPermit.Allowed,
        "conditional" => MediationPermit.Conditional,
        _ => MediationPermit.Forbidden,
    };

    /// <summary>0 to 3 (密级): the category's sensitivity at least.</summary>
    public int Secrecy => Math.Max(this["secrecy"].Number("Level") ?? 0, Category?.Sensitivity ?? 0);

    /// <summary>Lead unit (主办单位); never null: the desk when no rule names one.</summary>
    public string Lead => this["dispatch"].Text("Lead") ?? Desk;

    /// <summary>Co-handlers (协办单位), without the lead.</summary>
    public IReadOnlyList<string> CoHandlers => [.. this["dispatch"].Texts("CoHandlers").Where(unit => unit != Lead).Distinct()];

    /// <summary><c>accept</c>, <c>decline</c>, <c>hand-over</c> or <c>merge</c> (受理决定); accepted when no rule says.</summary>
    public string Acceptance => this["acceptance"].Hit ? this["acceptance"].Outcome : "accept";

    /// <summary>Which way the case goes (办理走向): the outcome of <c>course</c>; <c>needs-person</c> when no rule says.</summary>
    public string Course => this["course"].Hit ? this["course"].Outcome : "needs-person";

    /// <summary>The deadlines' terms (时限规则): one for each clock, its kind the outcome; the due moments are counted elsewhere.</summary>
    public IReadOnlyList<RulingHit> Deadlines => this["deadlines"].Hits;

    /// <summary>Some question was left to a person (待人工判断). No hard stop hit is an answer, not a question.</summary>
    public bool NeedsPerson => Course == "needs-person"
        || Rulings.Any(ruling => ruling.NeedsPerson && (ruling.Hit || ruling.Set is not "hard-stops"));

    /// <summary>The answer of one rule set (判定).</summary>
    public Ruling this[string set] => Rulings.First(ruling => ruling.Set == set);

    /// <summary>Asks all rule sets about a complaint (研判一件诉求). Pure: the same book, facts and day give the same answers.</summary>
    /// <param name="book">The policy in force.</param>
    /// <param name="facts">All that is known; concepts are found here when the caller hasn't.</param>
    /// <param name="inForceOn">The day whose law applies.</param>
    /// <param name="overrule">What the clerk decides instead; null for nothing.</param>
    public static Assessment Of(RuleBook book, FactSheet facts, DateOnly inForceOn, Overrule? overrule = null)
    {
        return Of(book, book.Read(facts), ruling => Overruled(ruling, overrule), book.Ask, inForceOn, Order);
    }

    /// <summary>
    /// Asks all rule sets about facts that are known, concepts and likeness among them (再研判), such as those kept of a past case. Gives
    /// no reasons, which makes it several times as fast.
    /// </summary>
    public static Assessment Again(RuleBook book, FactSheet known, DateOnly inForceOn) =>
        Of(book, known, ruling => ruling, book.Answer, inForceOn, Order);

    /// <summary>
    /// Goes on from an answer of one rule set (自某判定起再研判): only the sets after it are asked, and only their answers and this one are
    /// there to be read.
    /// </summary>
    /// <param name="book">The policy.</param>
    /// <param name="answered">The answer.</param>
    /// <param name="known">The facts that it was given on, the earlier answers in them.</param>
    /// <param name="inForceOn">The day whose law applies.</param>
    public static Assessment After(RuleBook book, Ruling answered, FactSheet known, DateOnly inForceOn) => Of(
        book, known, ruling => ruling, (set, facts, day) => set == answered.Set ? answered : book.Answer(set, facts, day), inForceOn,
        Order.SkipWhile(set => set != answered.Set));

    /// <summary>
    /// Asks them again with the category that a person found to be the right one (更正类别再研判), on the facts that were kept: nothing that an
    /// earlier answer said is known to them.
    /// </summary>
    public static Assessment Corrected(RuleBook book, FactSheet known, DateOnly inForceOn, string category, string reason)
    {
        var overrule = new Overrule { Category = category, Reason = reason };
        return Of(book, known with { Ruling = new EarlierRulings() }, ruling => Overruled(ruling, overrule), book.Ask, inForceOn, Order);
    }

    private static Assessment Of(
        RuleBook book, FactSheet known, Func<Ruling, Ruling> person, Func<string, FactSheet, DateOnly, Ruling> ask, DateOnly inForceOn,
        IEnumerable<string> order)
    {
        var rulings = new List<Ruling>();
        var asked = new List<(string, FactSheet)>();
        foreach (var set in order)
        {
            asked.Add((set, known));
            var ruling = person(ask(set, known, inForceOn));
            rulings.Add(ruling);
            known = known.With(ruling);
            if (set == "classification") known = Classified(book, known, ruling);
        }

        return new Assessment { Rulings = rulings, Asked = asked, Facts = known, Category = book.Categories.Find(known.Complaint.Category ?? "") };
    }

    private static FactSheet Classified(RuleBook book, FactSheet facts, Ruling ruling)
    {
        var category = ruling.Overruled is null && facts.Complaint.Category is { } given ? given : ruling.Text("Category");
        var leaf = book.Categories.Find(category ?? "");
        return facts with
        {
            Complaint = facts.Complaint with
            {
                Category = category,
                RequestType = facts.Complaint.RequestType ?? ruling.Text("RequestType") ?? leaf?.RequestTypes[0],
            },
            Ruling = facts.Ruling with
            {
                Classification = facts.Ruling.Classification with
                {
                    Category = category,
                    Track = leaf?.Track,
                    Priority = leaf?.Priority,
                    Level = leaf?.Sensitivity ?? 0,
                    Reason = leaf?.MediationReason,
                    Mediation = leaf?.Mediation,
                },
            },
        };
    }

    private static Ruling Overruled(Ruling ruling, Overrule? overrule) => (ruling.Set, overrule) switch
    {
        ("classification", { Category: { } category }) => ruling.ReplacedBy(overrule.Reason, [new("Category", category)]),
        ("priority", { Priority: { } priority }) => ruling.DecidedBy(overrule.Reason, priority),
        ("acceptance", { Acceptance: { } acceptance }) => ruling.DecidedBy(overrule.Reason, acceptance),
        ("dispatch", { Lead: not null } or { CoHandlers: not null }) => ruling.ReplacedBy(overrule.Reason,
        [
            new("Lead", overrule.Lead ?? ruling.Text("Lead") ?? Desk),
            new("CoHandlers", overrule.CoHandlers ?? ruling.Texts("CoHandlers")),
        ]),
        _ => ruling,
    };
}
