using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Papers;
using Mediation.Postgres.Views;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Acts;
using Mediation.Web.Screens.Case;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Papers;

/// <summary>文书: what papers a case may have, must have and has; each looked at before it is made, and taken along as it was made.</summary>
internal static class PapersScreen
{
    private const string Word = "docx";

    /// <summary>Maps the pages, the form and the files.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases/{number}/papers", ListAsync);
        routes.MapPost("/cases/{number}/papers", MakeAsync);
        routes.MapGet("/cases/{number}/papers/{code}", ShowAsync);
        routes.MapGet("/cases/{number}/papers/files/{id:guid}.{kind}", OpenAsync);
        routes.MapPost("/cases/{number}/papers/files/{id:guid}.{kind}", RevealAsync);
    }

    /// <summary>The papers of a case.</summary>
    public static string Of(string number) => $"{CaseAddress.Of(number)}/papers";

    /// <summary>One paper, before it is made.</summary>
    public static string Of(string number, string code) => $"{Of(number)}/{Uri.EscapeDataString(code)}";

    /// <summary>A file of a paper that was made.</summary>
    public static string FileOf(string number, KeptPaper paper, bool word) => $"{Of(number)}/files/{paper.Id}.{(word ? Word : "pdf")}";

    private static async Task<IResult> ListAsync(
        string number, string? done, ClaimsPrincipal person, CaseRecords cases, PaperStore store, InForce inForce, CancellationToken ct)
    {
        var actor = person.Actor();
        return await cases.FindAsync(actor, number, ct) is { } found
            ? new RazorComponentResult<PapersPage>(new
            {
                View = new PapersView(CaseReading.Of(found), inForce.Policy.Templates, await store.OfAsync(actor, number, ct)) { Done = done },
            })
            : Results.NotFound();
    }

    private static async Task<IResult> ShowAsync(
        string number, string code, ClaimsPrincipal person, CaseRecords cases, InForce inForce, CancellationToken ct) =>
        await cases.FindAsync(person.Actor(), number, ct) is { } found && PaperView.Of(found, inForce.Policy.Templates, code) is { } view
            ? new RazorComponentResult<PaperPage>(new { View = view })
            : Results.NotFound();

    private static async Task<IResult> MakeAsync(string number, HttpContext visit, Desk desk, CaseRecords cases, InForce inForce, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        var policy = inForce.Policy;
        var sent = PostedAct.Read(await visit.Request.ReadFormAsync(ct), policy.Town.Zone);
        if (sent.Body.Act != MakePaper.ActCode)
            return Results.NotFound();
        var answer = await sent.HandAsync(desk, number, actor, ct);
        if (answer.TryGet(out var handled))
            return visit.SeeOther($"{Of(number)}?done={handled.Decision?.Papers[0].Number}");
        return await cases.FindAsync(actor, number, ct) is { } found
            && PaperView.Of(found, policy.Templates, sent.Typed[MakePaper.Paper].FirstOrDefault() ?? "") is { } view
            ? new RazorComponentResult<PaperPage>(new { View = view.Refused(sent, answer.Refusals) }) { StatusCode = Problems.StatusOf(answer.Refusals) }
            : Results.NotFound();
    }

    // A file with names in clear isn't opened by its address alone: that goes with a reveal, which the journal keeps.
    private static async Task<IResult> OpenAsync(
        string number, Guid id, string kind, ClaimsPrincipal person, PaperStore store, CancellationToken ct) =>
        await store.OpenAsync(person.Actor(), number, id, kind == Word, ct) is { Paper.Shown.Count: 0 } kept ? FileOf(kept, kind) : Results.NotFound();

    private static async Task<IResult> RevealAsync(
        string number, Guid id, string kind, HttpContext visit, Desk desk, PaperStore store, CaseRecords cases, InForce inForce, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        if (await store.OpenAsync(actor, number, id, kind == Word, ct) is not { } kept)
            return Results.NotFound();
        foreach (var party in kept.Paper.Shown)
        {
            var asked = new CaseRequest(number, ActRequest.Of("reveal", ("party", party.ToString()), ("purpose", kept.Paper.Number)));
            var answer = await desk.HandleAsync(actor, asked, _ => new StoredAnswer(StatusCodes.Status200OK, []), ct);
            if (answer.IsRefused)
                return await RefusedAsync(number, visit, cases, store, inForce, answer.Refusals, ct);
        }
        return FileOf(kept, kind);
    }

    private static async Task<IResult> RefusedAsync(
        string number, HttpContext visit, CaseRecords cases, PaperStore store, InForce inForce, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        return await cases.FindAsync(actor, number, ct) is not { } found ? Results.NotFound()
            : new RazorComponentResult<PapersPage>(new
            {
                View = new PapersView(CaseReading.Of(found), inForce.Policy.Templates, await store.OfAsync(actor, number, ct))
                { Refusal = Sentences.Of(refusals[0]) },
            })
            { StatusCode = Problems.StatusOf(refusals) };
    }

    private static IResult FileOf((KeptPaper Paper, byte[] Content) kept, string kind) => kind == Word
        ? Results.File(kept.Content, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"{kept.Paper.Number}.docx")
        : Results.File(kept.Content, "application/pdf", $"{kept.Paper.Number}.pdf");
}
