using System.Security.Claims;
using System.Text;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Desk;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Rounds;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Audit;

/// <summary>审计: whether every case is whole and in somebody's hands; what rounds found, how to mend it, and the hourly certificates.</summary>
internal static class AuditScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/audit";

    /// <summary>How long a reason may be, in characters.</summary>
    public const int LongestReason = 500;

    private const int Most = 200;

    /// <summary>Maps the page, its forms and the certificates.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).WithMetadata(new NavigationItem(
            Texts.Audit_Title, Texts.Audit_Purpose, "circle-check", 76, Role.Administrator, Role.Supervisor, Role.Auditor));
        routes.MapPost(Path + "/cases/{number}", PutRightAsync);
        routes.MapPost(Path + "/findings/{id:guid}", NoteAsync);
        routes.MapPost(Path + "/certificates", IssueAsync);
        routes.MapGet(Path + "/certificates/{number}.txt", (string number, ClaimsPrincipal person, Certificates kept, CancellationToken ct) =>
            FileAsync(number, person, kept, issued => (issued.Document, "txt"), ct));
        routes.MapGet(Path + "/certificates/{number}.sig", (string number, ClaimsPrincipal person, Certificates kept, CancellationToken ct) =>
            FileAsync(number, person, kept, issued => (issued.Signature, "sig"), ct));
        routes.MapGet(Path + "/certificates/{number}.pem", (string number, ClaimsPrincipal person, Certificates kept, CancellationToken ct) =>
            FileAsync(number, person, kept, issued => (issued.PublicKey, "pem"), ct));
    }

    private static async Task<IResult> ShowAsync(string? done, ClaimsPrincipal person, AuditReading reading, CancellationToken ct) =>
        await PageAsync(person.Actor(), reading, done, null, ct);

    private static async Task<IResult> PageAsync(Actor actor, AuditReading reading, string? done, Refusal? refusal, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(actor))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var view = await reading.ReadAsync(actor, Most, ct);
        return new RazorComponentResult<AuditPage>(new
        {
            View = view with { Done = done is null ? null : Words.Find("audit-done", done), Refused = refusal is null ? null : Sentences.Of(refusal) },
        })
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : Problems.StatusOf([refusal]),
        };
    }

    private static async Task<IResult> PutRightAsync(
        string number, HttpContext visit, Desk desk, AuditReading reading, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        var (reason, refusal) = await ReasonAsync(visit.Request, ct);
        refusal ??= (await desk.PutRightAsync(actor, number, reason, ct)).Refusals is [var why, ..] ? why : null;
        return refusal is null ? visit.SeeOther($"{Path}?done=put-right") : await PageAsync(actor, reading, null, refusal, ct);
    }

    private static async Task<IResult> NoteAsync(
        Guid id, HttpContext visit, Certificates kept, AuditReading reading, TimeProvider real, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        var (reason, refusal) = await ReasonAsync(visit.Request, ct);
        refusal ??= await kept.NoteAsync(actor, id, reason, real.GetUtcNow(), ct);
        return refusal is null ? visit.SeeOther($"{Path}?done=noted") : await PageAsync(actor, reading, null, refusal, ct);
    }

    private static async Task<IResult> IssueAsync(HttpContext visit, CertificateIssuer issuer, CancellationToken ct)
    {
        if (!Sight.MayOperate(visit.User.Actor()))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        await issuer.IssueAsync(ct);
        return visit.SeeOther($"{Path}?done=issued");
    }

    private static async Task<IResult> FileAsync(
        string number, ClaimsPrincipal person, Certificates kept, Func<Certificate, (string Text, string Ending)> part, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(person.Actor()))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!int.TryParse(number, out var counted) || await kept.FindAsync(counted, ct) is not { } issued)
            return Results.NotFound();
        var (text, ending) = part(issued);
        return Results.File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", $"certificate-{counted}.{ending}");
    }

    private static async Task<(string Reason, Refusal? Refusal)> ReasonAsync(HttpRequest request, CancellationToken ct) =>
        $"{(await request.ReadFormAsync(ct))["reason"]}".Trim() switch
        {
            "" => ("", new Refusal("field.missing", "reason", "reason")),
            { Length: > LongestReason } given => ("", new Refusal("field.too-long", "reason", "reason", LongestReason, given.Length)),
            var reason => (reason, null),
        };
}
