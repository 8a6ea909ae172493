using Mediation.Web.Elsa.Instances;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Case;
using Mediation.Web.Screens.Operations;
using Mediation.Web.Screens.Workflows;

namespace Mediation.Web.Screens.Studio;

/// <summary>A page of the editor (编辑器页): which of Studio's elements it shows, and what stands in the bar over it.</summary>
/// <param name="Element">Studio's element.</param>
/// <param name="Subject">What it shows: the element's attribute and its value; null for a list.</param>
/// <param name="Title">What the page is called.</param>
/// <param name="Note">What one may do here.</param>
/// <param name="Links">The ways out, in words.</param>
public sealed record StudioView(
    string Element, (string Attribute, string Value)? Subject, string Title, string Note, IReadOnlyList<(string Address, string Text)> Links)
{
    /// <summary>What every changing request carries.</summary>
    public required string FormToken { get; init; }

    /// <summary>The editor of a workflow, or the list of all.</summary>
    public static StudioView OfDefinitions(string? definitionId, bool mayEdit, string formToken) => new(
        definitionId is null ? "elsa-workflow-definition-list" : "elsa-workflow-definition-editor",
        definitionId is null ? null : ("definition-id", definitionId), Texts.Studio_Title,
        mayEdit ? Texts.Studio_Editing : Texts.Studio_Looking,
        definitionId is null
            ? [(WorkflowsScreen.Path, $"‹ {Texts.Studio_Back}"), (StudioScreen.Instances, Texts.Studio_Instances)]
            : [(new WorkflowAddress().Of(definitionId), $"‹ {Texts.Studio_Back}"), (StudioScreen.Path, Texts.Studio_All)])
    {
        FormToken = formToken,
    };

    /// <summary>The list of instances.</summary>
    public static StudioView OfInstances(string formToken) => new(
        "elsa-workflow-instance-list", null, Texts.Studio_Instances, Texts.Studio_Mending,
        [(WorkflowsScreen.Path, $"‹ {Texts.Studio_Back}"), (StudioScreen.Path, Texts.Studio_All)])
    {
        FormToken = formToken,
    };

    /// <summary>The viewer of an instance of a case; who may mend it goes back to where that is done.</summary>
    public static StudioView OfInstance(InstanceId instance, string number, bool mayMend, string formToken) => new(
        "elsa-workflow-instance-viewer", ("instance-id", $"{instance}"), $"{Texts.Studio_Instances} {number}", Texts.Studio_Mending,
        [
            mayMend ? (RunScreen.AddressOf(number), $"‹ {Texts.Studio_BackToRun}") : (CaseAddress.Of(number), $"‹ {Texts.Studio_BackToCase}"),
            (StudioScreen.Instances, Texts.Studio_AllInstances),
        ])
    {
        FormToken = formToken,
    };
}
