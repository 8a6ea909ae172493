using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Acts;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Supervision;

/// <summary>督办: what is late, why, and what to do about it.</summary>
internal static class SupervisionScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/supervision";

    /// <summary>Maps the page and its acts.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).WithMetadata(new NavigationItem(
            Texts.Supervision_Title, Texts.Supervision_Purpose, "flag", 40, Role.Supervisor, Role.Head, Role.Auditor));
        routes.MapPost(Path + "/acts/{number}", ActAsync);
    }

    /// <summary>Where an act on a case is posted, so that the answer is the same list again.</summary>
    public static string ActAddress(string number, SupervisionFilter filter) =>
        FilterAddress.Write($"{Path}/acts/{Uri.EscapeDataString(number)}", filter);

    /// <summary>The page, also as the answer to an act that was refused.</summary>
    public static RazorComponentResult<SupervisionPage> Page(SupervisionView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };

    private static async Task<IResult> ShowAsync(
        HttpRequest request, ClaimsPrincipal person, SupervisionReading reading, CancellationToken ct) =>
        Page(await reading.ReadAsync(person.Actor(), FilterAddress.Read<SupervisionFilter>(request.Query), ct));

    private static async Task<IResult> ActAsync(
        string number, HttpRequest request, ClaimsPrincipal person, Desk desk, InForce inForce, SupervisionReading reading,
        CancellationToken ct)
    {
        var actor = person.Actor();
        var filter = FilterAddress.Read<SupervisionFilter>(request.Query).Quiet;
        var sent = PostedAct.Read(await request.ReadFormAsync(ct), inForce.Policy.Town.Zone);
        var answer = await sent.HandAsync(desk, number, actor, ct);
        if (!answer.IsRefused)
            return Results.LocalRedirect((filter with { Did = sent.Body.Act, On = number }).Address);
        var view = await reading.ReadAsync(actor, filter with { Open = number, Act = sent.Body.Act }, ct);
        return Page(view with { Refusals = Said(number, answer.Refusals) }, Problems.StatusOf(answer.Refusals));
    }

    private static IReadOnlyList<string> Said(string number, IReadOnlyList<Refusal> refusals) =>
        [.. refusals.Select(refusal => $"{number}：{Sentences.Of(refusal)}").Distinct()];
}
