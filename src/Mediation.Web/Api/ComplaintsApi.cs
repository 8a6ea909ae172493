using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Web.Identity;

namespace Mediation.Web.Api;

/// <summary><c>/api/complaints</c>: what would happen, and accepting. 受理接口</summary>
internal static class ComplaintsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/complaints/preview", PreviewAsync).Answers<ComplaintAnswer>(200, 400, 413, 415, 422);
        routes.MapPost("/complaints", AcceptAsync).Answers<ComplaintAnswer>(201, 400, 403, 413, 415, 422);
    }

    private static async Task<IResult> PreviewAsync(ComplaintForm form, ClaimsPrincipal person, Desk desk, CancellationToken ct)
    {
        var answer = await desk.PreviewAsync(person.Actor(), form, ct);
        return answer.TryGet(out var window) ? Wire.Ok(ComplaintAnswer.Of(window)) : Wire.Refused(answer.Refusals);
    }

    private static async Task<IResult> AcceptAsync(
        ComplaintForm form, HttpRequest request, ClaimsPrincipal person, Desk desk, CancellationToken ct)
    {
        var actor = person.Actor();
        if (!MayAccept(actor))
            return Wire.Refused([new Refusal("accept.needs-window") { Forbidden = true }]);
        var keyed = RequestKeys.Of(request, actor, form);
        if (!keyed.TryGet(out var key))
            return Wire.Refused(keyed.Refusals);
        if (key is null)
            return Wire.Refused([new Refusal("request.missing-key")]);
        var answer = await desk.AcceptAsync(actor, form, key, Render, ct);
        return answer.TryGet(out var stored) ? Wire.Stored(stored) : Wire.Refused(answer.Refusals);
    }

    /// <summary>Who may accept: the window, and grid workers who report what they find.</summary>
    internal static bool MayAccept(Actor actor) =>
        actor.AtWindow || actor.Memberships.Any(m => m is { Unit: "GRID" or "COMMUNITY", Role: Role.Handler or Role.Head });

    internal static StoredAnswer Render(WindowAnswer answer) =>
        new(StatusCodes.Status201Created, Wire.Bytes(ComplaintAnswer.Of(answer)));
}
