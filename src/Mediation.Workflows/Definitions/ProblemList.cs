namespace Mediation.Workflows.Definitions;

/// <summary>Collects everything that is wrong with one file.</summary>
internal sealed class ProblemList
{
    private readonly List<WorkflowProblem> items = [];

    public IReadOnlyList<WorkflowProblem> Items => items;

    public bool HasErrors => items.Any(p => p.Severity is ProblemSeverity.Error);

    public void Error(string code, string path, string message, params IReadOnlyList<string> arguments) =>
        items.Add(new(code, ProblemSeverity.Error, path, message, arguments));

    public void Warn(string code, string path, string message, params IReadOnlyList<string> arguments) =>
        items.Add(new(code, ProblemSeverity.Warning, path, message, arguments));
}
