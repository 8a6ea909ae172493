using Mediation.Postgres.Definitions;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>
/// Throws drafts away (删除草稿). Only drafts can go: cases and their journals name the versions they went by.
/// </summary>
internal sealed class DraftDeleting(WorkflowEditions editions, WorkflowDrafting drafting)
{
    /// <summary>All that are meant, or none when one of them was published.</summary>
    public async Task<IResult> DeleteAsync(Predicate<WorkflowEdition> isMeant, CancellationToken ct)
    {
        var chosen = (await editions.ListAsync(ct)).FindAll(isMeant);
        if (chosen.Find(edition => !edition.IsDraft) is { } kept)
            return StudioWire.Refused([new("workflow.version-kept", null, kept.Name, kept.Version)]);
        foreach (var draft in chosen)
            await drafting.DiscardAsync(draft.DefinitionId, ct);
        return StudioWire.Ok(new { deleted = chosen.Count });
    }
}
