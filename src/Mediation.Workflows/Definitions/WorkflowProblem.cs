using System.Globalization;

namespace Mediation.Workflows.Definitions;

/// <summary>How much a problem weighs (严重程度).</summary>
public enum ProblemSeverity
{
    /// <summary>The definition works, but perhaps not as drawn.</summary>
    Warning,

    /// <summary>The definition is refused.</summary>
    Error,
}

/// <summary>One thing wrong with a workflow file (文件问题). All of a file's problems are reported at once.</summary>
/// <param name="Code">Stable kebab-case code, such as <c>activity-type-unknown</c>.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Path">JSON path inside the file.</param>
/// <param name="Message">The English sentence.</param>
/// <param name="Arguments">What a sentence in another language mentions, in the order its resource expects.</param>
public sealed record WorkflowProblem(
    string Code, ProblemSeverity Severity, string Path, string Message, IReadOnlyList<string> Arguments)
{
    /// <summary>The sentence in the culture's language (按语言取说明): Chinese for <c>zh</c>, else English.</summary>
    public string MessageIn(CultureInfo culture) => culture.TwoLetterISOLanguageName is "zh"
        ? ProblemTexts.Chinese(Code, Arguments) ?? Message
        : Message;

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message} [{Code}]";
}

/// <summary>What reading a file gave (读取结果).</summary>
/// <param name="Definition">The definition, or null when there is at least one error.</param>
/// <param name="Problems">Errors and warnings in document order of discovery.</param>
public sealed record WorkflowReading(WorkflowDefinition? Definition, IReadOnlyList<WorkflowProblem> Problems)
{
    /// <summary>The problems that refuse the file.</summary>
    public IEnumerable<WorkflowProblem> Errors => Problems.Where(p => p.Severity is ProblemSeverity.Error);

    /// <summary>The definition; asking for it when the file has errors is a defect.</summary>
    public WorkflowDefinition Required => Definition
        ?? throw new InvalidOperationException(string.Join(Environment.NewLine, Problems));
}
