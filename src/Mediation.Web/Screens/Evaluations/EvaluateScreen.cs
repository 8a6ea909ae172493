using System.Globalization;
using Mediation.Casework;
using Mediation.Casework.Evaluations;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Evaluations;
using Mediation.Web.Api;
using Mediation.Web.Edge;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Mediation.Web.Screens.Evaluations;

/// <summary>
/// 码上评: the page behind the code on a unit's poster. Nobody signs in, nothing runs in the browser, and an address may send as many forms in a minute as
/// residents' other pages take.
/// </summary>
internal static class EvaluateScreen
{
    /// <summary>Where units are evaluated.</summary>
    public const string Path = "/evaluate";

    private const long LargestForm = 16 * 1024;

    /// <summary>Maps the page and its form.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/{unit}", ShowAsync).AllowAnonymous().RequireRateLimiting(EdgeSetup.ResidentsAsking);
        routes.MapPost(Path + "/{unit}", TakeAsync).AllowAnonymous().RequireRateLimiting(EdgeSetup.ResidentsSaying)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    /// <summary>The whole address of a page: where the town serves it, else where this request came in.</summary>
    public static string AddressOf(string path, HttpRequest request, IConfiguration configuration) =>
        $"{configuration["PublicAddress"]?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}"}{path}";

    /// <summary>Where a unit is evaluated.</summary>
    public static string Of(string unit) => $"{Path}/{Uri.EscapeDataString(unit)}";

    private static async Task<IResult> ShowAsync(
        string unit, string? said, EvaluationTokens tokens, NpgsqlDataSource database, Moments moments, InForce inForce, CancellationToken ct)
    {
        if (await ViewAsync(unit, tokens, moments, inForce, ct) is not { } view)
            return Results.NotFound();
        return Page(tokens.Read(said, unit) is { } id ? view with { Outcome = await OutcomeAsync(database, id, unit, ct) } : view);
    }

    private static async Task<IResult> TakeAsync(
        string unit, HttpRequest request, EvaluationTokens tokens, Desk desk, Moments moments, InForce inForce, CancellationToken ct)
    {
        if (await ViewAsync(unit, tokens, moments, inForce, ct) is not { } view)
            return Results.NotFound();
        var form = await request.ReadFormAsync(ct);
        var token = form["token"].ToString();
        if (tokens.Read(token, unit) is not { } id)
            return Again(view, Sent(form, Guid.Empty, unit), [new Refusal("evaluation.form-old")]);
        var sent = Sent(form, id, unit);
        var taken = await desk.EvaluateAsync(sent, ct);
        return taken.IsRefused
            ? Again(view with { Token = token }, sent, taken.Refusals)
            : Results.LocalRedirect($"{Of(unit)}?said={Uri.EscapeDataString(token)}");
    }

    private static async Task<EvaluateView?> ViewAsync(
        string code, EvaluationTokens tokens, Moments moments, InForce inForce, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        return town.Unit(code) is { } unit && EvaluationForm.MayBeEvaluated(unit)
            ? new EvaluateView(town.Name, unit.Name, Of(code), tokens.Mint(code), new Clockface(await moments.NowAsync(ct), town.Zone))
            : null;
    }

    private static async Task<EvaluationOutcome?> OutcomeAsync(NpgsqlDataSource database, Guid id, string unit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await EvaluationStore.FindAsync(connection, id, ct) is { } found && found.Unit == unit ? found : null;
    }

    private static EvaluationForm Sent(IFormCollection form, Guid id, string unit) => new(id, unit)
    {
        Mark = int.TryParse(form["mark"], NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? mark : null,
        Aspect = Given(form["aspect"]),
        Words = Given(form["words"]),
        Phone = Given(form["phone"]),
        Accuses = form["accuses"] == "true",
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static RazorComponentResult<EvaluatePage> Again(EvaluateView view, EvaluationForm sent, IReadOnlyList<Refusal> refusals) =>
        new(new { View = view with { Sent = sent, Refusals = [.. refusals.Select(Sentences.Of).Distinct()] } }) { StatusCode = Problems.StatusOf(refusals) };

    private static RazorComponentResult<EvaluatePage> Page(EvaluateView view) => new(new { View = view });
}
