using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Mediation.Postgres.Seeding;

/// <summary>One step of a demo case: its acceptance at position 0, or one of its acts. 演示步骤</summary>
internal sealed record DemoStep(DemoCase Case, int Position)
{
    /// <summary>The act; null for the acceptance.</summary>
    public DemoAct? Act => Position == 0 ? null : Case.Acts[Position - 1];

    public DemoMoment At => Act?.At ?? Case.At;

    public string By => Act?.By ?? Case.By;

    /// <summary>All steps of all cases in the order of time.</summary>
    public static IReadOnlyList<DemoStep> InOrder(IEnumerable<DemoCase> cases) =>
    [
        .. cases.SelectMany(c => Enumerable.Range(0, c.Acts.Count + 1).Select(position => new DemoStep(c, position)))
            .OrderBy(step => step.At.Day).ThenBy(step => step.At.Time),
    ];
}

/// <summary>The desk at the played moment, and what has been played on it so far (回放台).</summary>
internal sealed class DemoStage(
    NpgsqlDataSource database, InForce inForce, DemoCast cast, PlayedTime time, DateOnly today)
{
    private readonly Desk.Desk desk = new(database, inForce, time,
        new Announcer(database, time, NullLogger<Announcer>.Instance), NullLogger<Desk.Desk>.Instance);

    private readonly CaseRecords records = new(database, inForce, time);

    private readonly HashSet<string> resting = [];

    /// <summary>Numbers of the cases accepted so far, by name.</summary>
    public Dictionary<string, string> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Steps that were refused, and why.</summary>
    public List<string> LeftOut { get; } = [];

    /// <summary>The key that keeps a step from being played twice.</summary>
    public static RequestKey KeyOf(Actor actor, DemoStep step)
    {
        var key = $"demo/{step.Case.Name}/{step.Position}";
        return new RequestKey(actor.Id, key, SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    /// <summary>Serves the clocks that are due at the played moment; how many were.</summary>
    public Task<int> ServeClocksAsync(CancellationToken ct) => desk.ServeClocksAsync(100, ct);

    /// <summary>Plays one step; a case whose step is refused rests from then on.</summary>
    public async Task PlayAsync(DemoStep step, CancellationToken ct)
    {
        if (resting.Contains(step.Case.Name))
            return;
        var refused = step.Act is { } act ? await ActAsync(step, act, ct) : await AcceptAsync(step, ct);
        if (refused.Count == 0)
            return;
        resting.Add(step.Case.Name);
        LeftOut.Add($"{step.Case.Name} {step.Act?.Act ?? Accepting.Code}: {string.Join("; ", refused)}");
    }

    private async Task<IReadOnlyList<Casework.Refusal>> AcceptAsync(DemoStep step, CancellationToken ct)
    {
        var form = step.Case.Form;
        if (form.MergeInto is { } into)
            form = form with { MergeInto = NumberOf(into) };
        var actor = cast[step.By];
        var answer = await desk.AcceptAsync(actor, form, KeyOf(actor, step),
            window => new StoredAnswer(201, Encoding.UTF8.GetBytes(window.Assessed.Decision.After.Number)), ct);
        if (answer.TryGet(out var stored))
            Numbers[step.Case.Name] = Encoding.UTF8.GetString(stored.Body);
        return answer.Refusals;
    }

    private async Task<IReadOnlyList<Casework.Refusal>> ActAsync(DemoStep step, DemoAct act, CancellationToken ct)
    {
        var actor = cast[act.By];
        var number = Numbers[step.Case.Name];
        var data = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in act.Data ?? new Dictionary<string, JsonElement>())
        {
            if (value.ValueKind is not JsonValueKind.Array)
                data[name] = await MeantOrItselfAsync(actor, number, act, value, ct);
            else
                data[name] = JsonSerializer.SerializeToElement(await Task.WhenAll(
                    value.EnumerateArray().Select(each => MeantOrItselfAsync(actor, number, act, each, ct))));
        }
        var asked = new CaseRequest(number, new ActRequest(act.Act, null, data), null, KeyOf(actor, step));
        var answer = await desk.HandleAsync(actor, asked, _ => new StoredAnswer(200, []), ct);
        return answer.Refusals;
    }

    private async Task<JsonElement> MeantOrItselfAsync(Actor actor, string number, DemoAct act, JsonElement value, CancellationToken ct) =>
        await MeantAsync(actor, number, act, value, ct) is { } meant ? JsonSerializer.SerializeToElement(meant) : value;

    /// <summary>What a value points at; null when it is meant as it stands.</summary>
    private async Task<string?> MeantAsync(
        Actor actor, string number, DemoAct act, JsonElement value, CancellationToken ct)
    {
        if (value.ValueKind is not JsonValueKind.String || value.GetString()!.Split(':', 2) is not [var kind, var name])
            return null;
        return kind switch
        {
            "@case" => NumberOf(value.GetString()!),
            "@account" => cast[name].Id.ToString(),
            "@party" => (await FileAsync(actor, number, ct))?.Parties.FindLast(p => p.Side.Code() == name)?.Id.ToString(),
            "@instalment" => (await FileAsync(actor, number, ct))?.Mediation?.Agreement?.Instalments[int.Parse(name, null) - 1].Id.ToString(),
            "@clock" => await ClockAsync(actor, number, name, ct),
            "@day" => act.At.On(inForce.Policy.Calendar, today).AddDays(int.Parse(name, null))
                .ToString("yyyy-MM-dd", null),
            _ => null,
        };
    }

    private string NumberOf(string pointer) => Numbers.GetValueOrDefault(pointer.Split(':')[^1], pointer);

    private async Task<string?> ClockAsync(Actor actor, string number, string kind, CancellationToken ct) =>
        (await FileAsync(actor, number, ct))?.Deadlines.Find(d => d.Kind == kind && !d.IsFinal)?.Id.ToString();

    private async Task<CaseFile?> FileAsync(Actor actor, string number, CancellationToken ct) => (await records.FindAsync(actor, number, ct))?.File;
}
