using System.Globalization;
using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Casework.Templates;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Templates;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Keeping;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Templates;

/// <summary>模板: what messages and papers say; read by whoever may read the policy, changed by administrators.</summary>
internal static class TemplatesScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/templates";

    /// <summary>Maps the pages and their forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ListAsync).WithMetadata(new NavigationItem(
            Texts.Templates_Title, Texts.Templates_Purpose, "message", 75, Role.Administrator, Role.Supervisor, Role.Auditor));
        routes.MapGet(Path + "/{code}", ShowAsync);
        routes.MapPost(Path + "/{code}/preview", PreviewAsync);
        routes.MapPost(Path + "/{code}", PublishAsync);
    }

    /// <summary>Where a template is.</summary>
    public static string Of(string code) => $"{Path}/{Uri.EscapeDataString(code)}";

    /// <summary>The name of a section's field.</summary>
    public static string FieldOf(TemplateSection section) => $"text-{section.Code}";

    private static async Task<IResult> ListAsync(ClaimsPrincipal person, InForce inForce, Moments moments, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(person.Actor()))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var policy = inForce.Policy;
        return new RazorComponentResult<TemplatesPage>(new
        {
            Templates = policy.Templates,
            Clock = new Clockface(await moments.NowAsync(ct), policy.Town.Zone),
        });
    }

    private static Task<IResult> ShowAsync(
        string code, bool? done, int? version, ClaimsPrincipal person, TemplateKeeping keeping, InForce inForce, Moments moments, CancellationToken ct) =>
        PageAsync(code, person.Actor(), keeping, inForce, moments, view => (view with { Done = done is true }).Showing(version), ct);

    private static async Task<IResult> PreviewAsync(
        string code, HttpRequest request, ClaimsPrincipal person, TemplateKeeping keeping, InForce inForce, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(person.Actor()))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (inForce.Policy.Templates.Find(code) is not { } template)
            return Results.NotFound();
        var typed = template.With(TextsOf(template, await request.ReadFormAsync(ct)));
        return new RazorComponentResult<TemplatePreview>(new { Template = typed, Sample = await SampleAsync(template, keeping, inForce.Policy, ct) });
    }

    private static async Task<IResult> PublishAsync(
        string code, HttpRequest request, ClaimsPrincipal person, TemplateKeeping keeping, TemplatesInForce templates, InForce inForce,
        Moments moments, CancellationToken ct)
    {
        if (inForce.Policy.Templates.Find(code) is not { } template)
            return Results.NotFound();
        var form = await request.ReadFormAsync(ct);
        var texts = form["do"] == "shipped" ? null : TextsOf(template, form);
        var seen = int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var published = await keeping.PublishAsync(person.Actor(), template, texts, seen, form["reason"].ToString(), ct);
        if (published.IsRefused)
            return published.Refusals[0].Forbidden ? Results.StatusCode(StatusCodes.Status403Forbidden) : await PageAsync(
                code, person.Actor(), keeping, inForce, moments, view => view.Refused(texts, form["reason"].ToString(), published.Refusals[0]), ct);
        // From here on it is done, whether or not the browser waits.
        await templates.ChangedAsync(CancellationToken.None);
        return Results.LocalRedirect($"{Of(code)}?done=true");
    }

    private static async Task<IResult> PageAsync(
        string code, Actor actor, TemplateKeeping keeping, InForce inForce, Moments moments, Func<TemplateView, TemplateView> more, CancellationToken ct)
    {
        var read = await keeping.VersionsAsync(actor, code, ct);
        if (!read.TryGet(out var versions))
            return Results.StatusCode(Problems.StatusOf(read.Refusals));
        var policy = inForce.Policy;
        if (policy.Templates.Find(code) is not { } template)
            return Results.NotFound();
        var view = more(new TemplateView(
            new Clockface(await moments.NowAsync(ct), policy.Town.Zone), template, policy.Templates.Shipped(code)!, versions,
            await SampleAsync(template, keeping, policy, ct), Sight.MayOperate(actor))
        { Typed = template });
        return new RazorComponentResult<TemplatePage>(new { View = view })
        {
            StatusCode = view.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static async Task<TemplateSample> SampleAsync(Template template, TemplateKeeping keeping, Policy policy, CancellationToken ct)
    {
        var last = template.Kind is TemplateKind.Message ? await keeping.LastAsync(template.Code, ct) : null;
        IReadOnlyDictionary<string, string> shown = last is null ? new Dictionary<string, string>() : TemplateWords.Shown(policy, last.Arguments);
        return new TemplateSample(
            template.Fields.ToDictionary(field => field.Code, field => shown.GetValueOrDefault(field.Code, field.Example)), last?.CaseNumber);
    }

    private static Dictionary<string, string> TextsOf(Template template, IFormCollection form) => template.Sections
        .Where(section => form.ContainsKey(FieldOf(section)))
        .ToDictionary(section => section.Code, section => form[FieldOf(section)].ToString().ReplaceLineEndings("\n").Trim());
}
