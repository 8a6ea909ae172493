namespace Mediation.Web.Screens.Layout;

/// <summary>Addresses that come from the visitor are followed only inside this site (站内地址).</summary>
internal static class LocalAddress
{
    /// <summary>The given address if it stays here, else the other one.</summary>
    public static string Or(string? given, string otherwise) =>
        given is ['/', not ('/' or '\\'), ..] or "/" && !given.Any(char.IsControl) ? given : otherwise;

    /// <summary>The address of this page with its query, to come back to.</summary>
    public static string Of(HttpRequest request) => request.Path + request.QueryString;
}
