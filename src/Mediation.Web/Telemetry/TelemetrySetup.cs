using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Mediation.Web.Telemetry;

/// <summary>
/// Traces and metrics by OTLP (可观测性), sent when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector. The sources are
/// those of ASP.NET Core, Npgsql and Quartz, and the product's own under <c>Mediation</c>.
/// </summary>
internal static class TelemetrySetup
{
    private static readonly string[] Sources = ["Mediation", "Microsoft.AspNetCore", "Npgsql", "Quartz"];

    private static readonly string[] Meters =
    [
        "Mediation", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime",
    ];

    /// <summary>Registers the exporters if a collector is named.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
            builder.Services.AddHostedService<Exporters>();
    }

    /// <summary>Names the server's span by its route, as instrumentation packages would. After routing.</summary>
    public static void UseSpanNames(this IApplicationBuilder app) => app.Use((visit, next) =>
    {
        if (Activity.Current is { } span && visit.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            span.DisplayName = $"{visit.Request.Method} {route}";
            span.SetTag("http.route", route);
        }
        return next(visit);
    });

    private sealed class Exporters : IHostedService, IDisposable
    {
        private TracerProvider? traces;
        private MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var product = ResourceBuilder.CreateDefault().AddService("mediation");
            traces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(product).AddSource(Sources).AddOtlpExporter().Build();
            metrics = Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(product).AddMeter(Meters).AddOtlpExporter().Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Dispose();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            traces?.Dispose();
            metrics?.Dispose();
        }
    }
}
