using System.Security.Claims;
using System.Text.Json.Serialization;
using Mediation.Casework;
using Mediation.Web.Clockwork;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Api;

/// <summary>What <c>POST /api/demo/clock</c> takes.</summary>
internal sealed record DemoClockBody(DateTimeOffset Now);

/// <summary>The product's moment; after a move, how many clocks took effect, and how many still wait when time ran out.</summary>
internal sealed record DemoClockAnswer(
    DateTimeOffset Now,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Served = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Pending = null);

/// <summary><c>/api/demo/clock</c>: the product's clock, in demo mode only. 演示时钟</summary>
internal static class DemoClockApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/demo/clock", ReadAsync).Answers<DemoClockAnswer>(200, 404);
        routes.MapPost("/demo/clock", MoveAsync).Answers<DemoClockAnswer>(200, 400, 403, 404, 422);
    }

    private static async Task<IResult> ReadAsync(DemoTime demo, Moments moments, CancellationToken ct) =>
        demo.IsOn ? Wire.Ok(new DemoClockAnswer(await moments.NowAsync(ct))) : NotThere();

    private static async Task<IResult> MoveAsync(
        DemoClockBody body, ClaimsPrincipal person, DemoTime demo, Moments moments, CancellationToken ct)
    {
        if (!demo.IsOn)
            return NotThere();
        var moved = await demo.MoveAsync(person.Actor(), body.Now, ct);
        return moved.TryGet(out var move)
            ? Wire.Ok(new DemoClockAnswer(await moments.NowAsync(ct), move.Served, move.Pending == 0 ? null : move.Pending))
            : Wire.Refused(moved.Refusals);
    }

    private static ProblemHttpResult NotThere() => Problems.Of(new Refusal("request.not-found"));
}
