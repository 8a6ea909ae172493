using System.Security.Claims;
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
using Mediation.Web.Screens.Publishing;
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
        string name, HttpRequest request, ClaimsPrincipal person, RulePublishDecision decision, RulePublishReading reading, CancellationToken ct)
    {
        var form = RulePublishInput.Of(await request.ReadFormAsync(ct));
        var answer = await decision.TakeAsync(name, form, person.Actor(), ct);
        if (answer.TryGet(out var next))
            return Results.LocalRedirect(next);
        return await reading.ReadAsync(name, form.Version, person.Actor(), ct) is { } view
            ? new RazorComponentResult<RulePublishPage>(new
            {
                View = view with { Reason = form.Reason, From = form.From, Refusals = [.. answer.Refusals.Select(RulePublishing.Say)] },
            })
            {
                StatusCode = Problems.StatusOf(answer.Refusals),
            }
            : Results.NotFound();
    }
}

/// <summary>Reads what the page of publishing shows (发布页查阅).</summary>
internal sealed class RulePublishReading(
    RuleVersions versions, Workbench workbench, BackTestStore backTests, SecondPerson second, InForce inForce, Moments moments)
{
    /// <summary>What would come of the draft, or of a version; null when there is neither.</summary>
    public async Task<RulePublishView?> ReadAsync(string name, int? version, Casework.Actors.Actor actor, CancellationToken ct)
    {
        if (await workbench.OpenAsync(name, ct) is not var (draft, bench))
            return null;
        var listed = (await versions.FindAsync(actor, name, ct)).Value;
        var chosen = listed.Find(one => one.Number == version);
        if (version is not null && chosen is null)
            return null;
        if (chosen is not null)
            bench = (await workbench.LayingAsync(name, ct))(chosen.Document);
        var latest = await backTests.LatestAsync(name, ct);
        return new RulePublishView(new BenchAddress(name), new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone), draft, bench, version,
            new RuleWords(bench.Policy), Sight.MayEditPolicy(actor), listed)
        {
            BackTest = version is null && latest is { State: BackTestState.Done } && latest.Stamp == draft.Stamp ? latest.Result : null,
            NeedsSecond = second.IsNeeded(chosen?.WasInForce ?? false),
            MayApprove = draft.Saved?.MayBeApprovedBy(actor.Id) ?? false,
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

    /// <summary>Whether a second person must look.</summary>
    public bool NeedsSecond { get; init; }

    /// <summary>Whether the visitor can be that second person.</summary>
    public bool MayApprove { get; init; }

    /// <summary>The version that waits for its day; null for none.</summary>
    public RuleVersion? Ahead => Versions.FirstOrDefault(version => version.Ahead is not null);

    /// <summary>The reason, as typed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The day from which it should be in force, as typed.</summary>
    public string From { get; init; } = "";

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
