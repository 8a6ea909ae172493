using Mediation.Web.Tests.Api;

namespace Mediation.Web.Tests.Privacy;

/// <summary>A server with marks planted in it, and what everybody was answered by it (已埋标记的服务); played and asked once.</summary>
public sealed class PlantedServer : PrivacyTests.OverheardServer
{
    private Task<Planted>? planted;

    private Task<Everybody>? everybody;

    /// <summary>What was planted.</summary>
    internal Task<Planted> PlantedAsync() => planted ??= new Planting(this).PlantAsync();

    /// <summary>Everybody, after they have asked for everything.</summary>
    internal Task<Everybody> EverybodyAsync(CancellationToken ct) => everybody ??= AskAsync(ct);

    private async Task<Everybody> AskAsync(CancellationToken ct)
    {
        var all = new Everybody(this, await PlantedAsync());
        await all.AskAsync(ct);
        return all;
    }
}
