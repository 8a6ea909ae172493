using Mediation.Journeys.Browsing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace Mediation.Journeys.Browsing;

/// <summary>One Chromium for the whole run; every visitor gets an empty profile of their own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    // The small one first.
    private static readonly string[] Builds = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private IPlaywright? playwright;

    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            Args = Flags,
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Builds, File.Exists) ?? Builds[0],
        });
    }

    /// <summary>A fresh visitor, with the device's window and an empty profile.</summary>
    public async Task<Visit> VisitAsync(Server server, Device? device = null, ColorScheme colors = ColorScheme.Light)
    {
        device ??= Device.Desk;
        var context = await chromium!.NewContextAsync(new()
        {
            BaseURL = server.Address.ToString(),
            ColorScheme = colors,
            HasTouch = device.Touch,
            JavaScriptEnabled = device.Scripts,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            ViewportSize = new() { Width = device.Width, Height = device.Height },
        });
        context.SetDefaultTimeout(15_000);
        return new(server, context, await context.NewPageAsync(), device);
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
    }
}
