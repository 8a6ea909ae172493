namespace Mediation.Web.Edge;

/// <summary>
/// What browsers are told to refuse (安全响应头): scripts, styles and connections from anywhere but here, inline scripts,
/// framing, guessing of types. Answers are not stored anywhere unless an endpoint says otherwise.
/// </summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Adds the headers to every answer. Before everything that answers.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((visit, next) =>
    {
        visit.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.TryAdd("Content-Security-Policy", ContentPolicy);
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
            headers.TryAdd("Cache-Control", "no-store");
            return Task.CompletedTask;
        }, visit);
        return next(visit);
    });
}
