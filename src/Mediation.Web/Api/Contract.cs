namespace Mediation.Web.Api;

/// <summary>Says in the API document what an endpoint answers (接口说明), beside the endpoint itself.</summary>
internal static class Contract
{
    /// <summary>It answers with this shape, or refuses; 401 and 503 may come from every endpoint.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, int status, params IEnumerable<int> refusals) =>
        route.Produces<T>(status).Refuses(refusals);

    /// <summary>It answers 204, or refuses.</summary>
    public static RouteHandlerBuilder AnswersNothing(this RouteHandlerBuilder route, params IEnumerable<int> refusals) =>
        route.Produces(StatusCodes.Status204NoContent).Refuses(refusals);

    /// <summary>It answers with a part of a list; 400 for a bad cursor, 422 for a bad filter.</summary>
    public static RouteHandlerBuilder AnswersList<T>(this RouteHandlerBuilder route) => route.Answers<ListAnswer<T>>(
        StatusCodes.Status200OK, StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, IEnumerable<int> refusals)
    {
        foreach (var refusal in refusals.Concat([StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable]))
            route.ProducesProblem(refusal);
        return route;
    }
}

/// <summary>A part of a list, and the cursor of the next; null at the end.</summary>
internal sealed record ListAnswer<T>(IEnumerable<T> Items, string? Next);
