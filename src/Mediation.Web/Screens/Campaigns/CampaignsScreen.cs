using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Casework.Campaigns;
using Mediation.Postgres.Campaigns;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Campaigns;

/// <summary>
/// 企业回访: calls to newly opened firms, for the town's offices and the communities; supervisors see the figures. To everybody else there is no such page. A telephone is
/// shown in the answer to its caller and kept in no address.
/// </summary>
internal static class CampaignsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/campaigns";

    /// <summary>Maps the pages and their forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var inForce = routes.ServiceProvider.GetRequiredService<InForce>();
        bool Calls(ClaimsPrincipal someone) => CampaignSight.UnitsOf(someone.Actor(), inForce.Policy.Town).Count > 0;
        bool May(ClaimsPrincipal someone) => Calls(someone) || someone.Actor().Is(Role.Supervisor);
        var pages = routes.MapGroup("").AddEndpointFilter(async (visit, next) => May(visit.HttpContext.User) ? await next(visit) : Results.NotFound());
        pages.MapGet(Path, ListAsync)
            .WithMetadata(new NavigationItem(Texts.Campaigns_Title, Texts.Campaigns_Purpose, "phone", 38) { AlsoFor = May });
        pages.MapGet(Path + "/{number}", (string number, string? done, ClaimsPrincipal person, CampaignReading reading, CancellationToken ct) =>
            PageAsync(number, person.Actor(), reading, view => view with { Done = done }, ct));
        var forms = routes.MapGroup("").AddEndpointFilter(async (visit, next) => Calls(visit.HttpContext.User) ? await next(visit) : Results.NotFound());
        forms.MapGet(Path + "/new", async (ClaimsPrincipal person, CampaignReading reading, CancellationToken ct) =>
            CampaignForms.Entry(await reading.EntryAsync(person.Actor(), CampaignReading.Fresh(), "", ct)));
        CampaignForms.Map(forms);
    }

    /// <summary>Where a campaign is.</summary>
    public static string Of(string number) => $"{Path}/{Uri.EscapeDataString(number)}";

    /// <summary>The page of one; not found to whoever may not know of it.</summary>
    public static async Task<IResult> PageAsync(
        string number, Actor actor, CampaignReading reading, Func<CampaignView, CampaignView> more, CancellationToken ct) =>
        await reading.FindAsync(actor, number, ct) is { } found ? new RazorComponentResult<CampaignPage>(new { View = more(found) }) : Results.NotFound();

    private static async Task<RazorComponentResult<CampaignsPage>> ListAsync(ClaimsPrincipal person, CampaignReading reading, CancellationToken ct) =>
        new(new { View = await reading.ListAsync(person.Actor(), ct) });
}

/// <summary>What the pages of campaigns show (企业回访取数).</summary>
internal sealed class CampaignReading(CampaignKeeping keeping, CampaignReports reports, InForce inForce, Moments moments)
{
    /// <summary>A form that nobody filled yet: three questions, a week, three tries (本镇政策).</summary>
    public static CampaignForm Fresh() => new(Guid.CreateVersion7())
    {
        Questions = [.. Texts.Campaigns_Questions.Split('|')],
        EveryDays = 7,
        MostTries = 3,
    };

    /// <summary>All of the reader's.</summary>
    public async Task<CampaignsView> ListAsync(Actor actor, CancellationToken ct) =>
        new(await ClockAsync(ct), inForce.Policy.Town, await keeping.ReadAsync(actor, ct), CampaignSight.UnitsOf(actor, inForce.Policy.Town).Count > 0);

    /// <summary>The form of a new one.</summary>
    public async Task<CampaignEntryView> EntryAsync(Actor actor, CampaignForm form, string text, CancellationToken ct) =>
        new(await ClockAsync(ct), CampaignSight.UnitsOf(actor, inForce.Policy.Town), form, text);

    /// <summary>One with its figures and firms; null to whoever may not know of it.</summary>
    public async Task<CampaignView?> FindAsync(Actor actor, string number, CancellationToken ct)
    {
        if (await keeping.FindAsync(actor, number, ct) is not { } campaign)
            return null;
        var (figures, firms) = await reports.ReadAsync(actor, number, inForce.Policy.Calendar.DayOf(await moments.NowAsync(ct)), ct);
        return new(await ClockAsync(ct), inForce.Policy.Town, campaign, figures, firms, actor.WorksFor(campaign.Unit));
    }

    /// <summary>The clock of a page.</summary>
    public async Task<Clockface> ClockAsync(CancellationToken ct) => new(await moments.NowAsync(ct), inForce.Policy.Town.Zone);
}
