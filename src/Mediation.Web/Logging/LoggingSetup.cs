using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;

namespace Mediation.Web.Logging;

/// <summary>
/// Structured lines on standard output, as JSON (日志装配). Levels come from <c>Serilog:MinimumLevel</c> in the settings;
/// <c>Serilog:Quiet</c> keeps standard output free, <c>Serilog:File</c> names a file to write to besides. ASP.NET's own
/// request lines are off, because they hold query strings, where a resident's name may stand.
/// </summary>
internal static class LoggingSetup
{
    /// <summary>Replaces the logging providers with Serilog; registered sinks get every event too.</summary>
    public static void AddLogging(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerProvider>(services =>
            new SerilogLoggerProvider(
                Create(builder.Configuration, services.GetServices<ILogEventSink>()), dispose: true));
    }

    private static Logger Create(ConfigurationManager configuration, IEnumerable<ILogEventSink> sinks)
    {
        var logging = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .ReadFrom.Configuration(configuration)
            .Enrich.FromLogContext();
        if (!configuration.GetValue<bool>("Serilog:Quiet"))
            logging.WriteTo.Console(new JsonFormatter(renderMessage: true));
        if (configuration["Serilog:File"] is { Length: > 0 } file)
            logging.WriteTo.File(new JsonFormatter(renderMessage: true), file, rollingInterval: RollingInterval.Day);
        foreach (var sink in sinks)
            logging.WriteTo.Sink(sink);
        return logging.CreateLogger();
    }
}
