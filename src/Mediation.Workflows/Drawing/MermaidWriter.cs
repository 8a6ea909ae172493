using System.Text;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Drawing;

/// <summary>Writes a definition as a Mermaid flowchart; containers become subgraphs.</summary>
internal sealed class MermaidWriter(Marks marks)
{
    private readonly StringBuilder text = new();

    private readonly Dictionary<string, string> handles = [];

    public string Write(WorkflowDefinition definition)
    {
        Line("flowchart TD");
        WriteChildren(definition.Root.Children.Count > 0 ? definition.Root : definition.Workflow, "  ");
        return text.ToString();
    }

    private void WriteChildren(ActivityNode container, string indent)
    {
        foreach (var child in container.Children)
            Write(child.Node, indent);
        foreach (var connection in Connections(container))
        {
            var source = container.Children.First(c => c.Node.Id == connection.Source).Node;
            var label = connection.Port is null or ActivityType.Done
                ? ""
                : $"|{Quoted(marks.NameOf(source, connection.Port))}|";
            Line($"{indent}{Handle(connection.Source)} -->{label} {Handle(connection.Target)}");
        }
    }

    private static IEnumerable<Connection> Connections(ActivityNode container) => container.Type is Sequence
        ? container.Children.Zip(container.Children.Skip(1), (a, b) => new Connection(a.Node.Id, null, b.Node.Id, null))
        : container.Connections;

    private void Write(ActivityNode node, string indent)
    {
        var mark = marks.Of(node) is null ? "" : $"（{marks.TitleOf(node)[(node.DisplayText.Length + 1)..]}）";
        var label = Quoted(node.DisplayText + mark);
        if (node.Children.Count > 0)
        {
            Line($"{indent}subgraph {Handle(node.Id)}[{label}]");
            WriteChildren(node, $"{indent}  ");
            Line($"{indent}end");
            return;
        }
        var shape = node.Type is FlowDecision or FlowSwitch ? $"{{{label}}}"
            : node.Type is Start || node.Type.IsTerminal ? $"([{label}])"
            : $"[{label}]";
        Line($"{indent}{Handle(node.Id)}{shape}");
    }

    private void Line(string line) => text.Append(line).Append('\n');

    /// <summary>Activity ids may hold anything; Mermaid's may not.</summary>
    private string Handle(string id)
    {
        if (!handles.TryGetValue(id, out var handle))
            handles.Add(id, handle = $"n{handles.Count + 1}");
        return handle;
    }

    private static string Quoted(string label) => $"\"{label.Replace("\"", "#quot;", StringComparison.Ordinal)}\"";
}
