using System.Security.Claims;
using Mediation.Casework;
using Mediation.Postgres.Views;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;

namespace Mediation.Web.Api;

/// <summary><c>/api/rules</c>: the rule sets in force and their versions, for whoever may read the policy. 规则接口</summary>
internal static class RulesApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rules", ListAsync).Answers<ListAnswer<RuleSetLineAnswer>>(200, 403);
        routes.MapGet("/rules/{name}", FindAsync).Answers<RuleSetAnswer>(200, 403, 404);
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, ClaimsPrincipal person, RuleVersions rules, CancellationToken ct)
    {
        var found = await rules.ReadAsync(person.Actor(), ct);
        if (!found.TryGet(out var versions))
            return Wire.Refused(found.Refusals);
        var sets = versions.GroupBy(version => version.Name)
            .Where(set => set.Any(version => version.InForce))
            .Select(set => RuleSetLineAnswer.Of(set.Single(version => version.InForce), set));
        return Tagged.Answer(request, new ListAnswer<RuleSetLineAnswer>(sets, null));
    }

    private static async Task<IResult> FindAsync(
        string name, int? version, HttpRequest request, ClaimsPrincipal person, RuleVersions rules, CancellationToken ct)
    {
        var found = await rules.FindAsync(person.Actor(), name, ct);
        if (!found.TryGet(out var versions))
            return Wire.Refused(found.Refusals);
        var shown = versions.Find(one => version is null ? one.InForce : one.Number == version);
        return shown is null
            ? Problems.Of(new Refusal("request.not-found"))
            : Tagged.Answer(request, RuleSetAnswer.Of(shown, versions));
    }
}
