using Mediation.Postgres.Desk;
using Mediation.Web.Identity;
using Microsoft.AspNetCore.Http.Connections;

namespace Mediation.Web.Elsa.Watching;

/// <summary>The channel on which viewers are told that instances went on (实时通道装配).</summary>
internal static class WatchingSetup
{
    /// <summary>Registers it.</summary>
    public static void AddWatching(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddSingleton<InstanceWatch>();
        services.AddHostedService<InstanceTeller>();
    }

    /// <summary>Maps it, for whoever may read here at all.</summary>
    public static void MapWatching(this IEndpointRouteBuilder routes) => routes
        .MapHub<InstanceHub>(InstanceHub.Path, channel => channel.Transports = HttpTransportType.WebSockets)
        .ExcludeFromDescription()
        .Add(endpoint =>
        {
            var next = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = visit => AdmitAsync(visit, next);
        });

    private static Task AdmitAsync(HttpContext visit, RequestDelegate next)
    {
        if (!Sight.MayReadPolicy(visit.User.Actor()) || IsFromElsewhere(visit.Request))
        {
            visit.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        // A socket that names what it agreed on with one node would be refused by another; without the name each node opens it.
        if (HttpMethods.IsGet(visit.Request.Method))
            visit.Request.QueryString = QueryString.Empty;
        return next(visit);
    }

    // Browsers open sockets for any page; a page of another site has no business here, whatever cookie comes with it.
    private static bool IsFromElsewhere(HttpRequest request) => request.Headers.Origin is [{ Length: > 0 } origin]
        && (!Uri.TryCreate(origin, UriKind.Absolute, out var page) || page.Authority != request.Host.Value);
}
