using Mediation.Rules.Evaluation;
using Mediation.Rules.Reading;

namespace Mediation.Casework.Rulings;

/// <summary>Rules that aren't in force: drafts, and versions before and after.</summary>
public sealed partial class RuleBook
{
    /// <summary>
    /// The same book with other rule sets in the place of those of the same name, or beside them (换上规则集). Words, sayings, categories
    /// and labels are shared. About a millisecond for each rule of the book.
    /// </summary>
    public RuleBook With(params IReadOnlyList<RuleSet> sets)
    {
        var names = sets.Select(set => set.Name).ToHashSet(StringComparer.Ordinal);
        var compiled = RuleLibrary.Compile([.. RuleSets.Where(set => !names.Contains(set.Name)), .. sets], RuleInputs.Of(Inputs));
        return new RuleBook(compiled, Vocabulary, Shipped, Lesson, Categories, Facts, others, word);
    }

    /// <summary>
    /// Reads the text of one rule set, and says everything that keeps it from coming into force (读规则稿), each fault with its place.
    /// Never throws for what the text contains.
    /// </summary>
    /// <param name="name">The rule set's name: the text must say the same.</param>
    /// <param name="text">RulesEngine JSON, at most <see cref="DraftReading.MostCharacters"/>.</param>
    public DraftReading ReadDraft(string name, string text)
    {
        if (text.Length > DraftReading.MostCharacters)
            return new(null, [new("$", 1, 1, $"规则太长：超过 {DraftReading.MostCharacters} 个字符。")]);
        var file = RuleFile.Read(text, $"rules/{name}.json");
        var read = file.Faults.Select(fault => Placed(fault)).ToList();
        if (file.RuleSets is not [var set])
            return new(null, read.Count > 0 ? read : [new("$", 1, 1, "应当正好是一个规则集。")]);
        if (set.Name != name)
            read.Add(At(set, "$", $"WorkflowName 应当是“{name}”，不能改名：判定与流程按名字问它。"));
        return new(set, [.. read, .. CheckedBy(set)]);
    }

    // Alone where it can be, with the others where it takes rules from them.
    private IEnumerable<PlacedFault> CheckedBy(RuleSet set)
    {
        var beside = set.WorkflowsToInject.Count == 0 ? [] : RuleSets.Where(other => other.Name != set.Name);
        var compiled = RuleLibrary.Compile([set, .. beside], RuleInputs.Of(Inputs));
        return compiled.Faults.Where(fault => fault.Source == set.Source).Select(Placed)
            .Concat(RuleChecks.FaultsOf([set], Vocabulary, Categories).Select(fault => At(set, fault.Path, fault.Message)));
    }

    private static PlacedFault Placed(RuleFault fault) =>
        new(fault.Path, fault.Line, fault.Column, fault.MessageIn(Chinese)) { Offset = fault.Offset };

    private static PlacedFault At(RuleSet set, string path, string message) =>
        set.PlaceOf(path) is var (line, column) ? new(path, line, column, message) : new(path, 1, 1, message);
}
