using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Readings;

/// <summary>A file and the workflows it uses, as written; <c>README.md</c> beside the files says how.</summary>
internal sealed class Reading
{
    private readonly List<string> text = [];

    /// <summary>The sentence that the file is about.</summary>
    public required string Title { get; init; }

    /// <summary>The text without what came of it.</summary>
    public IEnumerable<string> Text => text;

    /// <summary>The file, after the workflows it uses.</summary>
    public IReadOnlyList<string> Files => string.Join('\n', text).Split("\n---\n");

    public static IReadOnlyList<Reading> All(IEnumerable<string> lines)
    {
        var readings = new List<Reading>();
        foreach (var line in lines)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                readings.Add(new Reading { Title = line[2..] });
            else if (line.Length > 0 && !line.StartsWith("= ", StringComparison.Ordinal))
                readings[^1].text.Add(line);
        }
        return readings;
    }

    /// <summary>The catalogue with the workflows that the file uses.</summary>
    public ActivityCatalog Catalog => ActivityCatalog.Standard.WithWorkflows(
        Files.SkipLast(1).Select(file => WorkflowReader.Read(file, Title, ActivityCatalog.Standard).Required));

    /// <summary>Reads the file.</summary>
    public WorkflowReading Read(BehaviourProfile profile = BehaviourProfile.Intended) =>
        WorkflowReader.Read(Files[^1], Title, Catalog, profile);
}
