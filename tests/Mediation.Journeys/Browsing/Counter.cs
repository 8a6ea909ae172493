namespace Mediation.Journeys.Browsing;

/// <summary>Takes complaints in over the interface, for journeys that begin with a case. 受理</summary>
internal static class Counter
{
    /// <summary>Water from the flat above: the mediation committee leads, property firm and legal adviser help.</summary>
    public const string Leak = "我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认 <b>请尽快</b>";

    /// <summary>Accepts a complaint as the desk and returns the number of its case.</summary>
    public static async Task<string> AcceptAsync(this Server server, string text = Leak)
    {
        using var desk = await server.AskAsync("desk");
        return (await desk.AcceptAsync(text)).Number;
    }
}
