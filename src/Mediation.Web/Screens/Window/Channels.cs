using Mediation.Casework.Acceptance;

namespace Mediation.Web.Screens.Window;

/// <summary>The ways complaints come in, the last used first (来源渠道); this browser remembers which that was.</summary>
internal static class Channels
{
    private const string Cookie = "channel";

    /// <summary>All channels in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Of(HttpRequest request) => int.TryParse(request.Cookies[Cookie], out var last)
        && last >= 0 && last < WireWords.Channels.Count
            ? [WireWords.Channels[last], .. WireWords.Channels.Where((_, at) => at != last)]
            : WireWords.Channels;

    /// <summary>Remembers what was used.</summary>
    public static void Remember(HttpContext visit, string channel)
    {
        var used = WireWords.Channels.Index().First(known => known.Item == channel).Index;
        visit.Response.Cookies.Append(Cookie, $"{used}", new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(90),
            SameSite = SameSiteMode.Lax,
            Secure = visit.Request.IsHttps,
        });
    }
}
