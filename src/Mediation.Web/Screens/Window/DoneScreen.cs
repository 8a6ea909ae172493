using System.Security.Claims;
using Mediation.Casework.Acts;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Postgres.Views;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Window;

/// <summary>受理完成: the number, and the paper to take home.</summary>
internal static class DoneScreen
{
    /// <summary>Maps the page; the case is there for whoever accepted it and for the window.</summary>
    public static void Map(IEndpointRouteBuilder window) => window.MapGet(WindowScreen.Path + "/{number}", ShowAsync);

    private static async Task<IResult> ShowAsync(
        string number, Guid? draft, bool? changed, HttpContext visit, ClaimsPrincipal person, CaseRecords records, Receipts receipts,
        IConfiguration configuration, CancellationToken ct)
    {
        var actor = person.Actor();
        if (await receipts.CodeAsync(actor, number, ct) is not { } code || await records.FindAsync(actor, number, ct) is not { } record)
            return Results.NotFound();
        var view = Of(record, code, visit, configuration) with { Draft = draft, Changed = changed ?? false };
        return new RazorComponentResult<DonePage>(new { View = view });
    }

    private static DoneView Of(CaseRecord record, string code, HttpContext visit, IConfiguration configuration)
    {
        var file = record.File;
        var town = record.Briefing.Town;
        var units = file.Assignments.Select(share => share.Unit).ToList();
        return new DoneView(file.Number, code, AddressOf(code, visit.Request, configuration), town.Name,
            new Clockface(record.Briefing.Now, record.Briefing.Calendar.Zone))
        {
            JoinedTo = record.Journal.Select(line => line.Event).OfType<CaseJoined>().FirstOrDefault()?.IntoNumber,
            Matter = file.Intake.Secrecy > 0 ? null : record.Briefing.Rules.Categories.Find(file.Intake.Category)?.Name,
            Units = units.Count == 0 ? PlanView.NameOf(town, Casework.Rulings.Assessment.Desk) : PlanView.Names(town, units),
            AcceptedAt = file.Intake.AcceptedAt,
            FirstResponseAt = Due(record, DeadlineKinds.FirstResponse),
            HandledBy = Due(record, DeadlineKinds.Handling),
            MayAnswer = ActCatalog.Open(file, record.Briefing).Any(open => open.Kind is AnswerQuestion),
            Notice = record.Documents.FirstOrDefault(paper => paper.Template == "decline-notice"),
        };
    }

    private static DateTimeOffset? Due(CaseRecord record, string kind) => record.File.Deadlines
        .Where(clock => clock.Kind == kind)
        .Select(clock => (DateTimeOffset?)Derivation.Of(clock, record.Briefing.Calendar).DueAt)
        .Min();

    /// <summary>The whole address of a resident's page: where the town serves it, else where this request came in.</summary>
    private static string AddressOf(string code, HttpRequest request, IConfiguration configuration) =>
        $"{configuration["PublicAddress"]?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}"}/r/{code}";
}
