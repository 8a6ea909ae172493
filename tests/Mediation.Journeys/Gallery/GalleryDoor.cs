using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Journeys.Gallery;

/// <summary>Opens <c>/gallery</c>, where every part stands with sample data; only in tests.</summary>
internal sealed class GalleryDoor : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map("/gallery", gallery => gallery.Run(visit =>
        {
            visit.Response.Headers.ContentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";
            return new RazorComponentResult<GalleryPage>().ExecuteAsync(visit);
        }));
        next(app);
    };
}
