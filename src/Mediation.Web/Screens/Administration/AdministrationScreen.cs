using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Mediation.Web.Screens.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Administration;

/// <summary>管理记录: who changed what the town works by, when and why; found by words, kind and day, and taken along as a file.</summary>
internal static class AdministrationScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/administration";

    private const int Rows = 50;

    /// <summary>Maps the page and the file.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).WithMetadata(new NavigationItem(
            Texts.Administration_Short, Texts.Administration_Purpose, "history", 78, Role.Administrator, Role.Supervisor, Role.Auditor));
        routes.MapGet(Path + ".csv", FileAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpRequest request, ClaimsPrincipal person, AdministrationLog acts, InForce inForce, Moments moments, CancellationToken ct)
    {
        var address = FilterAddress.Read<AdministrationAddress>(request.Query);
        var policy = inForce.Policy;
        var found = await acts.ReadAsync(person.Actor(), Filter(address, policy), address.After, Rows + 1, ct);
        if (!found.TryGet(out var lines))
            return Results.StatusCode(Problems.StatusOf(found.Refusals));
        var shown = lines.Count > Rows ? lines.RemoveAt(Rows) : lines;
        return new RazorComponentResult<AdministrationPage>(new
        {
            View = new AdministrationView(
                new Clockface(await moments.NowAsync(ct), policy.Town.Zone), address, shown, lines.Count > Rows ? shown[^1].Id : null),
        });
    }

    private static async Task<IResult> FileAsync(
        HttpRequest request, ClaimsPrincipal person, AdministrationLog acts, InForce inForce, CancellationToken ct)
    {
        var policy = inForce.Policy;
        var address = FilterAddress.Read<AdministrationAddress>(request.Query);
        var found = await acts.ReadAsync(person.Actor(), Filter(address, policy), null, AdministrationLog.Most, ct);
        if (!found.TryGet(out var lines))
            return Results.StatusCode(Problems.StatusOf(found.Refusals));
        string[] heads =
        [
            Texts.Administration_At, Texts.Administration_Who, Texts.Administration_Kind, Texts.Administration_Subject,
            Texts.Administration_Reason, Texts.Administration_Before, Texts.Administration_After,
        ];
        return CsvFile.Answer("administration.csv", heads, lines.Select(line => new[]
        {
            TimeZoneInfo.ConvertTime(line.Act.At, policy.Town.Zone).ToString("yyyy-MM-dd HH:mm:ss", null), line.AccountName ?? $"{line.Act.Account}",
            Words.Of("administration", line.Act.Kind), line.Act.Subject, line.Act.Reason ?? "", line.Act.Before ?? "", line.Act.After ?? "",
        }));
    }

    private static AdministrationFilter Filter(AdministrationAddress address, Policy policy) => new(
        string.IsNullOrWhiteSpace(address.Q) ? null : address.Q.Trim(), address.Kind,
        address.From is { } from ? policy.Calendar.StartOf(from) : null, address.Until is { } until ? policy.Calendar.EndOf(until) : null);
}
