namespace Mediation.Web.Screens.Layout;

/// <summary>Addresses that come from the visitor are followed only inside this site (站内地址).</summary>
internal static class LocalAddress
{
    /// <summary>The given address if it stays here and may stand in a header, else the other one.</summary>
    public static string Or(string? given, string otherwise) =>
        given is ['/', not ('/' or '\\'), ..] or "/" && given.All(c => char.IsAscii(c) && !char.IsControl(c)) ? given : otherwise;

    /// <summary>The address of this page with its query, to come back to.</summary>
    public static string Of(HttpRequest request) => request.Path + request.QueryString;
}
