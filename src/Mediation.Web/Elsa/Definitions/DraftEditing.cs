using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Mediation.Casework;
using Mediation.Casework.Activities;
using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Workflows.Editing;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>
/// Keeps what is drawn in Studio as the draft of a workflow (保存草稿). A draft may be unfinished and wrong, for that is what drafts
/// are; but a diagram is never emptied at one stroke, and nobody's newer save is gone over.
/// </summary>
internal sealed class DraftEditing(WorkflowDrafting drafting)
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Saves what Studio sent.</summary>
    public Task<Answer<WorkflowEdition>> SaveAsync(JsonObject model, Actor actor, CancellationToken ct)
    {
        var manuscript = Of(model, actor);
        return drafting.SaveAsync(manuscript, latest => Compose(model, manuscript, latest), ct);
    }

    /// <summary>
    /// Brings in a file (导入). From an open editor it is a save like any other; elsewhere it says nothing of what was there before,
    /// and becomes a draft of its own, but never goes over one that waits to be published.
    /// </summary>
    public Task<Answer<WorkflowEdition>> ImportAsync(JsonObject model, Actor actor, CancellationToken ct)
    {
        var manuscript = Of(model, actor) is { Stamp: "" } unstamped ? unstamped with { Stamp = null } : Of(model, actor);
        return drafting.SaveAsync(manuscript, latest =>
        {
            var composed = Compose(model, manuscript, latest);
            return manuscript.Stamp is null && latest is { IsDraft: true } && composed.TryGet(out var document) && document != latest.Document
                ? new Refusal("workflow.draft-waits", null, latest.Name)
                : composed;
        }, ct);
    }

    /// <summary>Makes an earlier version the draft; a draft that was there is gone over.</summary>
    public Task<Answer<WorkflowEdition>> RevertAsync(WorkflowEdition earlier, Actor actor, CancellationToken ct) =>
        drafting.SaveAsync(new Manuscript(earlier.DefinitionId, earlier.Name, null, actor.Id), _ => Text(DefinitionAnswers.Parse(earlier)), ct);

    /// <summary>Whose the model is, and what it was made from.</summary>
    public static Manuscript Of(JsonObject model, Actor actor)
    {
        var id = StudioWire.Text(model["definitionId"]) is { Length: > 0 } given ? given : null;
        // A copy carries the stamp of what it was copied from; without an id it is a workflow of its own.
        var stamp = id is null ? null : StudioWire.Text(StudioWire.At(model, "customProperties", DefinitionAnswers.Stamp)) ?? "";
        return new Manuscript(id ?? $"{Guid.CreateVersion7():n}", StudioWire.Text(model["name"])?.Trim() ?? "", stamp, actor.Id);
    }

    /// <summary>The document to keep; the newest edition's own when it says the same.</summary>
    public static Answer<string> Compose(JsonObject model, Manuscript manuscript, WorkflowEdition? latest)
    {
        if (manuscript.Name.Length == 0)
            return new Refusal("workflow.nameless");
        if (model["root"] is not JsonObject)
            return new Refusal("workflow.rootless");
        var before = latest is null ? null : DefinitionAnswers.Parse(latest);
        var coded = (JsonObject)model.DeepClone();
        PortLabels.Hide(coded);
        var kept = EditorDocument.FromEditor(coded, before, Catalog.All);
        (kept["customProperties"] as JsonObject)?.Remove(DefinitionAnswers.Stamp);
        kept["definitionId"] = manuscript.DefinitionId;
        kept["name"] = manuscript.Name;
        kept["createdAt"] = before?["createdAt"]?.DeepClone();
        if (before is not null)
        {
            if (EditorDocument.AreSame(kept, before) || EditorDocument.AreSame(kept, Seen(before)))
                return latest!.Document;
            if (EditorDocument.CountActivities(kept, Catalog.All) == 0 && EditorDocument.CountActivities(before, Catalog.All) > 0)
                return new Refusal("workflow.would-empty");
        }
        foreach (var computed in new[] { "id", "version", "isLatest", "isPublished", "isReadonly", "materializerName", "providerName" })
            kept.Remove(computed);
        return Text(EditorDocument.InOrder(kept));
    }

    /// <summary>A document as text, laid out for comparing.</summary>
    public static string Text(JsonObject document) => document.ToJsonString(Layout);

    // As it comes back when nothing was touched.
    private static JsonObject Seen(JsonObject before) =>
        EditorDocument.FromEditor(EditorDocument.ForEditor(before, Catalog.All), before, Catalog.All);
}
