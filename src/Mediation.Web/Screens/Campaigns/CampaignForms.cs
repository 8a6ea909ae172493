using System.Globalization;
using System.Security.Claims;
using Mediation.Casework.Campaigns;
using Mediation.Postgres.Campaigns;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Tables;
using Microsoft.AspNetCore.Http.HttpResults;
using LineFault = Mediation.Casework.Reading.LineFault;

namespace Mediation.Web.Screens.Campaigns;

/// <summary>The forms of campaigns (企业回访表单).</summary>
internal static class CampaignForms
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(CampaignsScreen.Path + "/new", BeginAsync);
        routes.MapPost(CampaignsScreen.Path + "/{number}/next", NextAsync);
        routes.MapPost(CampaignsScreen.Path + "/{number}/calls/{line}", RecordAsync);
    }

    /// <summary>The form of a new campaign.</summary>
    public static IResult Entry(CampaignEntryView view) => new RazorComponentResult<CampaignEntryPage>(new { View = view })
    {
        StatusCode = view.Refusals.Count + view.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };

    // Looked at first; it begins with the same list, sent again.
    private static async Task<IResult> BeginAsync(
        HttpRequest request, ClaimsPrincipal person, CampaignKeeping keeping, CampaignReading reading, InForce inForce, Moments moments, CancellationToken ct)
    {
        var (posted, actor, now) = (await request.ReadFormAsync(ct), person.Actor(), await moments.NowAsync(ct));
        var (form, faults) = (FormOf(posted), new List<LineFault>());
        var text = await TableUpload.ReadAsync(posted, "firms", faults, ct);
        var rows = FirmText.Read(text, inForce.Policy.Calendar.DayOf(now), faults);
        var view = await reading.EntryAsync(actor, form, text, ct) with
        {
            Faults = [.. faults.OrderBy(fault => fault.Line)],
            Refusals = [.. form.Faults(actor, inForce.Policy.Town).Select(Sentences.Of).Distinct()],
        };
        if (view.Faults.Count + view.Refusals.Count > 0)
            return Entry(view);
        if (posted["do"] != "begin")
            return Entry(view with { Read = rows });
        var begun = await keeping.BeginAsync(actor, form, rows, now, ct);
        return begun.TryGet(out var number)
            ? Results.LocalRedirect(CampaignsScreen.Of(number))
            : Entry(view with { Refusals = [.. begun.Refusals.Select(Sentences.Of)] });
    }

    // Whom to call is said in this answer alone, after that was written down.
    private static async Task<IResult> NextAsync(
        string number, HttpContext visit, CampaignKeeping keeping, CampaignCalls calls, CampaignReading reading, Moments moments, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        if (await keeping.FindAsync(actor, number, ct) is not { } campaign || !actor.WorksFor(campaign.Unit))
            return Results.NotFound();
        if (await calls.NextAsync(actor, campaign, await moments.NowAsync(ct), ct) is not { } firm)
            return await CampaignsScreen.PageAsync(number, actor, reading, view => view with { NobodyDue = true }, ct);
        visit.Response.Headers.CacheControl = "no-store";
        return Call(new CallView(await reading.ClockAsync(ct), campaign, firm, new CallForm(Guid.CreateVersion7()), []));
    }

    private static async Task<IResult> RecordAsync(
        string number, string line, HttpContext visit, CampaignKeeping keeping, CampaignCalls calls, Desk desk, CampaignReading reading, Moments moments,
        CancellationToken ct)
    {
        var (posted, actor) = (await visit.Request.ReadFormAsync(ct), visit.User.Actor());
        if (await keeping.FindAsync(actor, number, ct) is not { } campaign || !actor.WorksFor(campaign.Unit)
            || !int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            return Results.NotFound();
        var form = new CallForm(IdOf(posted))
        {
            Outcome = posted["callOutcome"].ToString(),
            Answers = [.. posted["answers"].OfType<string>().Select(each => each.Trim())],
            Difficulty = posted["difficulty"].ToString().Trim(),
        };
        var recorded = await desk.RecordCallAsync(actor, campaign, at, form, ct);
        if (recorded.TryGet(out var opened))
            return Results.LocalRedirect($"{CampaignsScreen.Of(number)}?done={opened}");
        visit.Response.Headers.CacheControl = "no-store";
        return await calls.NextAsync(actor, campaign, await moments.NowAsync(ct), ct) is { } firm
            ? Call(new CallView(await reading.ClockAsync(ct), campaign, firm, firm.Line == at ? form : new CallForm(Guid.CreateVersion7()),
                [.. recorded.Refusals.Select(Sentences.Of).Distinct()]))
            : await CampaignsScreen.PageAsync(number, actor, reading, view => view with { NobodyDue = true }, ct);
    }

    private static RazorComponentResult<CallPage> Call(CallView view) => new(new { View = view })
    {
        StatusCode = view.Refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };

    private static CampaignForm FormOf(IFormCollection form) => new(IdOf(form))
    {
        Name = form["campaignName"].ToString().Trim(),
        Unit = form["unit"].ToString(),
        Questions = [.. form["questions"].ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        EveryDays = NumberOf(form["everyDays"]),
        MostTries = NumberOf(form["mostTries"]),
    };

    private static int? NumberOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Guid IdOf(IFormCollection form) => Guid.TryParse(form["id"], out var id) ? id : Guid.CreateVersion7();
}
