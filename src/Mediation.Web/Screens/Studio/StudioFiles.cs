using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Mediation.Web.Screens.Studio;

/// <summary>
/// The files of Elsa Studio as npm brought them (编辑器文件), byte for byte, each in the smallest form that the browser takes. Files
/// with a fingerprint in their name are kept for ever; the others are asked for again, and mostly answered with 304.
/// </summary>
internal sealed partial class StudioFiles
{
    private static readonly (string Encoding, string Ending)[] Twins = [("br", ".br"), ("gzip", ".gz")];

    private readonly FileExtensionContentTypeProvider types = new();

    private readonly string folder;

    private StudioFiles(string folder)
    {
        this.folder = folder + Path.DirectorySeparatorChar;
        types.Mappings[".dat"] = "application/octet-stream";
    }

    /// <summary>Maps every file below the folder <c>studio</c> of the application; they are as public as npm.</summary>
    public static void Map(IEndpointRouteBuilder routes, string application)
    {
        var folder = Directory.CreateDirectory(Path.Combine(application, "studio")).FullName;
        routes.MapGet(StudioScreen.Path + "/{**path:file}", new StudioFiles(folder).Answer).AllowAnonymous();
    }

    private IResult Answer(string path, HttpRequest request)
    {
        var place = Path.GetFullPath(Path.Combine(folder, path));
        if (!place.StartsWith(folder, StringComparison.Ordinal) || !File.Exists(place) || !types.TryGetContentType(path, out var type))
            return Results.NotFound();
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = StudioScreen.ContentPolicy;
        headers.CacheControl = Fingerprinted().IsMatch(path) ? "public, max-age=31536000, immutable" : "public, no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, ending) in Twins)
        {
            if (!accepted.Any(a => a.Value == encoding && a.Quality is not 0) || !File.Exists(place + ending))
                continue;
            headers.ContentEncoding = encoding;
            place += ending;
            break;
        }
        var changed = File.GetLastWriteTimeUtc(place);
        return TypedResults.PhysicalFile(place, type, lastModified: changed,
            entityTag: new EntityTagHeaderValue($"\"{changed.Ticks:x}-{new FileInfo(place).Length:x}\""));
    }

    [GeneratedRegex(@"^_framework/.+\.[a-z0-9]{10}\.(wasm|js|dat)$")]
    private static partial Regex Fingerprinted();
}
