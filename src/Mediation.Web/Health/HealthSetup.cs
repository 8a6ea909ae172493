using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Mediation.Web.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work, with each check by name; 503
/// while it cannot. A part adds its own with <c>services.AddHealthChecks().AddCheck&lt;T&gt;("name")</c>. 健康检查
/// </summary>
internal static class HealthSetup
{
    /// <summary>Registers the checks of the ground.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<SchemaCheck>("database").AddCheck<SweepCheck>("sweeps");
        return services;
    }

    /// <summary>Maps both addresses, for anybody.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync })
            .AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext visit, HealthReport report) => visit.Response.WriteAsJsonAsync(new
    {
        status = Word(report.Status),
        checks = report.Entries.ToDictionary(
            check => check.Key, check => new { status = Word(check.Value.Status), check.Value.Description }),
    });

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
