namespace Mediation.Journeys.Browsing;

/// <summary>What a visitor holds in their hands.</summary>
public sealed record Device(string Name, int Width, int Height, bool Touch = false, bool Scripts = true)
{
    /// <summary>The screen of a counter.</summary>
    public static Device Desk { get; } = new("desk", 1280, 800);

    /// <summary>A small phone.</summary>
    public static Device Phone { get; } = new("phone", 360, 740, Touch: true);

    /// <summary>The counter's screen at a zoom of 200 %: half as many CSS pixels.</summary>
    public static Device Zoomed { get; } = new("zoomed", 640, 400);

    /// <summary>A browser that runs no scripts.</summary>
    public static Device WithoutScripts { get; } = new("plain", 1280, 800, Scripts: false);

    /// <summary>The device of that name.</summary>
    public static Device Named(string name) =>
        new[] { Desk, Phone, Zoomed, WithoutScripts }.Single(device => device.Name == name);
}
