using System.Globalization;
using Mediation.Scripting.Reading;

namespace Mediation.Scripting;

/// <summary>Why a script can't be read or didn't end well, and where (脚本错误).</summary>
/// <param name="Code">Stable and dotted, such as <c>script.refused.class</c>, <c>script.thrown</c> or
/// <c>script.limit.steps</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">In UTF-16 units, from 1.</param>
/// <param name="Arguments">What the sentence mentions, already as text.</param>
public sealed record ScriptFault(string Code, int Line, int Column, params IReadOnlyList<string> Arguments)
{
    /// <summary>The sentence in English (英文说明).</summary>
    public string Message => FaultText.For(Code, Arguments, CultureInfo.InvariantCulture);

    /// <summary>The sentence in the culture's language: Chinese for <c>zh</c>, else English (按语言取说明).</summary>
    public string MessageIn(CultureInfo culture) => FaultText.For(Code, Arguments, culture);

    /// <inheritdoc/>
    public override string ToString() => $"({Line},{Column}): {Code}: {Message}";
}
