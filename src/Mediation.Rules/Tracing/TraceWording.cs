using System.Globalization;
using Mediation.Rules.Expressions;

namespace Mediation.Rules.Tracing;

/// <summary>How a trace is put into words (痕迹措辞).</summary>
public sealed record TraceWording
{
    /// <summary>
    /// 中文 of facts by <see cref="FactUse.Name"/>: <c>complaint.Persons</c> → 人数, <c>complaint.Mentions</c> → 提到.
    /// </summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    /// <summary>中文 of what a list may hold: <c>violence</c> → 暴力 (列表内容的叫法).</summary>
    public IReadOnlyDictionary<string, string> Items { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;

    /// <summary>
    /// Says a fact in the host's own words, such as 提到“打人” with the matched words instead of the complaint's text; null
    /// leaves it to the labels (自定说法). Gets the use and the value seen.
    /// </summary>
    public Func<FactUse, object?, string?>? Describe { get; init; }

    /// <summary>A value for people (值的写法); texts in quotation marks and the like when not given.</summary>
    public Func<FactUse?, object?, string>? Format { get; init; }

    internal string LabelOf(FactUse use) =>
        Labels.TryGetValue(use.Name, out var label) || Labels.TryGetValue(use.Path, out label) ? label : use.Name;

    internal string Value(FactUse? use, object? value) => Format is { } format ? format(use, value) : Plain(value);

    /// <summary>A value as it is written when no <see cref="Format"/> is given (通常写法).</summary>
    public static string Plain(object? value) => value switch
    {
        null => "空",
        true => "是",
        false => "否",
        string text => $"“{text}”",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable items => string.Join("、", items.Cast<object?>().Select(Plain)),
        _ => value.ToString() ?? ""
    };
}
