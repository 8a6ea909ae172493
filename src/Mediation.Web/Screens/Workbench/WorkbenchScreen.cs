using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Postgres.BackTests;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Rules.Editing;
using Mediation.Rules.Reading;
using Mediation.Web.Api;
using Mediation.Web.Database;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Workbench;

/// <summary>规则工作台: a rule set as a table and as JSON; administrators change the draft, whoever may read the policy looks.</summary>
internal static class WorkbenchScreen
{
    private const string Rule = RulesScreen.Path + "/{name}/draft";

    /// <summary>Registers what the workbench stands on.</summary>
    public static IServiceCollection AddWorkbench(this IServiceCollection services)
    {
        services.AddSingleton<RuleDrafts>();
        services.AddSingleton<RuleDrafting>();
        services.AddSingleton<RuleVersionTexts>();
        services.AddSingleton<RulesInForce>();
        services.AddSingleton<ExampleShelf>();
        services.AddSingleton<Examples>();
        services.AddSingleton<RulePublishing>();
        services.AddSingleton<RulePublishDecision>();
        services.AddSingleton<RulesAhead>();
        services.AddSingleton<RulesDue>();
        services.AddSingleton<RulePublishReading>();
        services.AddSingleton<Workbench>();
        services.AddHostedService<PolicyListener<RulesInForce>>();
        services.AddSingleton<PastCases>();
        services.AddSingleton<BackTestStore>();
        services.AddSingleton<BackTesting>();
        return services;
    }

    /// <summary>Maps the workbench. Looking needs the right to read the policy, changing the right to change it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var looking = routes.MapGroup("").AddEndpointFilter(async (call, next) =>
            Sight.MayReadPolicy(call.HttpContext.User.Actor()) ? await next(call) : Results.StatusCode(StatusCodes.Status403Forbidden));
        looking.MapGet(Rule, ShowAsync);
        looking.MapGet(Rule + "/json", ShowJsonAsync);
        looking.MapGet(RulesScreen.Path + "/completions", Completions.AnswerAsync);
        looking.MapPost(Rule + "/check", CheckAsync);

        var changing = routes.MapGroup("").AddEndpointFilter(async (call, next) =>
            Sight.MayEditPolicy(call.HttpContext.User.Actor()) ? await next(call) : Results.StatusCode(StatusCodes.Status403Forbidden));
        changing.MapPost(Rule, ChangeAsync);
        changing.MapPost(Rule + "/json", SaveJsonAsync);
    }

    private static async Task<IResult> ShowAsync(
        string name, HttpRequest request, ClaimsPrincipal person, Workbench workbench, InForce inForce, Moments moments, CancellationToken ct)
    {
        if (await ViewAsync(name, person, workbench, inForce, moments, Looked.Of(request.Query), ct) is not { } view)
            return Results.NotFound();
        var open = int.TryParse(request.Query["edit"], CultureInfo.InvariantCulture, out var index) && index >= 0 && index < view.Lines.Count && view.MayEdit
            ? new OpenRule(index, request.Query["part"].ToString(), RuleForm.Of(view.Lines[index].Rule))
            : null;
        return new RazorComponentResult<DraftPage>(new { View = view with { Open = open } });
    }

    private static async Task<IResult> ShowJsonAsync(
        string name, ClaimsPrincipal person, Workbench workbench, InForce inForce, Moments moments, CancellationToken ct) =>
        await ViewAsync(name, person, workbench, inForce, moments, Looked.Plainly, ct) is { } view
            ? new RazorComponentResult<JsonPage>(new { View = view, Typed = view.Draft.Document })
            : Results.NotFound();

    /// <summary>What is wrong with one rule as it stands in its form, and how it reads.</summary>
    private static async Task<IResult> CheckAsync(string name, HttpRequest request, Workbench workbench, CancellationToken ct)
    {
        if (await workbench.OpenAsync(name, ct) is not var (draft, bench))
            return Results.NotFound();
        var form = await request.ReadFormAsync(ct);
        if (RuleOf(form, bench) is not { } rule)
            return Results.NoContent();
        var typed = RuleForm.Posted(form, rule).WriteInto(draft.Document, rule);
        var reading = bench.Policy.Rules.ReadDraft(name, typed);
        var now = reading.Set?.Rules.FirstOrDefault(one => one.Path == rule.Path);
        return new RazorComponentResult<RuleCheck>(new
        {
            Faults = (IReadOnlyList<Casework.Rulings.PlacedFault>)[.. reading.Faults.Where(fault => fault.IsIn(rule.Path))],
            Rule = now,
            Set = name,
            Words = new RuleWords(bench.Policy),
        });
    }

    private static async Task<IResult> ChangeAsync(
        string name, HttpRequest request, ClaimsPrincipal person, RuleDrafting drafting, Workbench workbench, InForce inForce, Moments moments,
        CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var (account, stamp, doing) = (person.Actor().Id, form["stamp"].ToString(), form["do"].ToString());
        var answer = doing switch
        {
            "discard" => await drafting.DiscardAsync(name, stamp, ct),
            "catch-up" => await drafting.CatchUpAsync(name, stamp, ct),
            _ => await drafting.SaveAsync(name, stamp, account, text => Changed(name, text, form, inForce), ct),
        };
        var looked = Looked.Of(request.Query);
        var address = new BenchAddress(name, looked.Find);
        if (!answer.IsRefused)
            return Results.LocalRedirect(doing switch
            {
                "add" => address.Edit(Index(form) + 1, "label"),
                "save" or "up" or "down" => $"{address.Draft}#rule-{form["index"]}",
                _ => address.Draft,
            });
        if (await ViewAsync(name, person, workbench, inForce, moments, looked with { Analysed = false }, ct) is not { } view)
            return Results.NotFound();
        var index = Index(form);
        var rule = index >= 0 && index < view.Lines.Count ? view.Lines[index].Rule : null;
        return new RazorComponentResult<DraftPage>(new
        {
            // What was typed stands in the form still, over what is there now.
            View = view with
            {
                Refusals = [.. answer.Refusals.Select(Sentences.Of)],
                Open = rule is null || doing != "save" ? null : new OpenRule(index, "", RuleForm.Posted(form, rule)),
            },
        })
        {
            StatusCode = Problems.StatusOf(answer.Refusals),
        };
    }

    private static async Task<IResult> SaveJsonAsync(
        string name, HttpRequest request, ClaimsPrincipal person, RuleDrafting drafting, Workbench workbench, InForce inForce, Moments moments,
        CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var typed = form["document"].ToString().ReplaceLineEndings("\n").Trim();
        var answer = await drafting.SaveAsync(name, form["stamp"].ToString(), person.Actor().Id, _ => Readable(name, typed, inForce), ct);
        if (!answer.IsRefused)
            return Results.LocalRedirect(new BenchAddress(name).Json);
        if (await ViewAsync(name, person, workbench, inForce, moments, Looked.Plainly, ct) is not { } view)
            return Results.NotFound();
        return new RazorComponentResult<JsonPage>(new { View = view with { Refusals = [.. answer.Refusals.Select(Sentences.Of)] }, Typed = typed })
        {
            StatusCode = Problems.StatusOf(answer.Refusals),
        };
    }

    // A draft may be wrong, but it must be a rule set, or the table would have nothing to show.
    private static Answer<string> Readable(string name, string typed, InForce inForce)
    {
        var reading = inForce.Policy.Rules.ReadDraft(name, typed);
        return reading.Set is not null
            ? typed
            : Answer.Refused<string>([.. reading.Faults.Select(fault => new Refusal("rules.unreadable", "document", fault.Line, fault.Column, fault.Message.TrimEnd('。')))]);
    }

    private static Answer<string> Changed(string name, string text, IFormCollection form, InForce inForce)
    {
        var set = inForce.Policy.Rules.ReadDraft(name, text).Set!;
        var index = Index(form);
        if (index < 0 || index >= set.Rules.Count || set.Rules[index].Name != form["rule"])
            return new Refusal(RuleDrafting.Changed);
        var rule = set.Rules[index];
        var rules = rule.Path[..rule.Path.LastIndexOf('[')];
        return form["do"].ToString() switch
        {
            "save" => Saved(text, rule, RuleForm.Posted(form, rule)),
            "add" => RuleText.Insert(text, rules, index + 1, NewRule(text, set, rule)),
            "remove" when set.Rules.Count == 1 => new Refusal("rules.last"),
            "remove" => RuleText.Remove(text, rules, index),
            "up" => index == 0 ? text : RuleText.Swap(text, rules, index - 1),
            "down" => index == set.Rules.Count - 1 ? text : RuleText.Swap(text, rules, index),
            _ => new Refusal("request.malformed"),
        };
    }

    private static Answer<string> Saved(string text, Rule rule, RuleForm form) =>
        form.Condition?.Length > RuleForm.LongestExpression ? new Refusal("field.too-long", "condition", "condition", RuleForm.LongestExpression, form.Condition.Length)
        : form.Output.Length > RuleForm.LongestExpression ? new Refusal("field.too-long", "output", "output", RuleForm.LongestExpression, form.Output.Length)
        : form.WriteInto(text, rule);

    // A copy under a name of its own: two rules of one name are a fault.
    private static string NewRule(string text, RuleSet set, Rule rule)
    {
        var taken = set.Rules.Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        var name = Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{rule.Name}-{number}").First(one => !taken.Contains(one));
        return RuleText.Set(RuleText.Read(text, rule.Path), "$", ["RuleName"], RuleText.Write(name));
    }

    private static Rule? RuleOf(IFormCollection form, Bench bench)
    {
        var rules = bench.Reading.Set?.Rules ?? [];
        var index = Index(form);
        return index >= 0 && index < rules.Count ? rules[index] : null;
    }

    private static int Index(IFormCollection form) => int.TryParse(form["index"], CultureInfo.InvariantCulture, out var index) ? index : -1;

    internal static async Task<DraftView?> ViewAsync(
        string name, ClaimsPrincipal person, Workbench workbench, InForce inForce, Moments moments, Looked looked, CancellationToken ct)
    {
        if (await workbench.OpenAsync(name, ct) is not var (draft, bench))
            return null;
        var clock = new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone);
        return DraftView.Of(draft, bench, clock, Sight.MayEditPolicy(person.Actor()), looked);
    }
}
