using Microsoft.Playwright;

namespace Mediation.Journeys.Browsing;

/// <summary>One person at one device; collects what the browser complains about.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private readonly List<string> complaints = [];

    private readonly Server server;

    internal Visit(Server server, IBrowserContext context, IPage page, Device device)
    {
        this.server = server;
        this.context = context;
        Page = page;
        Device = device;
        page.PageError += (_, defect) => complaints.Add(defect);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
    }

    /// <summary>The page before the person.</summary>
    public IPage Page { get; }

    public Device Device { get; }

    /// <summary>Script errors and breaches of the content security policy so far.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Has 长者模式 switched on already.</summary>
    public Task ReadLargeTypeAsync() => context.AddCookiesAsync(
        [new() { Name = "large-type", Value = "1", Url = server.Address.ToString() }]);

    /// <summary>The words of whatever has the focus.</summary>
    public Task<string> FocusedAsync() => Page.EvaluateAsync<string>("document.activeElement.textContent");

    /// <summary>The network is gone until <see cref="FindConnectionAsync"/>.</summary>
    public Task LoseConnectionAsync() => context.SetOfflineAsync(true);

    /// <summary>The network is there again.</summary>
    public Task FindConnectionAsync() => context.SetOfflineAsync(false);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
