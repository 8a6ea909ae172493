using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Rulings;
using Mediation.Casework.Trials;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Workbench;

/// <summary>
/// 示例: cases that were dispatched to another unit after a return, and the examples that were made of them. Whoever may read the policy
/// looks; administrators see a case's words, masked, and make an example of them.
/// </summary>
internal static class ExamplesScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = RulesScreen.Path + "/examples";

    /// <summary>Where an example is written.</summary>
    public const string Writing = Path + "/new";

    /// <summary>The longest text of an example.</summary>
    public const int LongestText = 2_000;

    /// <summary>Maps the list and the form.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var looking = routes.MapGroup("").AddEndpointFilter(async (call, next) =>
            Sight.MayReadPolicy(call.HttpContext.User.Actor()) ? await next(call) : Results.StatusCode(StatusCodes.Status403Forbidden));
        looking.MapGet(Path, ShowAsync);

        var changing = routes.MapGroup("").AddEndpointFilter(async (call, next) =>
            Sight.MayEditPolicy(call.HttpContext.User.Actor()) ? await next(call) : Results.StatusCode(StatusCodes.Status403Forbidden));
        changing.MapGet(Writing, (string number, ExampleShelf shelf, InForce inForce, Moments moments, CancellationToken ct) =>
            WriteAsync(number, null, [], shelf, inForce, moments, ct));
        changing.MapPost(Path, AddAsync);
        changing.MapPost(Path + "/{id:guid}/remove", async (Guid id, ClaimsPrincipal person, ExampleShelf shelf, CancellationToken ct) =>
        {
            await shelf.RemoveAsync(id, person.Actor().Id, ct);
            return Results.LocalRedirect(Path);
        });
    }

    private static async Task<IResult> ShowAsync(
        ClaimsPrincipal person, ExampleShelf shelf, InForce inForce, Moments moments, CancellationToken ct)
    {
        var policy = inForce.Policy;
        var now = await moments.NowAsync(ct);
        var day = policy.Calendar.DayOf(now);
        var made = (await shelf.ListAsync(ct)).Select(one => new MadeExample(one,
            [.. one.Example.Expected.Missed(Assessment.Again(policy.Rules, policy.Rules.Read(ComplaintExample.FactsOf(one.Example.Text)), day))]));
        return new RazorComponentResult<ExamplesPage>(new
        {
            View = new ExamplesView(new Clockface(now, policy.Town.Zone), new CodeWords(policy), await shelf.OfferedAsync(ct), [.. made],
                Sight.MayEditPolicy(person.Actor())),
        });
    }

    private static async Task<IResult> AddAsync(
        HttpRequest request, ClaimsPrincipal person, ExampleShelf shelf, InForce inForce, Moments moments, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var (number, text) = (form["number"].ToString(), form["text"].ToString().ReplaceLineEndings(" ").Trim());
        if (await shelf.OpenAsync(number, ct) is not { } draft)
            return await WriteAsync(number, text, [new Refusal("rules.example-gone")], shelf, inForce, moments, ct);
        if (WrongWith(text, form["checked"] == "true", draft) is { } wrong)
            return await WriteAsync(number, text, [wrong], shelf, inForce, moments, ct);
        await shelf.AddAsync(number, new ComplaintExample(text, draft.Expected), person.Actor().Id, ct);
        return Results.LocalRedirect(Path);
    }

    private static Refusal? WrongWith(string text, bool isChecked, ExampleDraft draft) =>
        text.Length == 0 ? new Refusal("field.missing", "text", "text")
        : text.Length > LongestText ? new Refusal("field.too-long", "text", "text", LongestText, text.Length)
        : draft.Personal.Any(word => word.Length > 1 && text.Contains(word, StringComparison.Ordinal)) ? new Refusal("rules.example-personal", "text")
        : !isChecked ? new Refusal("rules.example-unchecked", "checked")
        : null;

    private static async Task<IResult> WriteAsync(
        string number, string? text, IReadOnlyList<Refusal> refusals, ExampleShelf shelf, InForce inForce, Moments moments, CancellationToken ct)
    {
        var policy = inForce.Policy;
        var draft = await shelf.OpenAsync(number, ct);
        if (draft is null && refusals.Count == 0)
            return Results.NotFound();
        var places = policy.Town.Compounds.SelectMany(compound => compound.Aliases.Prepend(compound.Name)).Concat(policy.Town.Communities.Select(one => one.Name));
        return new RazorComponentResult<ExamplePage>(new
        {
            View = new ExampleView(new Clockface(await moments.NowAsync(ct), policy.Town.Zone), new CodeWords(policy), number, draft?.Case,
                text ?? AnonymousText.Of(draft!.Text, [.. draft.Personal, .. places]), [.. refusals.Select(Sentences.Of)]),
        })
        {
            StatusCode = refusals.Count == 0 ? StatusCodes.Status200OK : Problems.StatusOf(refusals),
        };
    }
}

/// <summary>An example, and what the rules in force give otherwise (示例行).</summary>
public sealed record MadeExample(StoredExample Stored, IReadOnlyList<string> Missed);

/// <summary>示例页.</summary>
public sealed record ExamplesView(
    Clockface Clock, CodeWords Words, IReadOnlyList<OfferedCase> Offered, IReadOnlyList<MadeExample> Made, bool MayEdit);

/// <summary>做成示例页; without a case when none can be made of it any more.</summary>
public sealed record ExampleView(
    Clockface Clock, CodeWords Words, string Number, OfferedCase? Case, string Text, IReadOnlyList<string> Refusals);
