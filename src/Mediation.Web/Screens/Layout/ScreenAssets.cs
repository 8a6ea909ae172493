using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.StaticAssets;

namespace Mediation.Web.Screens.Layout;

/// <summary>
/// The static files by their plain names (静态资源), so that a page writes <c>@Assets["css/base.css"]</c> and the browser
/// asks for the fingerprinted address, which it may keep for ever. The framework does this for routed pages; ours are
/// answers of endpoints.
/// </summary>
internal static class ScreenAssets
{
    /// <summary>Reads what <c>MapStaticAssets</c> has mapped so far.</summary>
    public static ResourceAssetCollection Of(IEndpointRouteBuilder routes) =>
        new([.. routes.DataSources
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>()
            .Where(asset => asset.Selectors.Count == 0)
            .Select(asset => new ResourceAsset(asset.Route,
                [.. asset.Properties.Select(p => new ResourceAssetProperty(p.Name, p.Value))]))]);
}
