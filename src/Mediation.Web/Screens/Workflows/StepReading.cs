using Mediation.Casework.Activities;
using Mediation.Postgres.Desk;
using Mediation.Web.Resources;
using Mediation.Workflows.Definitions;

namespace Mediation.Web.Screens.Workflows;

/// <summary>Puts the steps of a workflow into words (环节读法).</summary>
internal static class StepReading
{
    /// <summary>The steps of a workflow in the order of its way: each after those that lead to it, lines that go back left aside.</summary>
    public static IReadOnlyList<StepRow> Of(WorkflowDefinition definition, Policy policy) =>
        [.. Flat(definition.Root).Select(at => Row(at.Node, at.Parent, policy))];

    // A container is what its parts do; only a root that holds nothing is a step itself.
    private static IEnumerable<(ActivityNode Node, ActivityNode? Parent)> Flat(ActivityNode node) => node.Children.Count == 0
        ? [(node, null)]
        : InOrder(node).SelectMany(child => child.Children.Count == 0 ? [(child, node)] : Flat(child));

    private static IEnumerable<ActivityNode> InOrder(ActivityNode drawing)
    {
        var all = drawing.Children.Select(child => child.Node).ToList();
        var targets = drawing.Connections.Select(line => line.Target).ToHashSet();
        var lines = drawing.Connections.ToLookup(line => line.Source, line => line.Target);
        var (passed, order) = (new HashSet<string>(), new Stack<string>());
        foreach (var start in all.Where(node => !targets.Contains(node.Id)).Reverse())
            Follow(lines, start.Id, passed, order);
        var places = order.Index().ToDictionary(step => step.Item, step => step.Index);
        return all.OrderBy(node => places.GetValueOrDefault(node.Id, all.Count));
    }

    // Whatever a step leads to is on the stack before it; a line back to where one is already counts for nothing.
    private static void Follow(ILookup<string, string> lines, string at, HashSet<string> passed, Stack<string> order)
    {
        if (!passed.Add(at))
            return;
        foreach (var target in lines[at].Reverse())
            Follow(lines, target, passed, order);
        order.Push(at);
    }

    private static StepRow Row(ActivityNode node, ActivityNode? parent, Policy policy) => new(
        node.DisplayText, node.Type.DisplayName, Who(node, policy), Filled(node, "title"), Deadline(node),
        Filled(node, "stage") is { } stage ? Words.Of("stage", stage) : null,
        node.Type is Dispatch ? "dispatch" : Filled(node, "ruleSet"), Filled(node, "workflowDefinitionId"),
        Ways(node, parent));

    private static string? Filled(ActivityNode node, string input) => node.LiteralText(input) is { Length: > 0 } text ? text : null;

    private static string? Who(ActivityNode node, Policy policy)
    {
        var role = Filled(node, "role") is { } named ? Words.Of("role", named) : null;
        var unit = (Filled(node, "unit"), node.Type) switch
        {
            (null, Dispatch) => Texts.Workflows_LeadAndCoHandlers,
            (null, JointHandling) => Texts.Workflows_LeadAndCoHandlers,
            ("@lead", _) => Texts.Workflows_TheLead,
            ("@firm", _) => Texts.Workflows_TheFirm,
            ("@desk", _) => policy.Town.Unit("DESK")?.Name ?? Texts.Workflows_TheDesk,
            (null, Step) => policy.Town.Unit("DESK")?.Name ?? Texts.Workflows_TheDesk,
            (null, _) => Filled(node, "to") is { } told ? Recipients.Of(told, policy.Town) : null,
            ({ } code, _) => policy.Town.Unit(code)?.Name ?? code,
        };
        return role is null ? unit : unit is null ? role : Texts.Workflows_UnitOrRole.With(unit, role);
    }

    private static string? Deadline(ActivityNode node) => (Filled(node, "deadline"), node.Type) switch
    {
        ({ } kind, _) => ValueWords.Outcome("deadlines", kind),
        (null, Dispatch) => ValueWords.Outcome("deadlines", "sign-for"),
        _ => null,
    };

    private static IReadOnlyList<StepWay> Ways(ActivityNode node, ActivityNode? parent)
    {
        var lines = parent?.Connections.Where(line => line.Source == node.Id).ToList() ?? [];
        string?[] ports = [.. node.Type.Ports(node), .. lines.Select(line => line.Port).Except(node.Type.Ports(node))];
        return
        [
            .. from port in ports.Distinct()
               let ends = lines.Where(line => line.Port == port).Select(line => NameOf(parent!, line.Target)).ToList()
               where ends.Count > 0 || (port is not null && node.LiteralTexts("acts").Contains(port))
               select new StepWay(Said(node, port), ends.Count == 0 ? null : string.Join('、', ends)),
        ];
    }

    private static string NameOf(ActivityNode parent, string id) =>
        parent.Children.First(child => child.Node.Id == id).Node.DisplayText;

    private static string Said(ActivityNode node, string? port) =>
        port is null or "Done" ? Texts.Workflows_Then : PortWords.Of(node, port);
}
