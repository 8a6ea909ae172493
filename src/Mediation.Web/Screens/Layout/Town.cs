using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Layout;

/// <summary>The place this server serves (属地), as configuration names it.</summary>
internal static class Town
{
    /// <summary><c>Town:Name</c>, or a neutral word where none is set.</summary>
    public static string Name(IConfiguration configuration) => configuration["Town:Name"] ?? Texts.Brand_AnyTown;
}
