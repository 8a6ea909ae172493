namespace Mediation.Web.Refusals;

/// <summary>The addresses that programs call; everything else is for browsers and gets pages. 机器调用的地址</summary>
internal static class MachinePaths
{
    private static readonly PathString[] Prefixes = ["/api", "/elsa", "/health", "/openapi"];

    /// <summary>Whether a program is calling.</summary>
    public static bool Include(PathString path) => Prefixes.Any(prefix => path.StartsWithSegments(prefix));
}
