using Microsoft.Playwright;

namespace Mediation.Journeys.Browsing;

/// <summary>Scans with axe-core, and the promises about width that axe can't see.</summary>
internal static class Accessibility
{
    // From the top of the page: the bar that stays there covers part of whatever was scrolled under it. Style sheets are fetched
    // again only for a rule that isn't among these.
    private const string Run = """
        async () => {
          const at = scrollY;
          scrollTo({ top: 0, behavior: 'instant' });
          const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], preload: { assets: ['media'] } });
          scrollTo({ top: at, behavior: 'instant' });
          return found.violations.map(v => `${v.id}: ${v.help}\n` + v.nodes.map(n => `  ${n.target.join(' ')} ${n.failureSummary}`).join('\n'));
        }
        """;

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(
        Path.Combine(Repository.Root, "src", "Mediation.Web", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>No violation of WCAG 2.2 AA or of axe's best practices.</summary>
    public static async Task ShouldBeAccessible(this IPage page)
    {
        await page.EvaluateAsync(Axe.Value);
        var violations = await page.EvaluateAsync<string[]>(Run);
        violations.ShouldBeEmpty(string.Join("\n", violations));
    }

    /// <summary>Nothing makes the reader scroll sideways.</summary>
    public static async Task ShouldFitItsWidth(this IPage page)
    {
        var overflow = await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overflow.ShouldBe(0, $"{page.Url} is wider than the window");
    }
}
