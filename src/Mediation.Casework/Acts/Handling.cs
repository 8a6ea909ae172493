using System.Text.Json;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>What somebody asks to do to a case (办理请求).</summary>
/// <param name="Act">Code of the act.</param>
/// <param name="WorkItem">Which work item; null picks the only one open to the actor, or a standing act.</param>
/// <param name="Data">The filled form.</param>
public sealed record ActRequest(string Act, Guid? WorkItem, IReadOnlyDictionary<string, JsonElement> Data)
{
    /// <summary>A standing act with a form of texts.</summary>
    public static ActRequest Of(string act, params IEnumerable<(string Field, string Text)> texts) =>
        new(act, null, texts.ToDictionary(each => each.Field, each => JsonSerializer.SerializeToElement(each.Text)));
}

/// <summary>Decides every act on an existing case (办理): a pure function of the dossier, the request and the briefing.</summary>
public static class Handling
{
    /// <summary>What comes of a request; a refusal when it isn't the actor's, or not its moment, or its form has faults.</summary>
    public static Answer<Decision> Decide(Dossier dossier, ActRequest request, Briefing briefing)
    {
        var unbound = briefing with { States = dossier.States };
        briefing = PostRecusal.Within(unbound, dossier.File);
        var kind = ActCatalog.Kind(request.Act);
        var item = Find(dossier.File, request, kind, briefing);
        if (kind is StepAct && item is null && dossier.File.OpenItems.All(w => !w.Acts.Contains(kind.Code)))
            return new Refusal("act.unknown", "act", request.Act);
        if (kind.Bar(dossier.File, item, briefing) is { } bar)
            return ReferenceEquals(briefing, unbound) ? bar
                : kind.Bar(dossier.File, Find(dossier.File, request, kind, unbound), unbound) ?? PostRecusal.Bar(dossier.File, unbound);
        var read = ActInput.Read(request.Data, kind.Fields(dossier.File, item, briefing));
        if (!read.TryGet(out var input))
            return Answer.Refused<Decision>(read.Refusals);

        var proceeding = new Proceeding(dossier, briefing) { ActingUnit = ActingUnit(dossier.File, item, briefing) };
        return kind.Decide(proceeding, item, input) is { } refusal ? refusal : proceeding.Conclude();
    }

    private static WorkItem? Find(CaseFile file, ActRequest request, ActKind kind, Briefing briefing)
    {
        if (request.WorkItem is { } id)
            return file.WorkItems.Find(w => w.Id == id);
        var waiting = file.OpenItems.Where(kind.IsOf).ToList();
        return waiting.Find(w => kind.Bar(file, w, briefing) is null)
            ?? waiting.Find(w => briefing.MayActFor(w.Unit))
            ?? waiting.Find(w => w.Share is Share.None || !HasShare(file, briefing));
    }

    // Who has a share hears that it waits for nothing, not whose the other shares are.
    private static bool HasShare(CaseFile file, Briefing briefing) =>
        file.Assignments.Any(a => a.Live && briefing.MayActFor(a.Unit));

    private static string? ActingUnit(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (item is not null && briefing.MayActFor(item.Unit))
            return item.Unit;
        var holding = file.Assignments.Where(a => a.Live).Select(a => a.Unit).FirstOrDefault(briefing.Actor.WorksFor);
        return holding ?? briefing.Actor.Units.FirstOrDefault();
    }
}
