using System.Security.Claims;
using Mediation.Casework;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;

namespace Mediation.Web.Api;

/// <summary><c>/api/work-items</c>, <c>/api/deadlines</c>, <c>/api/supervision</c>. 待办、时限、督办接口</summary>
internal static class WorkApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/work-items", WorkItemsAsync).AnswersList<WorkItemAnswer>();
        routes.MapGet("/deadlines", DeadlinesAsync).AnswersList<ClockAnswer>();
        routes.MapGet("/deadlines/{id:guid}", DeadlineAsync).Answers<DerivedClockAnswer>(200, 404);
        routes.MapGet("/supervision/board", BoardAsync).Answers<BoardAnswer>(200);
    }

    private static async Task<IResult> WorkItemsAsync(
        bool? mine, string? state, string? unit, string? after, int? limit, ClaimsPrincipal person, Worklist worklist,
        Moments moments, CancellationToken ct)
    {
        var paging = Wire.Paging(after, limit);
        if (!paging.TryGet(out var page))
            return Wire.Refused(paging.Refusals);
        if (state is not (null or "open" or "done"))
            return Wire.Refused([new Refusal("field.not-an-option", "state", "state", state)]);
        var now = await moments.NowAsync(ct);
        var filter = new WorklistFilter { Mine = mine is true, Open = state is not "done", Unit = unit };
        var rows = await worklist.ReadAsync(person.Actor(), filter, page.After, page.Limit, ct);
        return Wire.Page(rows, item => WorkItemAnswer.Of(item, now));
    }

    private static async Task<IResult> DeadlinesAsync(
        string? state, string? unit, string? after, int? limit, ClaimsPrincipal person, DeadlineList deadlines,
        Moments moments, CancellationToken ct)
    {
        var paging = Wire.Paging(after, limit);
        if (!paging.TryGet(out var page))
            return Wire.Refused(paging.Refusals);
        if (state is not (null or "running" or "breached" or "met" or "stopped" or "void"))
            return Wire.Refused([new Refusal("field.not-an-option", "state", "state", state)]);
        var now = await moments.NowAsync(ct);
        var rows = await deadlines.ReadAsync(person.Actor(), state, unit, now, page.After, page.Limit, ct);
        return Wire.Page(rows, line => ClockAnswer.Of(line, now));
    }

    private static async Task<IResult> DeadlineAsync(
        Guid id, ClaimsPrincipal person, DeadlineList deadlines, CaseRecords cases, CancellationToken ct)
    {
        var actor = person.Actor();
        if (await deadlines.CaseOfAsync(actor, id, ct) is not { } number || await cases.FindAsync(actor, number, ct) is not { } found)
            return Problems.Of(new Refusal("request.not-found"));
        return Wire.Ok(DerivedClockAnswer.Derive(found.File.Deadlines.Find(d => d.Id == id)!, found));
    }

    private static async Task<IResult> BoardAsync(
        ClaimsPrincipal person, Board board, Moments moments, InForce inForce, CancellationToken ct)
    {
        var now = await moments.NowAsync(ct);
        var calendar = inForce.Policy.Calendar;
        return Wire.Ok(BoardAnswer.Of(await board.ReadAsync(person.Actor(), now, calendar.EndOf(calendar.DayOf(now)), ct)));
    }
}
