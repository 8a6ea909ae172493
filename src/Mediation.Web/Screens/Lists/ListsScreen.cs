using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Lists;
using Mediation.Postgres.Desk;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Case;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Lists;

/// <summary>
/// 红邻三清单: what is offered, what is needed, what is being built; for partners, the window and supervisors. To everybody else there is no such page. Lines
/// name nobody: who a need is of stands in its case.
/// </summary>
internal static class ListsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/lists";

    /// <summary>资源清单.</summary>
    public const string Resources = "resources";

    /// <summary>需求清单.</summary>
    public const string Needs = "needs";

    /// <summary>项目清单.</summary>
    public const string Projects = "projects";

    /// <summary>Maps the pages and their forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var inForce = routes.ServiceProvider.GetRequiredService<InForce>();
        bool May(ClaimsPrincipal someone) => ListPartners.MayLook(someone.Actor(), inForce.Policy.Town);
        bool Writes(ClaimsPrincipal someone) => ListPartners.Of(someone.Actor(), inForce.Policy.Town).Count > 0;
        var lists = routes.MapGroup("").AddEndpointFilter(async (visit, next) => May(visit.HttpContext.User) ? await next(visit) : Results.NotFound());
        lists.MapGet(Path, async (string? list, string? round, string? done, string? apart, ClaimsPrincipal person, ListReading reading, CancellationToken ct) =>
                Page(await reading.PageAsync(person.Actor(), Known(list), round, ct) with { Done = done, Apart = apart }))
            .WithMetadata(new NavigationItem(Texts.Lists_Title, Texts.Lists_Purpose, "list-check", 36) { AlsoFor = May });
        var forms = routes.MapGroup("").AddEndpointFilter(async (visit, next) => Writes(visit.HttpContext.User) ? await next(visit) : Results.NotFound());
        forms.MapGet(Path + "/new", NewAsync);
        forms.MapPost(Path + "/new", ListAsync);
        forms.MapPost(Path + "/resources", EnterAsync);
        forms.MapPost(Path + "/resources/{code}/end", EndAsync);
        forms.MapPost(Path + "/lines/{number}/claim", ClaimAsync);
    }

    /// <summary>Where a list is; of one round alone, if named.</summary>
    public static string Of(string list, string? round = null) => $"{Path}?list={list}{(round is null ? "" : $"&round={Uri.EscapeDataString(round)}")}";

    /// <summary>The form of a new line; of what was heard on a round, if named.</summary>
    public static string New(string list, string? round = null) => $"{Path}/new?list={list}{(round is null ? "" : $"&round={Uri.EscapeDataString(round)}")}";

    private static async Task<IResult> NewAsync(string? list, string? round, ClaimsPrincipal person, ListReading reading, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        return Known(list) == Resources
            ? Entry(await reading.EntryAsync(person.Actor(), new ResourceForm(id), [], ct))
            : Entry(await reading.EntryAsync(person.Actor(), id, new ListNote { Project = list == Projects, Round = round }, [], ct));
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ClaimsPrincipal person, ListActs acts, ListReading reading, CancellationToken ct)
    {
        var (form, actor) = (await request.ReadFormAsync(ct), person.Actor());
        var (id, note) = (ListActs.IdOf(form), ListActs.NoteOf(form));
        var noted = await acts.ListAsync(actor, id, note, ct);
        return noted.TryGet(out var line)
            ? Results.LocalRedirect($"{Of(note.Project ? Projects : Needs)}&{(line.Kept ? "done" : "apart")}={line.Number}")
            : Entry(await reading.EntryAsync(actor, id, note, noted.Refusals, ct));
    }

    private static async Task<IResult> EnterAsync(HttpRequest request, ClaimsPrincipal person, ListActs acts, ListReading reading, CancellationToken ct)
    {
        var (form, actor) = (ListActs.ResourceOf(await request.ReadFormAsync(ct)), person.Actor());
        var entered = await acts.EnterAsync(actor, form, ct);
        return entered.TryGet(out var code)
            ? Results.LocalRedirect($"{Of(Resources)}&done={code}")
            : Entry(await reading.EntryAsync(actor, form, entered.Refusals, ct));
    }

    private static async Task<IResult> EndAsync(
        string code, HttpRequest request, ClaimsPrincipal person, ListActs acts, ListReading reading, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var refusals = await acts.EndAsync(person.Actor(), code, form["reason"].ToString(), ct);
        return refusals.Count == 0
            ? Results.LocalRedirect($"{Of(Resources)}&done={Uri.EscapeDataString(code)}")
            : Page(await reading.PageAsync(person.Actor(), Resources, null, ct), refusals);
    }

    private static async Task<IResult> ClaimAsync(
        string number, HttpRequest request, ClaimsPrincipal person, ListActs acts, ListReading reading, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var refusals = await acts.ClaimAsync(person.Actor(), number, form["claimant"].ToString(), ListActs.IdOf(form), ct);
        return refusals.Count == 0
            ? Results.LocalRedirect(CaseAddress.Of(number))
            : Page(await reading.PageAsync(person.Actor(), Known(form["list"]), null, ct), refusals);
    }

    private static string Known(string? list) => list is Resources or Projects ? list : Needs;

    private static RazorComponentResult<ListsPage> Page(ListsView view, IReadOnlyList<Refusal>? refusals = null) =>
        new(new { View = view with { Refusals = [.. (refusals ?? []).Select(Sentences.Of).Distinct()] } })
        {
            StatusCode = refusals is null ? StatusCodes.Status200OK : Refusals.Problems.StatusOf(refusals),
        };

    private static RazorComponentResult<ListEntryPage> Entry(ListEntryView view) => new(new { View = view }) { StatusCode = StatusOf(view.Refusals) };

    private static RazorComponentResult<ResourceEntryPage> Entry(ResourceEntryView view) => new(new { View = view }) { StatusCode = StatusOf(view.Refusals) };

    private static int StatusOf(IReadOnlyList<string> refusals) =>
        refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}
