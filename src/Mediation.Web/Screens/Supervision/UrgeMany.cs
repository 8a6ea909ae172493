using System.Security.Claims;
using System.Text.Json;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Supervision;

/// <summary>One case of a batch (催办预览行).</summary>
/// <param name="Number">编号.</param>
/// <param name="Matter">The category in words.</param>
/// <param name="Units">Who will be told.</param>
/// <param name="Refusal">Why it can't be urged; null when it can.</param>
public sealed record UrgeRow(string Number, string Matter, IReadOnlyList<string> Units, string? Refusal);

/// <summary>The batch before it is sent, or what is left of it (批量催办).</summary>
/// <param name="Rows">The cases.</param>
/// <param name="Back">The list it came from.</param>
/// <param name="Key">Makes a second click have no second effect.</param>
/// <param name="Clock">The product's clock.</param>
public sealed record UrgeView(IReadOnlyList<UrgeRow> Rows, SupervisionFilter Back, string Key, Clockface Clock)
{
    /// <summary>What was typed.</summary>
    public string? Text { get; init; }

    /// <summary>How many were urged just now; null before sending.</summary>
    public int? Done { get; init; }
}

/// <summary>Select many, look at what will happen, urge them as a batch (批量催办).</summary>
internal static class UrgeMany
{
    /// <summary>Where it is.</summary>
    public const string Path = SupervisionScreen.Path + "/urge";

    private const int Most = 100;

    /// <summary>Maps the preview and the sending.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, PreviewAsync);
        routes.MapPost(Path, SendAsync);
    }

    private static async Task<IResult> PreviewAsync(
        string[] number, HttpRequest request, ClaimsPrincipal person, CaseRecords cases, InForce inForce, Api.Moments moments,
        CancellationToken ct)
    {
        var rows = await RowsAsync(number, person.Actor(), cases, TownNames.Of(inForce.Policy), ct);
        var back = FilterAddress.Read<SupervisionFilter>(request.Query).Quiet;
        return Page(new(rows, back, Guid.CreateVersion7().ToString("N"), await ClockAsync(moments, inForce, ct)));
    }

    private static async Task<IResult> SendAsync(
        HttpRequest request, ClaimsPrincipal person, Desk desk, CaseRecords cases, InForce inForce, Api.Moments moments,
        CancellationToken ct)
    {
        var actor = person.Actor();
        var form = await request.ReadFormAsync(ct);
        var text = form["text"].ToString().Trim();
        var data = text.Length == 0 ? [] : new Dictionary<string, JsonElement> { ["text"] = JsonSerializer.SerializeToElement(text) };
        var urge = new Api.ActBody("urge", Data: data);
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] numbers = [.. form["number"].OfType<string>().Distinct().Take(Most)];
        foreach (var number in numbers)
        {
            var answer = await new Acts.PostedAct(urge, $"{form["key"]}:{number}").HandAsync(desk, number, actor, ct);
            if (answer.IsRefused)
                refused[number] = Sentences.Of(answer.Refusals[0]);
        }
        var back = FilterAddress.Read<SupervisionFilter>(request.Query).Quiet;
        if (refused.Count == 0)
            return Results.LocalRedirect((back with { Did = "urge", On = $"{numbers.Length}" }).Address);
        var rows = await RowsAsync([.. refused.Keys], actor, cases, TownNames.Of(inForce.Policy), ct);
        return Page(new([.. rows.Select(row => row with { Refusal = refused[row.Number] })], back,
            Guid.CreateVersion7().ToString("N"), await ClockAsync(moments, inForce, ct))
        {
            Text = text,
            Done = numbers.Length - refused.Count,
        });
    }

    private static async Task<IReadOnlyList<UrgeRow>> RowsAsync(
        IEnumerable<string> numbers, Actor actor, CaseRecords cases, TownNames names, CancellationToken ct)
    {
        var rows = new List<UrgeRow>();
        foreach (var number in numbers.Distinct().Take(Most))
            if (await cases.FindAsync(actor, number, ct) is { } found)
                rows.Add(new(number, names.Category(found.File.Intake.Category),
                    [.. found.File.OpenItems.Select(w => names.Unit(w.Unit)).Distinct()],
                    ActCatalog.Kind("urge").Bar(found.File, null, found.Briefing) is { } bar ? Sentences.Of(bar) : null));
        return rows;
    }

    private static async Task<Clockface> ClockAsync(Api.Moments moments, InForce inForce, CancellationToken ct) =>
        new(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone);

    private static RazorComponentResult<UrgePage> Page(UrgeView view) => new(new { View = view });
}
