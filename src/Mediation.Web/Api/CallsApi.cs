using System.Security.Cryptography;
using Mediation.Casework;
using Mediation.Casework.Calls;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Desk;
using Mediation.Web.Edge;

namespace Mediation.Web.Api;

/// <summary>What a gateway is told (呼叫答复): the same for the same call.</summary>
/// <param name="Number">编号 of the case that the call opened.</param>
internal sealed record CallAnswer(string Number);

/// <summary>
/// <c>POST /api/calls</c>: calls for help, from gateways that hold a key of their own (一键呼叫接口). The key opens nothing else, and no account's token
/// opens this.
/// </summary>
internal static class CallsApi
{
    private const string Bearer = "Bearer ";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/calls", TakeAsync)
        .AllowAnonymous()
        .RequireRateLimiting(EdgeSetup.CallsComing)
        .Answers<CallAnswer>(201, 400, 413, 415, 422, 429);

    private static async Task<IResult> TakeAsync(Call call, HttpRequest request, CallGateways gateways, Desk desk, CancellationToken ct)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || await gateways.OwnerAsync(header[Bearer.Length..].Trim(), ct) is not { } gateway)
            return Wire.Refused([new Refusal("call.key-wrong")]);
        var taken = await desk.TakeCallAsync(gateway, call, SHA256.HashData(Wire.Bytes(call)), ct);
        return taken.TryGet(out var number)
            ? Wire.Stored(new StoredAnswer(StatusCodes.Status201Created, Wire.Bytes(new CallAnswer(number))))
            : Wire.Refused(taken.Refusals);
    }
}
