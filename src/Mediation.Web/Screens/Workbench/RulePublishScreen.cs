using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Trials;
using Mediation.Postgres.BackTests;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Workbench;

/// <summary>
/// 发布: what bringing a draft or another version into force would do, and doing it with a reason. The difference between any version and
/// the one in force is seen here, too.
/// </summary>
internal static class RulePublishScreen
{
    private const string Route = RulesScreen.Path + "/{name}/publish";

    /// <summary>Maps looking for whoever may read the policy, publishing for administrators.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var looking = routes.MapGroup("").AddEndpointFilter(async (call, next) =>
            Sight.MayReadPolicy(call.HttpContext.User.Actor()) ? await next(call) : Results.StatusCode(StatusCodes.Status403Forbidden));
        looking.MapGet(Route, async (string name, int? version, ClaimsPrincipal person, RulePublishReading reading, CancellationToken ct) =>
            await reading.ReadAsync(name, version, person.Actor(), ct) is { } view ? new RazorComponentResult<RulePublishPage>(new { View = view }) : Results.NotFound());

        var changing = routes.MapGroup("").AddEndpointFilter(async (call, next) =>
            Sight.MayEditPolicy(call.HttpContext.User.Actor()) ? await next(call) : Results.StatusCode(StatusCodes.Status403Forbidden));
        changing.MapPost(Route, PublishAsync);
    }

    private static async Task<IResult> PublishAsync(
        string name, HttpRequest request, ClaimsPrincipal person, RulePublishing publishing, RulePublishReading reading, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var actor = person.Actor();
        var version = int.TryParse(form["version"], CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var (reason, seen) = (form["reason"].ToString(), form["seen"] == "true");
        var answer = version is { } earlier
            ? await publishing.ReturnAsync(name, earlier, actor, reason, seen, ct)
            : await publishing.PublishAsync(name, form["stamp"].ToString(), actor, reason, seen, ct);
        if (answer.TryGet(out var after))
            return Results.LocalRedirect($"{new BenchAddress(name).Reading}?published={after.InForce}");
        return await reading.ReadAsync(name, version, actor, ct) is { } view
            ? new RazorComponentResult<RulePublishPage>(new { View = view with { Reason = reason, Refusals = [.. answer.Refusals.Select(Sentence)] } })
            {
                StatusCode = Problems.StatusOf(answer.Refusals),
            }
            : Results.NotFound();
    }

    private static string Sentence(Refusal refusal) => refusal is { Code: RulePublishing.Faulty, Field: "fault" } ? $"{refusal.Arguments[0]}" : Sentences.Of(refusal);
}

/// <summary>Reads what the page of publishing shows (发布页查阅).</summary>
internal sealed class RulePublishReading(
    RuleVersions versions, RuleVersionTexts texts, Workbench workbench, BackTestStore backTests, InForce inForce, Moments moments)
{
    /// <summary>What would come of the draft, or of a version; null when there is neither.</summary>
    public async Task<RulePublishView?> ReadAsync(string name, int? version, Casework.Actors.Actor actor, CancellationToken ct)
    {
        if (await workbench.OpenAsync(name, ct) is not var (draft, bench))
            return null;
        var text = version is { } number ? await texts.FindAsync(name, number, ct) : draft.Document;
        if (text is null)
            return null;
        if (version is not null)
            bench = workbench.Lay(name, text, await workbench.DayAsync(ct));
        var listed = await versions.FindAsync(actor, name, ct);
        var latest = await backTests.LatestAsync(name, ct);
        return new RulePublishView(new BenchAddress(name), new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone), draft, bench, version,
            new RuleWords(bench.Policy), Sight.MayEditPolicy(actor), listed.Value)
        {
            BackTest = version is null && latest is { State: BackTestState.Done } && latest.Stamp == draft.Stamp ? latest.Result : null,
        };
    }
}

/// <summary>What publishing would do (发布页).</summary>
/// <param name="Address">Where the parts of the workbench are.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Bench">What would come into force.</param>
/// <param name="Version">Which version that is; null for the draft.</param>
/// <param name="Words">What people call codes.</param>
/// <param name="MayEdit">Whether the visitor may publish.</param>
/// <param name="Versions">Every version.</param>
public sealed record RulePublishView(
    BenchAddress Address, Clockface Clock, RuleDraft Draft, Bench Bench, int? Version, RuleWords Words, bool MayEdit, IReadOnlyList<RuleVersion> Versions)
{
    /// <summary>What the last back-test of this very draft found; null without one.</summary>
    public BackTestResult? BackTest { get; init; }

    /// <summary>The reason, as typed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Why publishing was refused.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>Whether there is something to bring into force.</summary>
    public bool IsOther => Version is { } number ? number != Draft.InForce : Draft.Saved is not null;

    /// <summary>What it would bring; null while there are faults.</summary>
    public RuleReview? Review => IsOther ? Bench.Review : null;

    /// <summary>What the button says.</summary>
    public string Act => Version is { } number ? Texts.Bench_ReturnTo.With(number) : Texts.Bench_PublishNow;

    /// <summary>What an example gives otherwise, in words.</summary>
    public static string Missed(LostExample lost) => string.Join('、', lost.Missed.Select(CodeWords.What));
}
