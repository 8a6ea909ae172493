using Microsoft.Playwright;

namespace Mediation.Journeys.Browsing;

/// <summary>Pictures of what the visitor sees: all under <c>artifacts/screenshots</c>, the README's own under <c>docs/images</c>.</summary>
internal static class Screenshot
{
    private const string Readme = "README_IMAGES";

    // Three hundred pictures, some of them ten thousand pixels high, take minutes that a run for its answers alone can do without.
    private static readonly bool Wanted = IsAsked("PICTURES") || IsAsked(Readme);

    /// <summary>Keeps a picture of the window, or of the whole page, when <c>PICTURES=1</c> asks for pictures.</summary>
    public static Task ShootAsync(this Visit visit, string name, bool whole = false) => !Wanted ? Task.CompletedTask
        : visit.Page.ScreenshotAsync(new()
        {
            Animations = ScreenshotAnimations.Disabled,
            // Hiding it would leave style attributes on the fields, of which the content security policy complains later.
            Caret = ScreenshotCaret.Initial,
            FullPage = whole,
            Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}-{visit.Device.Name}.png"),
        });

    /// <summary>Keeps a picture for the README, when <c>README_IMAGES=1</c> asks for new ones; else only the ordinary one.</summary>
    public static async Task ShootForReadmeAsync(this Visit visit, string name)
    {
        await visit.ShootAsync(name);
        if (IsAsked(Readme))
            File.Copy(
                Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}-{visit.Device.Name}.png"),
                Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "images")).FullName, $"{name}.png"),
                overwrite: true);
    }

    private static bool IsAsked(string variable) => Environment.GetEnvironmentVariable(variable) == "1";
}
