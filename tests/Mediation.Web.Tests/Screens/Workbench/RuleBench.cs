using System.Net;
using System.Text.RegularExpressions;
using Mediation.Postgres.Desk;
using Mediation.Rules.Reading;
using Mediation.Web.Tests.Screens.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Screens.Workbench;

/// <summary>The rules workbench as somebody's browser uses it. 规则工作台</summary>
internal static partial class RuleBench
{
    /// <summary>The rules in force on this node.</summary>
    public static RuleSet Rules(this TestServer server, string set) =>
        server.Services.GetRequiredService<InForce>().Policy.Rules.RuleSets.Single(one => one.Name == set);

    /// <summary>Gives the first rule of a set another label, as a draft.</summary>
    public static async Task LabelAsync(this TestServer server, string userName, string set, string label) =>
        (await server.PostAsync(userName, $"/rules/{set}/draft", ("stamp", await server.StampAsync(userName, set)), ("index", "0"),
            ("rule", server.Rules(set).Rules[0].Name), ("do", "save"), ("label", label))).Status.ShouldBe(HttpStatusCode.Redirect);

    /// <summary>Decides on the page of publishing, seeing the draft as it is.</summary>
    public static async Task<(HttpStatusCode Status, string Words)> DecideAsync(
        this TestServer server, string userName, string set, string step, params (string Name, string Value)[] more) =>
        await server.PostAsync(userName, $"/rules/{set}/publish", [("stamp", await server.StampAsync(userName, set)), ("step", step), .. more]);

    private static async Task<string> StampAsync(this TestServer server, string userName, string set)
    {
        using var client = await server.SignedInAsync(userName);
        var page = await client.GetStringAsync($"/rules/{set}/draft/json", TestContext.Current.CancellationToken);
        return Stamp().Match(page).Groups["stamp"].Value;
    }

    [GeneratedRegex("""name="stamp" value="(?<stamp>[^"]+)""")]
    private static partial Regex Stamp();
}
