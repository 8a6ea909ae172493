using System.Globalization;

namespace Mediation.Rules.Reading;

/// <summary>
/// One thing wrong with a rule file (规则文件的一处错误). All faults of a file are reported together, each with its place.
/// </summary>
/// <param name="Source">The file's name as the caller gave it.</param>
/// <param name="Path">JSON path, such as <c>$.Rules[2].Expression</c>.</param>
/// <param name="Line">Line in the file, from 1; 0 when it has no place in a file.</param>
/// <param name="Column">Column in UTF-16 units, from 1.</param>
/// <param name="Code">Stable and dotted, such as <c>rules.rule.name-missing</c>.</param>
/// <param name="Arguments">What the sentence mentions, already as text.</param>
public sealed record RuleFault(
    string Source, string Path, int Line, int Column, string Code, params IReadOnlyList<string> Arguments)
{
    /// <summary>Characters from the start of the expression, when the fault lies inside one (表达式内偏移).</summary>
    public int? Offset { get; init; }

    /// <summary>The sentence in English (英文说明).</summary>
    public string Message => FaultText.For(Code, Arguments, CultureInfo.InvariantCulture);

    /// <summary>The sentence in the culture's language: Chinese for <c>zh</c>, else English (按语言取说明).</summary>
    public string MessageIn(CultureInfo culture) => FaultText.For(Code, Arguments, culture);

    /// <inheritdoc/>
    public override string ToString() => $"{Source}({Line},{Column}): {Path}: {Code}: {Message}";
}
