namespace Mediation.Workflows.Definitions;

/// <summary>Collects everything that is wrong with one file.</summary>
internal sealed class ProblemList
{
    private readonly List<WorkflowProblem> items = [];

    /// <summary><see cref="Error"/> or <see cref="Fatal"/>.</summary>
    public delegate void Complaint(string code, string path, string message, params IReadOnlyList<string> arguments);

    public IReadOnlyList<WorkflowProblem> Items => items;

    /// <summary>True when the original can't load the file either.</summary>
    public bool HasFatal { get; private set; }

    public bool HasErrors => items.Any(p => p.Severity is ProblemSeverity.Error);

    public void Error(string code, string path, string message, params IReadOnlyList<string> arguments) =>
        items.Add(new(code, ProblemSeverity.Error, path, message, arguments));

    /// <summary>An error that the original, which drops most of what is wrong, stumbles over too.</summary>
    public void Fatal(string code, string path, string message, params IReadOnlyList<string> arguments)
    {
        HasFatal = true;
        Error(code, path, message, arguments);
    }

    public void Warn(string code, string path, string message, params IReadOnlyList<string> arguments) =>
        items.Add(new(code, ProblemSeverity.Warning, path, message, arguments));
}
