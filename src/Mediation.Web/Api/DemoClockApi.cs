using System.Security.Claims;
using System.Text.Json.Serialization;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/demo/clock", ReadAsync).Answers<DemoClockAnswer>(200, 404);
        routes.MapPost("/demo/clock", MoveAsync).Answers<DemoClockAnswer>(200, 400, 403, 404, 422);
    }

    private static async Task<IResult> ReadAsync(IConfiguration settings, Moments moments, CancellationToken ct) =>
        settings.GetValue<bool>("Demo") ? Wire.Ok(new DemoClockAnswer(await moments.NowAsync(ct))) : NotThere();

    private static async Task<IResult> MoveAsync(
        DemoClockBody body, IConfiguration settings, ClaimsPrincipal person, ClockStore clock, DeadlineSweep sweep,
        Moments moments, TimeProvider real, CancellationToken ct)
    {
        if (!settings.GetValue<bool>("Demo"))
            return NotThere();
        if (!person.Actor().Is(Role.Administrator))
            return Problems.Of(new Refusal("session.not-allowed") { Forbidden = true });
        if (await clock.MoveAsync(body.Now, ct) is { } refusal)
            return Problems.Of(refusal);
        var (served, pending) = await sweep.ServeAllAsync(real.GetUtcNow() + Patience, ct);
        var now = await moments.NowAsync(ct);
        return Wire.Ok(new DemoClockAnswer(now, served, pending == 0 ? null : pending));
    }

    private static ProblemHttpResult NotThere() => Problems.Of(new Refusal("request.not-found"));
}
