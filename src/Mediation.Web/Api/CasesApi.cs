using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Api;

/// <summary><c>/api/cases</c>: lists, one case, its journal, its acts. 案件接口</summary>
internal static class CasesApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases", ListAsync).AnswersList<CaseLineAnswer>();
        routes.MapGet("/cases/{number}", FindAsync).Answers<CaseAnswer>(200, 404);
        routes.MapGet("/cases/{number}/journal", JournalAsync).Answers<ListAnswer<JournalAnswer>>(200, 404);
        routes.MapGet("/cases/{number}/acts", ActsAsync).Answers<ActsAnswer>(200, 404);
        routes.MapPost("/cases/{number}/acts", ActAsync).Answers<CaseAnswer>(200, 400, 403, 404, 409, 413, 415, 422);
        routes.MapGet("/cases/{number}/workflow", WorkflowAsync).Answers<ListAnswer<WorkflowAnswer>>(200, 404);
    }

    private static async Task<IResult> ListAsync(
        string? stage, string? unit, string? category, bool? overdue, string? q, string? after, int? limit,
        ClaimsPrincipal person, CaseList cases, Moments moments, CancellationToken ct)
    {
        var paging = Wire.Paging(after, limit);
        if (!paging.TryGet(out var page))
            return Wire.Refused(paging.Refusals);
        if (stage is not null && Stages.Parse(stage) is null)
            return Wire.Refused([new Refusal("field.not-an-option", "stage", "stage", stage)]);
        var filter = new CaseFilter(stage is null ? null : Stages.Parse(stage), unit, category, overdue is true, q);
        var rows = await cases.ReadAsync(person.Actor(), filter, await moments.NowAsync(ct), page.After, page.Limit, ct);
        return Wire.Page(rows, CaseLineAnswer.Of);
    }

    private static async Task<IResult> FindAsync(string number, ClaimsPrincipal person, CaseRecords cases, CancellationToken ct) =>
        await cases.FindAsync(person.Actor(), number, ct) is { } found ? Wire.Ok(CaseAnswer.Of(found)) : NotFound(number);

    private static async Task<IResult> JournalAsync(string number, ClaimsPrincipal person, CaseRecords cases, CancellationToken ct) =>
        await cases.FindAsync(person.Actor(), number, ct) is { } found
            ? Wire.Ok(new ListAnswer<JournalAnswer>(found.Journal.Select(JournalAnswer.Of), null))
            : NotFound(number);

    private static async Task<IResult> ActsAsync(string number, ClaimsPrincipal person, CaseRecords cases, CancellationToken ct) =>
        await cases.FindAsync(person.Actor(), number, ct) is { } found
            ? Wire.Ok(new ActsAnswer(ActCatalog.Open(found.File, found.Briefing).Select(ActAnswer.Of), found.File.Version))
            : NotFound(number);

    private static async Task<IResult> ActAsync(
        string number, ActBody body, HttpRequest request, ClaimsPrincipal person, Desk desk, CancellationToken ct)
    {
        var actor = person.Actor();
        var read = body.Request(number, RequestKeys.Sent(request), actor);
        if (!read.TryGet(out var asked))
            return Wire.Refused(read.Refusals);
        var answer = await desk.HandleAsync(actor, asked, Rendered, ct);
        return answer.TryGet(out var handled) ? Wire.Stored(handled.Answer) : Refused(answer.Refusals);
    }

    private static async Task<IResult> WorkflowAsync(string number, ClaimsPrincipal person, CaseRecords cases, CancellationToken ct) =>
        await cases.FindAsync(person.Actor(), number, ct) is { } found
            ? Wire.Ok(new ListAnswer<WorkflowAnswer>(WorkflowAnswer.Of(found), null))
            : NotFound(number);

    // Whoever hands a case on may no longer see it: they are told where it went, and no more.
    private static StoredAnswer Rendered(Decision decision, ShownCase? left) => new(StatusCodes.Status200OK, left is null
        ? Wire.Bytes(new PassedOnAnswer(
            decision.After.Number, decision.After.Version, decision.After.Stage.Code(), decision.After.Result?.Code()))
        : Wire.Bytes(CaseAnswer.Of(left)));

    private static IResult Refused(IReadOnlyList<Refusal> refusals) => refusals[0] is { Code: "case.changed" } changed
        ? Problems.Of(refusals, ("version", changed.Arguments[0]), ("changed", ((string)changed.Arguments[1]).Split(',')))
        : Wire.Refused(refusals);

    private static ProblemHttpResult NotFound(string number) => Problems.Of(new Refusal("case.not-found", null, number));
}
