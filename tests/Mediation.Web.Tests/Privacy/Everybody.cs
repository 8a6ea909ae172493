using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Mediation.Web.Tests.Api;

namespace Mediation.Web.Tests.Privacy;

/// <summary>
/// Asks the server for everything, as everybody (人人都问): each route that it has, what is linked from there, and what others were shown; and sends something
/// to each route that takes something. A route that nobody was asked for stands in <see cref="Unasked"/>.
/// </summary>
internal sealed partial class Everybody(TestServer server, Planted planted)
{
    /// <summary>Who holds the receipts, without a session.</summary>
    public const string Resident = "resident";

    // Each place in the town once: who has a part in the cases, and who has none.
    private static readonly string[] Asked =
        ["desk", "legal", "property", "mediator", "peace", "supervisor", "admin", "auditor", "police", "court", "discipline", "community"];

    // Why nobody is asked for them.
    private static readonly Dictionary<string, string> NotAsked = new()
    {
        ["/live"] = "a stream: it has no end, and says numbers of cases only (LiveFeedTests)",
        ["/studio/{**path:file}"] = "the editor's own files, the same for everybody",
        ["/{**path:file}"] = "the pages' own files, the same for everybody",
        ["/elsa/hubs/workflow-instance"] = "a web socket, which says that an instance went on (WatchTests)",
    };

    // What they are called by isn't known before: pages link to them.
    private static readonly string[] Linked =
    [
        "/cases/{number}/papers/files", "/cases/{number}/papers/{code}", "/cases/{number}/attachments", "/rechecks/{number}", "/root-causes/{number}",
        "/root-causes/matters", "/audit/certificates", "/accounts/{id", "/deadline-feed/{secret}", "/api/attachments",
    ];

    private const int OfEachRoute = 3;

    private readonly ServedRoutes routes = new(server);

    private readonly Dictionary<string, HttpClient> clients = [];

    private readonly HashSet<(string Who, string Number)> sight = [];

    /// <summary>What each was answered.</summary>
    public Dictionary<string, Answers> Answers { get; } = [];

    /// <summary>Routes that nobody was asked for, and of which nobody says why.</summary>
    public IReadOnlyList<string> Unasked => [.. routes.Read.Except(NotAsked.Keys).Except(Answers.Values.SelectMany(all => all.Addresses).Select(routes.Of))!];

    /// <summary>Whether the server lets somebody see a case.</summary>
    public bool Sees(string who, string number) => sight.Contains((who, number));

    /// <summary>Whom the server lets see a case, sorted.</summary>
    public IReadOnlyList<string> WhoSees(string number) => [.. sight.Where(seen => seen.Number == number).Select(seen => seen.Who).Order(StringComparer.Ordinal)];

    /// <summary>Asks everybody.</summary>
    public async Task AskAsync(CancellationToken ct)
    {
        foreach (var who in Asked)
            clients[who] = await server.SignedInAsync(who);
        clients[Resident] = server.Anonymous();
        foreach (var (who, client) in clients)
            foreach (var number in planted.Numbers)
                if (await new Caller(client).GetAsync($"/api/cases/{number}") is { Status: HttpStatusCode.OK })
                    sight.Add((who, number));
        var addresses = Addresses(await NowAsync(clients["desk"])).ToList();
        foreach (var (who, gathering) in Asked.Select(who => (who, Privacy.Answers.GatherAsync(clients[who], addresses, steps: 2, ct))).ToList())
            Answers[who] = await gathering;
        foreach (var who in Asked)
            await AskCalendarAsync(who, ct);
        Answers[Resident] = await Privacy.Answers.GatherAsync(clients[Resident], planted.Codes.Select(code => $"/r/{code}"), steps: 1, ct);
        var shown = Shown();
        await Task.WhenAll(clients.Select(each => Answers[each.Key].AskTooAsync(each.Value, shown, ct)));
        await Task.WhenAll(clients.Keys.Select(who => SendAsync(who, ct)));
    }

    /// <summary>Every page of the planted cases.</summary>
    public static IEnumerable<string> OfCases(Planted planted) => planted.Numbers.SelectMany(number => new[]
    {
        $"/cases/{number}", $"/cases/{number}?show=People", $"/api/cases/{number}", $"/api/cases/{number}/journal", $"/api/cases/{number}/acts",
    }).Concat(planted.Files);

    /// <summary>The month's files.</summary>
    public static IEnumerable<string> Monthly(DateTimeOffset now) =>
        [$"/reports/month.xlsx?month={now:yyyy-MM}", $"/reports/process.xes?from={now.AddDays(-3):yyyy-MM-dd}&to={now:yyyy-MM-dd}", $"/reports/ledgers.xlsx?month={now:yyyy-MM}"];

    /// <summary>The product's moment, in the town's zone.</summary>
    public static async Task<DateTimeOffset> NowAsync(HttpClient client) =>
        (await new Caller(client).GetAsync("/api/demo/clock")).Json["now"]!.GetValue<DateTimeOffset>().ToOffset(TimeSpan.FromHours(8));

    private IEnumerable<string> Addresses(DateTimeOffset now) =>
    [
        .. routes.Read.Where(pattern => !NotAsked.ContainsKey(pattern) && !Linked.Any(pattern.StartsWith)).SelectMany(Filled),
        .. Monthly(now), .. OfCases(planted),
        "/api/work-items?limit=200", "/api/cases?limit=200", "/api/deadlines?limit=200", "/root-causes?days=365",
        .. planted.Numbers.SelectMany(number => new[] { $"/cases/{number}?at={now:yyyy-MM-ddTHH:mm}", $"/cases/{number}?at={now.AddDays(-1):yyyy-MM-ddTHH:mm}" }),
        // A search says again what was asked: with half of a mark, the whole one can't come from there.
        .. Marks.People.Concat([Marks.Sealed, Marks.Secret, Marks.Accusation]).Select(mark => Uri.EscapeDataString(mark[..(mark.Length - 2)]))
            .SelectMany(half => new[] { $"/cases?q={half}", $"/api/cases?q={half}" }),
    ];

    // A parameter that has no value here leaves its route unasked.
    private IEnumerable<string> Filled(string pattern)
    {
        var parameter = Parameter().Match(pattern);
        return !parameter.Success ? [pattern]
            : Values(pattern, parameter.Groups[1].Value).SelectMany(value => Filled(pattern.Replace(parameter.Value, value, StringComparison.Ordinal)));
    }

    private IReadOnlyList<string> Values(string pattern, string parameter) => parameter switch
    {
        "compound" => ["XY-06"],
        "number" when pattern.Contains("/votes/", StringComparison.Ordinal) => ["YB2026-0001"],
        "number" when pattern.Contains("/dues/", StringComparison.Ordinal) => ["ZC2026-0001"],
        "number" when pattern.StartsWith("/ideas", StringComparison.Ordinal) => ["ZJ2026-0001"],
        "number" when pattern.StartsWith("/campaigns", StringComparison.Ordinal) => ["HF2026-0001"],
        "line" => ["1"],
        "figure" => ["complaints"],
        "number" when pattern.StartsWith("/courtyards", StringComparison.Ordinal) => ["YZ2026-0001"],
        "number" => planted.Numbers,
        "code" when pattern.StartsWith("/r/", StringComparison.Ordinal) => [],
        "code" when pattern.StartsWith("/rates", StringComparison.Ordinal) => ["solved", "handled-in-time", "mediated"],
        "code" when pattern.StartsWith("/quality", StringComparison.Ordinal) => ["claim-against-word"],
        "code" when pattern.StartsWith("/templates", StringComparison.Ordinal) => ["receipt"],
        "code" when pattern.StartsWith("/town/schedule", StringComparison.Ordinal) => ["monthly-meeting"],
        "code" when pattern.StartsWith("/town", StringComparison.Ordinal) => ["MF02-03"],
        "code" when pattern.StartsWith("/call-", StringComparison.Ordinal) => ["A-17"],
        "code" when pattern.StartsWith("/evaluate/", StringComparison.Ordinal) => ["00000000000000000000"],
        "code" when pattern.StartsWith("/courtyards", StringComparison.Ordinal) => ["YL-01"],
        "code" when pattern.StartsWith("/talents", StringComparison.Ordinal) => ["T2026-0001"],
        "code" when pattern.StartsWith("/households", StringComparison.Ordinal) => ["H2026-0001"],
        "id" when pattern.StartsWith("/api/deadlines", StringComparison.Ordinal) => planted.Clocks,
        "id" when pattern.StartsWith("/api/drafts", StringComparison.Ordinal) => [planted.Draft],
        "id" when pattern.StartsWith("/elsa/api/workflow-instances", StringComparison.Ordinal) => planted.Runs,
        "id" when pattern.StartsWith("/elsa/api/activity-executions", StringComparison.Ordinal) => planted.Runs,
        "id" when pattern.StartsWith("/studio/workflows/instances", StringComparison.Ordinal) => planted.Runs,
        "id" or "definitionId" => ["mediation"],
        "name" => ["hard-stops"],
        "unit" => ["URBAN"],
        "table" => ["units"],
        "documentName" => ["v1"],
        _ => [],
    };

    // What others were shown: of the planted cases all, of other things some of each kind. A resident's code and a calendar's address are for their holder.
    private IReadOnlyList<string> Shown() =>
    [
        .. from address in Answers.Values.SelectMany(all => all.Addresses).Distinct()
           where !address.StartsWith("/r/", StringComparison.Ordinal) && !address.StartsWith("/deadline-feed/", StringComparison.Ordinal)
           group address by routes.Of(address) into kind
           from address in kind.OrderBy(address => !planted.Numbers.Any(address.Contains)).Index()
           where address.Index < OfEachRoute || planted.Numbers.Any(address.Item.Contains)
           select address.Item,
    ];

    private async Task AskCalendarAsync(string who, CancellationToken ct)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("step", "Make")]);
        using var made = await clients[who].PostAsync("/deadline-feed", form, ct);
        var address = new Uri(Calendar().Match(await made.Content.ReadAsStringAsync(ct)).Value).PathAndQuery;
        await Answers[who].AskTooAsync(clients[Resident], [address], ct);
    }

    // With nothing in it, or with what makes it answer; files with names in clear by those who mustn't have them.
    private async Task SendAsync(string who, CancellationToken ct)
    {
        foreach (var (method, pattern) in routes.Sent.Where(route => route.Pattern is not ("/sign-out" or "/sign-in" or "/r/{code}")))
            foreach (var address in Unknown(pattern))
            {
                using var content = Content(address);
                await Answers[who].SendAsync(clients[who], method, address, content, ct);
            }
        foreach (var file in planted.Files.Where(file => file.Contains("/papers/") && !planted.Numbers.Any(number => file.Contains(number) && Sees(who, number))))
        {
            using var content = new FormUrlEncodedContent([]);
            await Answers[who].SendAsync(clients[who], "POST", file, content, ct);
        }
    }

    private IEnumerable<string> Unknown(string pattern) => pattern.StartsWith("/cases/{number}/acts", StringComparison.Ordinal) || pattern.StartsWith("/api/cases/{number}", StringComparison.Ordinal)
        ? planted.Numbers.Select(number => pattern.Replace("{number}", number, StringComparison.Ordinal))
        : pattern == "/rules/{name}/try" ? ["/rules/hard-stops/try"]
        : [Parameter().Replace(pattern, $"{Guid.CreateVersion7()}")];

    private HttpContent Content(string address) => address switch
    {
        "/api/complaints/preview" => Json("""{"text":"楼上卫生间漏水，把我家天花板泡坏了","channel":"窗口登记","place":"西园路月光小区2栋"}"""),
        "/elsa/api/workflow-instances" => Json("""{"page":0,"pageSize":100}"""),
        "/window/preview" => Form(("text", "楼上卫生间漏水，把我家天花板泡坏了"), ("place", "西园路月光小区2栋"), ("phone", Marks.Telephone[..9])),
        "/rules/hard-stops/try" => Form(("number", planted.Secret)),
        _ when address.StartsWith("/api/", StringComparison.Ordinal) || address.StartsWith("/elsa/", StringComparison.Ordinal) => Json("{}"),
        _ => Form(),
    };

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("http[^\"]+[.]ics")]
    private static partial Regex Calendar();
}
