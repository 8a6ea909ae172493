using System.Globalization;
using System.Security.Claims;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Acts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Supervision;

/// <summary>
/// One act of oversight on many cases (成批办理): tick them, say what the act asks, look at what would happen to each, and do it. Each case is an act of
/// its own at the desk, with the version that the preview saw and a key of its own: what moved on since is refused, and sending it twice does nothing
/// twice.
/// </summary>
internal static class BulkScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = SupervisionScreen.Path + "/bulk";

    /// <summary>Most cases at once (一次最多件数).</summary>
    public const int Most = 100;

    /// <summary>Maps its pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, BeginAsync);
        routes.MapPost(Path, GoOnAsync);
    }

    private static async Task<IResult> BeginAsync(
        string? @do, string[] number, HttpRequest request, ClaimsPrincipal person, BulkReading reading, CancellationToken ct) =>
        @do is { } act && Oversight.Acts.Contains(act)
            ? Page(await reading.BeginAsync(person.Actor(), act, Numbers(number), Back(request), ct))
            : Results.NotFound();

    private static async Task<IResult> GoOnAsync(
        HttpRequest request, ClaimsPrincipal person, Desk desk, InForce inForce, BulkReading reading, CancellationToken ct)
    {
        var actor = person.Actor();
        var form = await request.ReadFormAsync(ct);
        var sent = PostedAct.Read(form, inForce.Policy.Town.Zone);
        if (!Oversight.Acts.Contains(sent.Body.Act))
            return Results.NotFound();
        var numbers = Numbers(form["number"]);
        if (form["step"] == "fields")
            return Page(await reading.FieldsAsync(actor, sent, numbers, Back(request), ct));
        if (form["step"] != "send" || numbers.Count == 0)
            return Page(await reading.PreviewAsync(actor, sent, numbers, Back(request), ct));
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var number in numbers)
        {
            var seen = sent.Body with
            {
                Version = long.TryParse(form[$"version.{number}"].ToString(), CultureInfo.InvariantCulture, out var version) ? version : 0,
            };
            var answer = await new PostedAct(seen, $"{sent.Key}:{number}").HandAsync(desk, number, actor, ct);
            if (answer.IsRefused)
                refused[number] = string.Join(' ', answer.Refusals.Select(Sentences.Of).Distinct());
        }
        return refused.Count == 0
            ? Results.LocalRedirect((Back(request) with { Did = sent.Body.Act, On = $"{numbers.Count}" }).Address)
            : Page(await reading.DoneAsync(actor, sent, refused, numbers.Count - refused.Count, Back(request), ct));
    }

    private static IReadOnlyList<string> Numbers(IEnumerable<string?> numbers) => [.. numbers.OfType<string>().Distinct().Take(Most)];

    private static SupervisionFilter Back(HttpRequest request) => FilterAddress.Read<SupervisionFilter>(request.Query).Quiet;

    private static RazorComponentResult<BulkPage> Page(BulkView view) => new(new { View = view });
}
