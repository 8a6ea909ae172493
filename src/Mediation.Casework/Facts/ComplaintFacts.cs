using System.Text.Json.Serialization;

namespace Mediation.Casework.Facts;

/// <summary>What the resident said and how it reached us (诉求事实). Rules know it as <c>complaint</c>.</summary>
public sealed record ComplaintFacts
{
    /// <summary>
    /// The resident's words, as received (诉求原文); never stored with the facts. Prefer <see cref="Mentions"/> in rules.
    /// </summary>
    [JsonIgnore]
    public string Text { get; init; } = "";

    /// <summary>How it came in (来源渠道): 窗口登记, 热线电话, 12345转办 …</summary>
    public required string Channel { get; init; }

    /// <summary>咨询, 求助, 投诉, 举报, 建议, 表扬 or 检举 (诉求类型); null while nobody has said.</summary>
    public string? RequestType { get; init; }

    /// <summary>The category code <c>XXnn-nn</c> (类别); null before classification.</summary>
    public string? Category { get; init; }

    /// <summary>The unit that a schedule names for its work (定期工作指定的单位); null for what anybody said.</summary>
    public string? Unit { get; init; }

    /// <summary>How many people complain together (人数); at least 1.</summary>
    public int Persons { get; init; } = 1;

    /// <summary>What who complains speaks, such as 傣语 (说的语言); null for Chinese.</summary>
    public string? Language { get; init; }

    /// <summary>The reporter gave no name (匿名).</summary>
    public bool Anonymous { get; init; }

    /// <summary>The reporter asks that the name be kept from the respondent (要求保密).</summary>
    public bool KeepSecret { get; init; }

    /// <summary>Whole days from the occurrence to the complaint (距发生天数); null when unknown.</summary>
    public int? DaysSince { get; init; }

    /// <summary>Local hour of receipt, 0-23 (受理时刻).</summary>
    public int Hour { get; init; }

    /// <summary>The concepts found in <see cref="Text"/>, with the words that showed them (提到的概念).</summary>
    public MentionedConcepts Concepts { get; init; } = MentionedConcepts.None;

    /// <summary>Which sayings the words are like (像哪类说法).</summary>
    public Likeness Likeness { get; init; } = Likeness.None;

    /// <summary>Whether the words speak of a concept of <c>rules/words/</c>, not negated and not a near miss (提到).</summary>
    public bool Mentions(string concept) => Concepts.Has(concept);

    /// <summary>Whether the words speak of any of several concepts, separated by commas (提到任一).</summary>
    public bool MentionsAny(string concepts) =>
        concepts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(Concepts.Has);

    /// <summary>
    /// How strongly the words speak of any of several concepts, separated by commas (提到的力度): the number of different
    /// words that show them, at most 4, so that a long story does not drown a short one.
    /// </summary>
    public int Strength(string concepts) => Math.Min(4, concepts
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Sum(Concepts.Count));

    /// <summary>Whether the category lies under a prefix such as <c>MF02</c> (属于类别).</summary>
    public bool Is(string prefix) => Category is not null && Category.StartsWith(prefix, StringComparison.Ordinal);
}
