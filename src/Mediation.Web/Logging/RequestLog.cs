namespace Mediation.Web.Logging;

/// <summary>
/// One line per request (请求日志): method, route pattern, status, duration. Never the address as it was called: case
/// numbers, receipt codes and what people search for stay out of the log. Health checks and static files are quiet
/// unless they fail.
/// </summary>
internal static class RequestLog
{
    private static readonly PathString[] Quiet = ["/health", "/lib", "/css", "/js", "/favicon.svg"];

    /// <summary>Outermost, so that it sees the status that leaves.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Mediation.Web.Requests");
        app.Use(async (visit, next) =>
        {
            var clock = visit.RequestServices.GetRequiredService<TimeProvider>();
            var started = clock.GetTimestamp();
            try
            {
                await next(visit);
            }
            finally
            {
                var status = visit.Response.StatusCode;
                log.Log(
                    LevelOf(visit.Request.Path, status),
                    "Answered {Method} {Route} with {Status} in {ElapsedMs:0.0} ms",
                    visit.Request.Method, RouteOf(visit), status, clock.GetElapsedTime(started).TotalMilliseconds);
            }
        });
    }

    private static LogLevel LevelOf(PathString path, int status) => status switch
    {
        >= 500 => LogLevel.Warning,
        < 400 when Quiet.Any(prefix => path.StartsWithSegments(prefix)) => LogLevel.Debug,
        _ => LogLevel.Information,
    };

    private static string RouteOf(HttpContext visit) =>
        visit.GetEndpoint() is RouteEndpoint endpoint ? endpoint.RoutePattern.RawText ?? "" : "(no route)";
}
