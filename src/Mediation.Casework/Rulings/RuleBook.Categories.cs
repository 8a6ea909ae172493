using System.Text.RegularExpressions;
using Mediation.Casework.Categories;
using Mediation.Casework.Facts.Sayings;
using Mediation.Rules.Reading;

namespace Mediation.Casework.Rulings;

/// <summary>A rule that names a category (提到类别的规则).</summary>
/// <param name="Set">Its rule set.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Code">What it names: the category, or a branch or group above it.</param>
public sealed record RuleMention(RuleSet Set, Rule Rule, string Code);

/// <summary>What the book knows of categories, and the same book with others.</summary>
public sealed partial class RuleBook
{
    /// <summary>The same book with another category tree (换类别表); nothing is compiled again. Faults may come of it where rules name what is gone.</summary>
    public RuleBook With(CategoryList categories) => new(library, Vocabulary, Shipped, Lesson, categories, Facts, others, word);

    /// <summary>The same book with another lesson (换所学): one that hasn't been learned yet makes the next comparison wait for it.</summary>
    public RuleBook With(Lesson lesson) => new(library, Vocabulary, Shipped, lesson, Categories, Facts, others, word);

    /// <summary>Every rule that names a category, its group or its branch, in its condition or in what it decides (谁说到这一类).</summary>
    public IReadOnlyList<RuleMention> WhoNames(string category) =>
    [
        .. from set in RuleSets
           from rule in set.Rules
           let named = RuleChecks.Expressions(rule).SelectMany(Codes).Where(code => category.StartsWith(code, StringComparison.Ordinal)).ToList()
           where named.Count > 0
           select new RuleMention(set, rule, named.MaxBy(code => code.Length)!),
    ];

    /// <summary>
    /// What becomes of a complaint of a category of which nothing else is known (裸类别研判): who leads, which clocks run. About a millisecond.
    /// </summary>
    public Assessment Bare(string category, DateOnly inForceOn) => Assessment.Again(
        this, new FactSheet { Complaint = new() { Text = "", Channel = "窗口登记", Category = category } }, inForceOn);

    // "ZT03,ZT04" names two.
    private static IEnumerable<string> Codes(string expression) =>
        from Match quoted in Quoted().Matches(expression)
        from code in quoted.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)
        where Code().IsMatch(code)
        select code;

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("^[A-Z]{2}([0-9]{2}(-[0-9]{2})?)?$")]
    private static partial Regex Code();
}
