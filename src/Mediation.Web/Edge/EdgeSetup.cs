using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Threading.RateLimiting;
using Mediation.Web.Refusals;

namespace Mediation.Web.Edge;

/// <summary>What every request passes first: limits and the ways text is written out. 入口装配</summary>
internal static class EdgeSetup
{
    /// <summary>The limit for what costs a password hash: as many at once as there are processors.</summary>
    public const string PasswordsAtOnce = "passwords-at-once";

    /// <summary>The limit for pages that anybody may ask for without a session, per address.</summary>
    public const string ResidentsAsking = "residents-asking";

    /// <summary>The limit for what anybody may say without a session, per address.</summary>
    public const string ResidentsSaying = "residents-saying";

    /// <summary>The limit for gateways that pass on calls for help, per address.</summary>
    public const string CallsComing = "calls-coming";

    // Far more than people need who share an address, far less than guessing codes would.
    private const int ResidentsPerMinute = 120;

    private const int SayingsPerMinute = 20;

    private const int CallsPerMinute = 120;

    private const long LargestBody = 1024 * 1024;

    private const int WaitingPasswords = 200;

    /// <summary>Registers body limits, the forgery token, the API document and the password limit.</summary>
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // What takes more (attachments) says so at its endpoint.
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = "mediation-form";
            forgery.HeaderName = "RequestVerificationToken";
            // SecurityHeaders forbids framing altogether.
            forgery.SuppressXFrameOptionsHeader = true;
        });
        // The document is for programs: pages aren't part of it.
        builder.Services.AddOpenApi(document =>
            document.ShouldInclude = call => MachinePaths.Include($"/{call.RelativePath}"));
        builder.Services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "5";
                return ValueTask.CompletedTask;
            };
            limits.AddPolicy(PasswordsAtOnce, _ => RateLimitPartition.GetConcurrencyLimiter("", _ => new()
            {
                PermitLimit = Math.Max(2, Environment.ProcessorCount),
                QueueLimit = WaitingPasswords,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));
            limits.AddPolicy(ResidentsAsking, visit => EachMinute(visit, ResidentsPerMinute));
            limits.AddPolicy(ResidentsSaying, visit => EachMinute(visit, SayingsPerMinute));
            limits.AddPolicy(CallsComing, visit => EachMinute(visit, CallsPerMinute));
        });
    }

    private static RateLimitPartition<string> EachMinute(HttpContext visit, int most) => RateLimitPartition.GetFixedWindowLimiter(
        visit.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
}
