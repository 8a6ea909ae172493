using Mediation.Casework.Acceptance;
using Mediation.Casework.Rulings;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>
/// Which workflows carry a case that goes a certain way (承办流程), read off the drawings: from the main flow on, the answer of <c>course</c>
/// is followed wherever a workflow asks for it.
/// </summary>
public static class CarryingWorkflows
{
    private const string Waits = "waitForCompletion";

    /// <summary>The workflows in the order in which they are entered, the main flow first; none when it isn't in force.</summary>
    /// <param name="library">The workflows in force.</param>
    /// <param name="course">What <c>course</c> answered.</param>
    public static IReadOnlyList<WorkflowDefinition> Of(IWorkflowLibrary library, Ruling course)
    {
        var carrying = new List<WorkflowDefinition>();
        Enter(library, Accepting.MainFlow, course, carrying);
        return carrying;
    }

    private static void Enter(IWorkflowLibrary library, string definitionId, Ruling course, List<WorkflowDefinition> carrying)
    {
        if (library.Find(definitionId) is not { } definition || carrying.Contains(definition))
            return;
        carrying.Add(definition);
        foreach (var called in Containers(definition.Root).SelectMany(drawing => Called(drawing, course)).ToList())
            Enter(library, called, course, carrying);
    }

    private static IEnumerable<ActivityNode> Containers(ActivityNode node) =>
        node.Children.SelectMany(child => Containers(child.Node)).Prepend(node);

    private static IEnumerable<string> Called(ActivityNode drawing, Ruling course) =>
        from asked in drawing.Children.Select(child => child.Node)
        where asked.Type is Ask && asked.LiteralText("ruleSet") == course.Set
        let way = asked.LiteralTexts("outcomes").Contains(course.Outcome) ? course.Outcome : Ask.NoMatch
        from line in drawing.Connections
        where line.Source == asked.Id && line.Port == way
        from called in Along(drawing, line.Target, course, [])
        select called;

    // What is called and not waited for goes on beside, and where no workflow is named a person goes on: the case is with the next one, too.
    private static IEnumerable<string> Along(ActivityNode drawing, string at, Ruling course, HashSet<string> passed)
    {
        var node = drawing.Children.FirstOrDefault(child => child.Node.Id == at)?.Node;
        if (node is null || !Calls(node) || !passed.Add(at))
            return [];
        var called = CalledBy(node, course);
        if (called is not null && AwaitsEnd(node))
            return [called];
        var next = from line in drawing.Connections
                   where line.Source == at && (node.Type is not Follow || line.Port == Ask.NoMatch)
                   from further in Along(drawing, line.Target, course, passed)
                   select further;
        return called is null ? next : next.Prepend(called);
    }

    private static bool Calls(ActivityNode node) => node.Type is Follow || node.LiteralText("workflowDefinitionId") is { Length: > 0 };

    private static bool AwaitsEnd(ActivityNode node) =>
        node.Type is Follow || (bool.TryParse(node.LiteralText(Waits), out var waits) && waits);

    private static string? CalledBy(ActivityNode node, Ruling course) => node.Type is not Follow ? node.LiteralText("workflowDefinitionId")
        : node.LiteralText("ruleSet") == course.Set ? course.Workflow
        : null;
}
