using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Mediation.Casework;
using Mediation.Web.Database;

namespace Mediation.Web.Refusals;

/// <summary>Makes every refusal that a machine meets a problem document, whoever refused. 拒绝应答装配</summary>
internal static class RefusalsSetup
{
    /// <summary>Registers how JSON is read and written: strictly, and with Chinese as it is.</summary>
    public static IServiceCollection AddRefusals(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddProblemDetails();
        return services;
    }

    /// <summary>Answers for machines what went wrong further in. Outside of routing.</summary>
    public static void UseProblems(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Mediation.Web.Edge");
        app.UseWhen(visit => MachinePaths.Include(visit.Request.Path), machines => machines.Use(async (visit, next) =>
        {
            try
            {
                await next(visit);
                if (visit.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null, ContentLength: null })
                    await Problems.Of(visit.Response.StatusCode).ExecuteAsync(visit);
            }
            catch (Exception fault) when (!visit.Response.HasStarted && !visit.RequestAborted.IsCancellationRequested)
            {
                await AnswerAsync(visit, fault, log);
            }
        }));
    }

    private static Task AnswerAsync(HttpContext visit, Exception fault, ILogger log)
    {
        visit.Response.Clear();
        if (fault is BadHttpRequestException unreadable)
            return Problems.Of(BadRequests.Of(unreadable)).ExecuteAsync(visit);

        if (Outage.Is(fault))
        {
            log.LogWarning("The database is away: {Reason}", fault.Message);
            visit.Response.Headers.RetryAfter = "5";
            return Problems.Of(new Refusal("database.away")).ExecuteAsync(visit);
        }

        var reference = Activity.Current?.TraceId.ToString() ?? visit.TraceIdentifier;
        log.LogError(fault, "Failed to answer; reference {Reference}", reference);
        var defect = new Refusal("server.defect", null, reference);
        return Problems.Of([defect], ("reference", reference)).ExecuteAsync(visit);
    }
}
