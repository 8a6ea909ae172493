using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Places.Tables;
using Mediation.Casework.Reading;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Places;
using Mediation.Web.Identity;
using Mediation.Web.Keeping;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Registers;

/// <summary>The forms of a table (底数表单): a row or a whole table is looked at first, then applied.</summary>
internal static class RegisterForms
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(RegistersScreen.Path + "/{table}/row", RowAsync);
        routes.MapPost(RegistersScreen.Path + "/{table}/preview", PreviewAsync);
        routes.MapPost(RegistersScreen.Path + "/{table}/apply", ApplyAsync);
    }

    /// <summary>The name of a cell's field.</summary>
    public static string FieldOf(int column) => $"cell{column}";

    private static async Task<IResult> RowAsync(
        string table, string? key, string? beside, ClaimsPrincipal person, TownKeeping keeping, Api.Moments moments, CancellationToken ct)
    {
        var read = await keeping.ReadAsync(person.Actor(), ct);
        if (!read.TryGet(out var town) || !Sight.MayOperate(person.Actor()))
            return RegistersScreen.Refused([new Refusal("session.not-allowed") { Forbidden = true }]);
        if (TownTables.Find(table) is not { } found)
            return Results.NotFound();
        var named = key ?? beside;
        var row = found.Rows(town).FirstOrDefault(each => found.KeyOf(each) == named);
        if ((named is not null && row is null) || (beside is not null && found != TownTables.Categories))
            return Results.NotFound();
        var shown = row is null ? [.. found.Columns.Select(column => column.Usual)] : key is null ? RegisterRowView.Beside(town, row) : row;
        var clock = new Clockface(await moments.NowAsync(ct), town.Zone);
        return new RazorComponentResult<RegisterRowPage>(new
        {
            View = new RegisterRowView(clock, town, found, shown, key is null),
        });
    }

    private static async Task<IResult> PreviewAsync(
        string table, HttpRequest request, ClaimsPrincipal person, TownKeeping keeping, Api.Moments moments, CancellationToken ct)
    {
        if (TownTables.Find(table) is not { } found)
            return Results.NotFound();
        var form = await request.ReadFormAsync(ct);
        var faults = new List<LineFault>();
        var text = form.ContainsKey(FieldOf(0)) ? TextOf(found, form) : await TableUpload.ReadAsync(form, "text", faults, ct);
        return await PageAsync(new TownRequest(found, text, form["whole"] == "true"), faults, "", null, person.Actor(), keeping, moments, ct);
    }

    private static async Task<IResult> ApplyAsync(
        string table, HttpRequest request, ClaimsPrincipal person, TownKeeping keeping, TownInForce town, Api.Moments moments, CancellationToken ct)
    {
        if (TownTables.Find(table) is not { } found)
            return Results.NotFound();
        var form = await request.ReadFormAsync(ct);
        var asked = new TownRequest(found, form["text"].ToString(), form["whole"] == "true");
        var seen = long.TryParse(form["edition"], NumberStyles.None, CultureInfo.InvariantCulture, out var edition) ? edition : 0;
        var reason = form["reason"].ToString();
        var applied = await keeping.ApplyAsync(person.Actor(), asked, seen, reason, ct);
        if (!applied.TryGet(out var change))
            return await PageAsync(asked, [], reason, applied.Refusals[0], person.Actor(), keeping, moments, ct);
        // From here on it is done, whether or not the browser waits.
        await town.ChangedAsync(CancellationToken.None);
        if (found == TownTables.Categories && OnlyOneOf(change) is { } code)
            return Results.LocalRedirect(CategoryScreen.Of(code));
        if (found == TownTables.Schedules && OnlyOneOf(change) is { } schedule)
            return Results.LocalRedirect(ScheduleScreen.Of(schedule));
        var done = new RegisterAddress(null, change.Added.Count + change.Changed.Count + change.Removed.Count);
        return Results.LocalRedirect(FilterAddress.Write(RegistersScreen.Of(found), done));
    }

    private static async Task<IResult> PageAsync(
        TownRequest asked, List<LineFault> unread, string reason, Refusal? refusal, Actor actor, TownKeeping keeping, Api.Moments moments,
        CancellationToken ct)
    {
        var previewed = await keeping.PreviewAsync(actor, asked, ct);
        if (!previewed.TryGet(out var preview))
            return RegistersScreen.Refused(previewed.Refusals);
        var faults = unread.Count > 0 ? unread : preview.Faults;
        var view = new RegisterPreviewView(
            new Clockface(await moments.NowAsync(ct), preview.Town.Zone), preview.Town, asked.Table, asked.Text, asked.Whole,
            faults.Count > 0 ? null : preview.Change, faults, reason, refusal is null ? null : Sentences.Of(refusal));
        return new RazorComponentResult<RegisterPreviewPage>(new { View = view })
        {
            StatusCode = faults.Count > 0 || refusal is not null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    // The code of the one row that came or changed; null when there were more.
    private static string? OnlyOneOf(TownChange change) => (change.Added, change.Changed) switch
    {
        ([var row], []) => row[0],
        ([], [var row]) => row.After[0],
        _ => null,
    };

    // A row of a form as a table of one row.
    private static string TextOf(TownTable table, IFormCollection form) => CsvFile.Write(
        [.. table.Columns.Select(column => column.Name)],
        [[.. table.Columns.Select((_, at) => string.Join('、', form[FieldOf(at)].OfType<string>()))]]);
}
