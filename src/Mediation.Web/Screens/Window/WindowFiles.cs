using System.Security.Claims;
using Mediation.Casework;
using Mediation.Postgres.Attachments;
using Mediation.Web.Api;

namespace Mediation.Web.Screens.Window;

/// <summary>Files that come with a form (随表附件): kept first, so that a refused form still has them.</summary>
internal static class WindowFiles
{
    /// <summary>The field that names kept files.</summary>
    public const string Kept = "attachments";

    /// <summary>Keeps posted files and names them in the form; what can't be kept is refused, the rest stays.</summary>
    public static async Task<(WindowForm Form, IReadOnlyList<Refusal> Refusals)> TakeAsync(
        WindowForm form, IFormFileCollection files, ClaimsPrincipal person, AttachmentStore store, CancellationToken ct)
    {
        var ids = new List<string>(form.All(Kept));
        var refusals = new List<Refusal>();
        foreach (var file in files.Where(file => file.FileName.Length > 0))
        {
            var kept = await AttachmentsApi.KeepAsync(file, person, store, ct);
            if (kept.TryGet(out var attachment))
                ids.Add($"{attachment.Id}");
            else
                refusals.AddRange(kept.Refusals);
        }
        return (form.With(Kept, [.. ids.Distinct()]), refusals);
    }
}
