using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Acts;
using Mediation.Workflows.Definitions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Workflows;

/// <summary>迁移: running cases go on on another version of their workflow; looked at first, each moved by itself.</summary>
internal static class MoveScreen
{
    /// <summary>Maps the preview and the moving.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(WorkflowsScreen.Path + "/{id}/move", PreviewAsync);
        routes.MapPost(WorkflowsScreen.Path + "/{id}/move", MoveAsync);
    }

    private static async Task<IResult> PreviewAsync(
        string id, HttpRequest request, ClaimsPrincipal person, WorkflowVersions versions, RunRecords runs, InForce inForce, Moments moments,
        CancellationToken ct)
    {
        var read = await ReadAsync(id, FilterAddress.Read<MoveAddress>(request.Query), person.Actor(), versions, runs, inForce, moments, ct);
        return read.TryGet(out var view)
            ? view is null ? Results.NotFound() : new RazorComponentResult<MovePage>(new { View = view })
            : Results.StatusCode(Problems.StatusOf(read.Refusals));
    }

    private static async Task<IResult> MoveAsync(
        string id, HttpRequest request, ClaimsPrincipal person, Desk desk, WorkflowVersions versions, RunRecords runs, InForce inForce,
        Moments moments, CancellationToken ct)
    {
        var actor = person.Actor();
        var form = await request.ReadFormAsync(ct);
        var address = new MoveAddress(Number(form["from"]), Number(form["to"]), form["mapping"].ToString() is { Length: > 0 } mapping ? mapping : null,
            Guid.TryParse(form["after"], out var after) ? after : null);
        var before = await ReadAsync(id, address, actor, versions, runs, inForce, moments, ct);
        if (!before.TryGet(out var view))
            return Results.StatusCode(Problems.StatusOf(before.Refusals));
        if (view is null)
            return Results.NotFound();
        string[] numbers = [.. form["number"].OfType<string>().Distinct().Take(RunRecords.Most)];
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var number in numbers)
            if ((await HandAsync(desk, actor, view, number, form)) is { } refusal)
                refused[number] = Sentences.Of(refusal);
        var moved = (await ReadAsync(id, address, actor, versions, runs, inForce, moments, ct)).Value!;
        return new RazorComponentResult<MovePage>(new
        {
            View = moved with
            {
                Done = (numbers.Length - refused.Count, refused.Count),
                Rows = [.. moved.Rows.Select(row => refused.TryGetValue(row.Number, out var why) ? row with { Obstacles = [why] } : row)],
            },
        });
    }

    // Each case in a transaction of its own: one that can't be moved keeps no other from it.
    private static async Task<Refusal?> HandAsync(Desk desk, Actor actor, MoveView view, string number, IFormCollection form)
    {
        var data = new Dictionary<string, JsonElement>
        {
            ["fromVersion"] = JsonSerializer.SerializeToElement(view.From.VersionId),
            ["toVersion"] = JsonSerializer.SerializeToElement(view.To.VersionId),
            ["mapping"] = JsonSerializer.SerializeToElement(view.Address.Mapping),
        };
        var seen = long.TryParse(form[$"version.{number}"], CultureInfo.InvariantCulture, out var version) ? version : (long?)null;
        var act = new ActBody(MoveFlow.ActCode, Version: seen, Data: data);
        var answer = await new PostedAct(act, $"{form["key"]}:{number}").HandAsync(desk, number, actor, CancellationToken.None);
        return answer.IsRefused ? answer.Refusals[0] : null;
    }

    private static async Task<Answer<MoveView?>> ReadAsync(
        string id, MoveAddress address, Actor actor, WorkflowVersions versions, RunRecords runs, InForce inForce, Moments moments, CancellationToken ct)
    {
        var listed = await versions.ReadAsync(actor, ct);
        if (!Sight.MayOperate(actor) || !listed.TryGet(out var lines))
            return new Refusal("session.not-allowed") { Forbidden = true };
        var policy = inForce.Policy;
        if (Version(address.From) is not { } from || Version(address.To) is not { } to || from.VersionId == to.VersionId)
            return (MoveView?)null;
        var named = MoveFlow.ReadMapping(address.Mapping);
        var found = await runs.PreviewAsync(actor, from.VersionId, to.VersionId, named ?? new Dictionary<string, string>(), address.After,
            RunRecords.Most, ct);
        var moves = await runs.MovesToAsync(actor, to.VersionId, ct);
        var names = TownNames.Of(policy);
        return new MoveView(from, to, address, [.. found.Value.Items.Select(candidate => MoveRow.Of(candidate, names))], moves.Value,
            new Clockface(await moments.NowAsync(ct), policy.Town.Zone))
        {
            Next = found.Value.Next is { } next ? address with { After = Guid.Parse(next) } : null,
            WrongMapping = named is null ? Sentences.Of(new Refusal("field.malformed", "mapping", "mapping")) : null,
        };

        WorkflowDefinition? Version(int? number) =>
            lines.Find(line => line.Version.DefinitionId == id && line.Version.Version == number) is { } line
                ? policy.Workflows.FindVersion(line.Version.VersionId)
                : null;
    }

    private static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
