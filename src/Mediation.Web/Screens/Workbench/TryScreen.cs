using System.Globalization;
using System.Security.Claims;
using Mediation.Casework.Rulings;
using Mediation.Casework.Trials;
using Mediation.Postgres.BackTests;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Workbench;

/// <summary>
/// 试一试: a complaint, a past case or supposed facts, judged by the draft and by what is in force. What is typed is posted, so that it
/// stands in no address and no log, and nothing of it is kept.
/// </summary>
internal static class TryScreen
{
    private const string Route = RulesScreen.Path + "/{name}/try";

    private const int LongestText = 10_000;

    /// <summary>Maps it for whoever may read the policy.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var looking = routes.MapGroup("").AddEndpointFilter(async (call, next) =>
            Sight.MayReadPolicy(call.HttpContext.User.Actor()) ? await next(call) : Results.StatusCode(StatusCodes.Status403Forbidden));
        looking.MapGet(Route, (string name, string? number, ClaimsPrincipal person, Workbench workbench, PastCases past, InForce inForce, Moments moments, CancellationToken ct) =>
            ShowAsync(name, new TryForm(Number: number ?? ""), person, workbench, past, inForce, moments, ct));
        looking.MapPost(Route, async (string name, HttpRequest request, ClaimsPrincipal person, Workbench workbench, PastCases past, InForce inForce, Moments moments,
            CancellationToken ct) => await ShowAsync(name, TryForm.Posted(await request.ReadFormAsync(ct)), person, workbench, past, inForce, moments, ct));
    }

    private static async Task<IResult> ShowAsync(
        string name, TryForm form, ClaimsPrincipal person, Workbench workbench, PastCases past, InForce inForce, Moments moments, CancellationToken ct)
    {
        if (await WorkbenchScreen.ViewAsync(name, person, workbench, inForce, moments, Looked.Plainly, ct) is not { } table
            || await workbench.OpenAsync(name, ct) is not var (_, bench))
            return Results.NotFound();
        var faults = new List<string>();
        var day = form.On is { } on ? on : await workbench.DayAsync(ct);
        var known = await FactsAsync(form, bench.Policy, await moments.NowAsync(ct), past, faults, ct);
        var supposed = FactLines.Read(form.Facts, bench.Policy.Rules, out var wrong);
        faults.AddRange(wrong.Select(line => Texts.Bench_FactLine.With(line.Line, line.Message)));
        var trial = faults.Count > 0 || form.IsEmpty || bench.Book is not { } book || known is not var (facts, lawOf)
            ? null
            : RuleTrial.Of(book, bench.Policy.Rules, name, facts, supposed, form.On ?? lawOf ?? day);
        return new RazorComponentResult<TryPage>(new
        {
            View = new TryView(table, form, faults, trial is null ? null : TrialView.Of(trial, bench, form.On ?? known!.Value.Day ?? day)),
        });
    }

    private static async Task<(FactSheet Facts, DateOnly? Day)?> FactsAsync(
        TryForm form, Policy policy, DateTimeOffset now, PastCases past, List<string> faults, CancellationToken ct)
    {
        if (form.Text.Length > LongestText)
            faults.Add(Refusals.Sentences.Of(new("field.too-long", "text", "text", LongestText, form.Text.Length)));
        if (form.Number.Length == 0)
            return (policy.Rules.Read(ComplaintExample.FactsOf(form.Text) with
            {
                Place = policy.Town.FactsOf(policy.Places.Recognise(form.Place), now, policy.Calendar),
            }), null);
        if (await past.FindAsync(form.Number, policy.Calendar, ct) is { } kept)
            return (kept.Facts with { Ruling = new() }, kept.InForceOn);
        faults.Add(Texts.Bench_NoSuchCase.With(form.Number));
        return null;
    }
}

/// <summary>What is tried (试题).</summary>
/// <param name="Text">What a resident says.</param>
/// <param name="Place">Where, as said.</param>
/// <param name="Number">A past case instead; empty for none.</param>
/// <param name="Facts">Supposed facts, one a line.</param>
/// <param name="On">The day whose law is asked; null for today, or the day on which the past case was accepted.</param>
public sealed record TryForm(string Text = "", string Place = "", string Number = "", string Facts = "", DateOnly? On = null)
{
    /// <summary>Nothing was given.</summary>
    public bool IsEmpty => Text.Length == 0 && Number.Length == 0 && Facts.Length == 0;

    /// <summary>As it was posted.</summary>
    public static TryForm Posted(IFormCollection form) => new(
        form["text"].ToString().Trim(), form["place"].ToString().Trim(), form["number"].ToString().Trim(), form["facts"].ToString().Trim(),
        DateOnly.TryParseExact(form["on"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);
}
