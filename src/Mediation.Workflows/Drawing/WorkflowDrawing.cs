using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Drawing;

/// <summary>Draws definitions and instances (流程图示). The same input gives the same text.</summary>
public static class WorkflowDrawing
{
    /// <summary>
    /// An SVG element for a page. Looks come from the page's style sheet by class: <c>workflow</c>, <c>node</c>,
    /// <c>line</c> with <c>back</c>, and for an instance <c>passed</c>, <c>standing</c> with <c>late</c>, <c>faulted</c> or
    /// <c>ahead</c>, and lines <c>taken</c> or <c>untaken</c>; for a difference <c>added</c>, <c>removed</c> or <c>changed</c>. Each mark is also a sign and a word, a legend tells the signs,
    /// every activity has a <c>title</c> for screen readers and the whole a <c>desc</c>. Activities lie in rows from top
    /// to bottom; lines run between the rows and never through a box.
    /// </summary>
    /// <param name="definition">What to draw.</param>
    /// <param name="state">An instance of it to mark, or null for the definition alone.</param>
    /// <param name="notes">What is late, what outcomes are called, and which difference to show.</param>
    public static string Svg(WorkflowDefinition definition, WorkflowState? state = null, DrawingNotes? notes = null) =>
        new SvgWriter(definition, new Marks(state, notes)).Write();

    /// <summary>
    /// The parts of an instance that are drawn apart: itself first, then each child workflow that runs or ran in it, as a
    /// state of the child's own version.
    /// </summary>
    public static IReadOnlyList<WorkflowState> Parts(WorkflowState state) => [.. Drawing.Parts.Of(state)];

    /// <summary>Mermaid text of the same, for documents.</summary>
    public static string Mermaid(WorkflowDefinition definition, WorkflowState? state = null, DrawingNotes? notes = null) =>
        new MermaidWriter(new Marks(state, notes)).Write(definition);
}
