using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.TestKit.Mediations;
using Mediation.TestKit.Shipped;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Mediation.TestKit.Crowd;

/// <summary>
/// Plays complaints through the real desk, each as far as it is asked to go (样本办理), to make stencils of. An act that a
/// case's course doesn't have is passed over.
/// </summary>
public sealed class CrowdPlay(NpgsqlDataSource database, InForce inForce, TestClock clock)
{
    private readonly Desk desk = new(database, inForce, clock,
        new Announcer(database, clock, NullLogger<Announcer>.Instance), NullLogger<Desk>.Instance);

    /// <summary>The residents' words of <c>rules/examples/</c>, in the order of the files.</summary>
    public static IReadOnlyList<string> Words { get; } =
    [
        .. Directory.EnumerateFiles(ShippedPolicy.File("rules", "examples"), "*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray().ToList())
            .Select(example => example.GetProperty("text").GetString()!),
    ];

    /// <summary>Accepts a complaint and lets so many steps follow; the last is closing.</summary>
    /// <returns>The case's id.</returns>
    public async Task<Guid> PlayAsync(int at, int steps)
    {
        var (file, number) = await AcceptAsync(at);
        foreach (var (who, act, form) in Story(file).Take(steps))
        {
            clock.Advance(TimeSpan.FromMinutes(20));
            var request = new CaseRequest(number, new ActRequest(act, null, Fields(form(file))));
            var answer = await desk.HandleAsync(who, request, _ => new StoredAnswer(200, []), CancellationToken.None);
            file = answer.TryGet(out var handled) ? handled.Decision!.After : file;
        }
        return file.Id;
    }

    private async Task<(Casework.Cases.CaseFile File, string Number)> AcceptAsync(int at)
    {
        var compounds = ShippedPolicy.Town.Compounds;
        var form = new ComplaintForm
        {
            Text = $"{Words[at % Words.Count]}，{Stencil.Word}室",
            Channel = "窗口登记",
            Place = $"{compounds[at * 7 % compounds.Count].Name}{1 + (at % 9)}栋",
            Reporter = new() { Name = "李云芳", Phone = "13800001234" },
        };
        Casework.Cases.CaseFile? file = null;
        var key = new RequestKey(Townspeople.Desk.Id, $"crowd/{at}", SHA256.HashData(Encoding.UTF8.GetBytes(form.Text)));
        await desk.AcceptAsync(Townspeople.Desk, form, key, window =>
        {
            file = window.Assessed.Decision.After;
            return new StoredAnswer(201, []);
        }, CancellationToken.None);
        return (file!, file!.Number);
    }

    private static IEnumerable<(Actor Who, string Act, Func<Casework.Cases.CaseFile, object> Form)> Story(Casework.Cases.CaseFile file)
    {
        var lead = Townspeople.Of(file.Lead?.Unit ?? "DESK");
        var done = new { result = "解决", text = "已办好" };
        foreach (var share in file.Assignments)
            yield return (Townspeople.Of(share.Unit), "sign-for", _ => new { });
        yield return (lead, "contact", _ => new { how = "电话", text = "已联系" });
        foreach (var (act, form) in MediationPlay.Consent.Concat(MediationPlay.Agreement))
            yield return (lead, act, form);
        foreach (var share in file.CoHandlers)
            yield return (Townspeople.Of(share.Unit), "conclude", _ => done);
        yield return (lead, "conclude", _ => done);
        yield return (lead, "reply", _ => new { text = "已办好", channel = "电话" });
        yield return (Townspeople.Desk, "follow-up", _ => new { reached = true, solved = true, satisfaction = "满意" });
        yield return (Townspeople.Desk, "close", _ => new { });
        yield return (Townspeople.Desk, "withdraw", _ => new { reason = "群众来电撤回" });
    }

    private static Dictionary<string, JsonElement> Fields(object data) =>
        JsonSerializer.SerializeToElement(data).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone());
}
