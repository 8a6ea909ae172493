using System.Security.Claims;
using Mediation.Casework;
using Mediation.Postgres.Attachments;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Mvc;

namespace Mediation.Web.Api;

/// <summary><c>/api/attachments</c>: one file at a time, cleaned before it is kept (附件接口).</summary>
internal static class AttachmentsApi
{
    /// <summary>A file and what multipart puts around it.</summary>
    public const long LargestRequest = CleanFile.Largest + 64 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/attachments", AddAsync).WithMetadata(new RequestSizeLimitAttribute(LargestRequest))
            .Answers<Attachment>(200, 400, 413, 415, 422);
        routes.MapGet("/attachments/{id:guid}", OpenAsync).Answers<byte[]>(200, 404);
    }

    /// <summary>Keeps a posted file, or says why not.</summary>
    public static async Task<Answer<Attachment>> KeepAsync(
        IFormFile file, ClaimsPrincipal person, AttachmentStore store, CancellationToken ct)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        var cleaned = CleanFile.Of(file.FileName, content.ToArray());
        return cleaned.TryGet(out var clean)
            ? await store.AddAsync(person.Actor().Id, clean, ct)
            : cleaned.Refusals[0];
    }

    private static async Task<IResult> AddAsync(
        HttpRequest request, ClaimsPrincipal person, AttachmentStore store, CancellationToken ct)
    {
        if (!request.HasFormContentType)
            return Problems.Of(new Refusal("request.media-type"));
        var files = (await request.ReadFormAsync(ct)).Files;
        if (files.Count != 1)
            return Problems.Of(new Refusal("attachment.one-file", "attachments", files.Count));
        var kept = await KeepAsync(files[0], person, store, ct);
        return kept.TryGet(out var attachment) ? Wire.Ok(attachment) : Wire.Refused(kept.Refusals);
    }

    private static async Task<IResult> OpenAsync(Guid id, ClaimsPrincipal person, AttachmentStore store, CancellationToken ct) =>
        await store.OpenAsync(person.Actor(), id, ct) is { } found
            ? Results.File(found.Content, found.File.Type, found.File.Name)
            : Problems.Of(new Refusal("request.not-found"));
}
