using Mediation.Web.Edge;
using Mediation.Web.Refusals;

namespace Mediation.Web.Identity;

/// <summary>What a program sends to get a token. 换取令牌</summary>
internal sealed record TokenRequest(string UserName, string Password);

/// <summary>A token and until when it is good. 令牌</summary>
internal sealed record TokenAnswer(string Token, DateTimeOffset ExpiresAt);

/// <summary><c>POST /api/tokens</c>: a name and a password for a bearer token. 令牌接口</summary>
internal static class TokenEndpoint
{
    /// <summary>Maps it, for anybody.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/api/tokens", IssueAsync)
        .AllowAnonymous()
        .RequireRateLimiting(EdgeSetup.PasswordsAtOnce)
        .Produces<TokenAnswer>()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status423Locked);

    private static async Task<IResult> IssueAsync(
        TokenRequest request, Entrance entrance, MachineTokens tokens, CancellationToken ct)
    {
        var admitted = await entrance.AdmitAsync(request.UserName, request.Password, ct);
        if (!admitted.TryGet(out var account))
            return Problems.Of(admitted.Refusals);
        if (account.PasswordOnce)
            return Problems.Of(OneTimePasswords.Refusal);

        var (token, expiresAt) = tokens.Issue(account);
        return TypedResults.Ok(new TokenAnswer(token, expiresAt));
    }
}
