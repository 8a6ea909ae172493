using Mediation.Casework.Acceptance;
using Mediation.Casework.Acts;
using Mediation.Casework.Facts;
using Mediation.Rules.Analysis;
using Mediation.Rules.Reading;

namespace Mediation.Casework.Rulings;

/// <summary>
/// What the analysis of rules is told of the facts (供规则分析的事实): their kinds and ranges from <c>facts.json</c>, the values that texts
/// take, what the questions ask about, and what is true of every case.
/// </summary>
internal static class RuleFacts
{
    private const string Concepts = "complaint.Mentions";

    private static readonly ListFact Mentioned = new(Concepts, "complaint.Concepts",
        (found, concept) => found is MentionedConcepts known && known.Has(concept),
        (found, concept, there) =>
        {
            var words = ((MentionedConcepts)found!).Found.Where(known => known.Key != concept).ToDictionary();
            if (there) words[concept] = [];
            return new MentionedConcepts(words);
        });

    /// <summary>The model of a book's facts.</summary>
    public static FactModel ModelOf(RuleBook book)
    {
        var rulings = typeof(EarlierRulings).GetProperties().Where(ruling => ruling.PropertyType == typeof(EarlierRuling))
            .Select(ruling => (Path: $"ruling.{ruling.Name}", Set: book.RuleSets.FirstOrDefault(set => Member(set.Name) == ruling.Name)))
            .ToList();
        return new FactModel
        {
            Facts = [.. book.Facts.All.Select(fact => Declared(fact, book, rulings)).OfType<DeclaredFact>()],
            Questions =
            [
                new(Concepts, QuestionKind.AnyListed, Concepts), new("complaint.MentionsAny", QuestionKind.AnyListed, Concepts),
                new("complaint.Is", QuestionKind.AnyPrefix, "complaint.Category"),
                new("parties.Accuses", QuestionKind.AnyListed, "parties.RespondentUnits"),
                new("place.IsOnDuty", QuestionKind.AnyListed, "place.OnDuty"),
                .. rulings.Select(ruling => new Question($"{ruling.Path}.Is", QuestionKind.AnyListed, $"{ruling.Path}.Outcomes")),
                .. rulings.Select(ruling => new Question($"{ruling.Path}.Under", QuestionKind.AnyPrefix, $"{ruling.Path}.Category")),
            ],
            Invariants =
            [
                .. rulings.SelectMany(ruling => Always(ruling.Path, ruling.Set)), .. OfCategories(book),
                "(complaint.Likeness.Category == null) == (complaint.Likeness.Points == null)",
                "complaint.Likeness.Danger != null or complaint.Likeness.DangerPoints == null",
            ],
            Blank = MatterOf(new FactSheet { Complaint = new() { Channel = WireWords.Channels[0] } }),
        };
    }

    /// <summary>The facts of a case as a matter whose facts can be replaced.</summary>
    public static TypedMatter MatterOf(FactSheet facts) => new(
        [
            new("complaint", facts.Complaint), new("place", facts.Place), new("parties", facts.Parties),
            new("history", facts.History), new("clock", facts.Clock), new("ruling", facts.Ruling),
        ],
        [Mentioned]);

    /// <summary>The facts of a case with some replaced.</summary>
    public static FactSheet SheetOf(FactSheet facts, IReadOnlyList<FactValue> values)
    {
        var made = (TypedMatter)MatterOf(facts).With(values);
        return facts with
        {
            Complaint = (ComplaintFacts)made["complaint"]!,
            Place = (PlaceFacts)made["place"]!,
            Parties = (PartiesFacts)made["parties"]!,
            History = (HistoryFacts)made["history"]!,
            Clock = (ClockFacts)made["clock"]!,
            Ruling = (EarlierRulings)made["ruling"]!,
        };
    }

    private static DeclaredFact? Declared(FactEntry fact, RuleBook book, IReadOnlyList<(string Path, RuleSet? Set)> rulings)
    {
        FactKind? kind = fact.Type.TrimEnd('?') switch
        {
            "text" => FactKind.Text,
            "number" => FactKind.Whole,
            "yes-no" => FactKind.YesNo,
            "list" => FactKind.List,
            _ => null,
        };
        if (kind is null) return null;
        var values = fact.Type.StartsWith("text", StringComparison.Ordinal) ? Values(fact.Path, book, rulings) : [];
        return new DeclaredFact(fact.Path, kind.Value)
        {
            CanBeNull = fact.Type.EndsWith('?'),
            Values = values,
            Closed = values.Count > 0,
            Least = fact.Least,
            Most = fact.Most,
        };
    }

    private static IReadOnlyList<string> Values(string path, RuleBook book, IReadOnlyList<(string Path, RuleSet? Set)> rulings) => path switch
    {
        "complaint.Channel" => [.. WireWords.Channels, WireWords.Scheduled, WireWords.Evaluated],
        "complaint.RequestType" => WireWords.RequestTypes,
        "history.Satisfaction" => RecordFollowUp.Grades,
        "history.ReasonCode" => RecordFollowUp.Reasons,
        "clock.Kind" => Outcomes(book.RuleSets.FirstOrDefault(set => set.Name == "deadlines")),
        "clock.Clock" => ["legal", "management"],
        "clock.StopGround" => StopClock.Grounds,
        _ when path.EndsWith(".Category", StringComparison.Ordinal) || path == "complaint.Likeness.Danger" =>
            [.. book.Categories.All.Select(category => category.Code)],
        _ when path.EndsWith(".Priority", StringComparison.Ordinal) => WireWords.Priorities,
        _ when path.EndsWith(".Track", StringComparison.Ordinal) => Categories.CategoryList.Tracks,
        _ when path.EndsWith(".Mediation", StringComparison.Ordinal) => ["allowed", "conditional", "forbidden"],
        _ when path.EndsWith(".Outcome", StringComparison.Ordinal) =>
            ["", .. Outcomes(rulings.First(ruling => path == $"{ruling.Path}.Outcome").Set)],
        _ => [],
    };

    private static IReadOnlyList<string> Outcomes(RuleSet? set) =>
        [.. (set?.Rules ?? []).Select(rule => rule.SuccessEvent ?? rule.Name).Distinct()];

    /// <summary>What an earlier answer says goes together: without a hit it says nothing.</summary>
    private static IEnumerable<string> Always(string path, RuleSet? set)
    {
        yield return $"{path}.Hit == ({path}.Outcome != \"\")";
        foreach (var nothing in new[] { "Category == null", "Lead == null", "Priority == null", "Reason == null", "Track == null", "Level == 0" })
            yield return $"{path}.Hit or {path}.{nothing}";
        foreach (var outcome in Outcomes(set))
        {
            yield return $"{path}.Outcome != \"{outcome}\" or {path}.Is(\"{outcome}\")";
            yield return $"{path}.Hit or not {path}.Is(\"{outcome}\")";
        }
    }

    /// <summary>What follows from the category a complaint was given.</summary>
    private static IEnumerable<string> OfCategories(RuleBook book)
    {
        const string Path = "ruling.Classification";
        yield return $"(complaint.Category == null) == ({Path}.Category == null)";
        foreach (var same in book.Categories.All.GroupBy(category => category.Mediation)) yield return Follows("Mediation", same);
        foreach (var same in book.Categories.All.GroupBy(category => category.Priority)) yield return Follows("Priority", same);
        foreach (var same in book.Categories.All.GroupBy(category => category.Track)) yield return Follows("Track", same);
        foreach (var same in book.Categories.All.GroupBy(category => category.Sensitivity))
            yield return $"not ({Path}.Category in ({Listed(same)})) or {Path}.Level == {same.Key}";

        static string Follows(string name, IGrouping<string, Categories.Category> same) =>
            $"({Path}.{name} == \"{same.Key}\") == ({Path}.Category in ({Listed(same)}))";

        static string Listed(IEnumerable<Categories.Category> same) =>
            string.Join(", ", same.Select(category => $"\"{category.Code}\""));
    }

    /// <summary>The member of <see cref="EarlierRulings"/> that keeps a set's answer: <c>hard-stops</c> → HardStops.</summary>
    private static string Member(string set) => string.Concat(set.Split('-').Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
