using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mediation.Web.Tests.Parts;

/// <summary>Draws one part by itself, as the server would.</summary>
internal static partial class Drawing
{
    /// <summary>A Friday morning, 10:15 in China.</summary>
    public static Clockface Clock { get; } = new(
        new(2026, 11, 20, 10, 15, 0, TimeSpan.FromHours(8)), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    /// <summary>The markup of a part.</summary>
    public static async Task<string> DrawAsync<TPart>(params (string Name, object? Value)[] parameters)
        where TPart : IComponent
    {
        await using var services = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton<AntiforgeryStateProvider, NoForgery>()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddCascadingValue(_ => Clock)
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var drawn = await renderer.RenderComponentAsync<TPart>(
                ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value)));
            return drawn.ToHtmlString();
        });
    }

    /// <summary>What a reader reads: the markup without its tags, white space as one blank.</summary>
    public static string Words(this string markup) => Blank().Replace(Tag().Replace(markup, " "), " ").Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    private sealed class NoForgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
