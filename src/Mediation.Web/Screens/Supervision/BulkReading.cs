using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Acts;

namespace Mediation.Web.Screens.Supervision;

/// <summary>Gathers what the pages of a batch show (成批办理取数).</summary>
internal sealed class BulkReading(Desk desk, InForce inForce)
{
    /// <summary>The first page: what the act asks, and where nothing need be filled in what would happen.</summary>
    public Task<BulkView> BeginAsync(Actor actor, string act, IReadOnlyList<string> numbers, SupervisionFilter back, CancellationToken ct) =>
        FieldsAsync(actor, new PostedAct(new ActBody(act), ""), numbers, back, ct);

    /// <summary>What the act asks, with what was typed.</summary>
    public async Task<BulkView> FieldsAsync(
        Actor actor, PostedAct sent, IReadOnlyList<string> numbers, SupervisionFilter back, CancellationToken ct)
    {
        var view = await PreviewAsync(actor, sent, numbers, back, ct);
        return view.Immediate ? view : view with
        {
            Step = BulkStep.Fields,
            Fields = [.. view.Fields.Select(field => field with { Wrong = [] })],
        };
    }

    /// <summary>What would happen to each case; back to the fields when they don't do.</summary>
    public async Task<BulkView> PreviewAsync(
        Actor actor, PostedAct sent, IReadOnlyList<string> numbers, SupervisionFilter back, CancellationToken ct)
    {
        var kind = ActCatalog.Kind(sent.Body.Act);
        var foresight = await desk.ForeseeAsync(actor, numbers, new ActRequest(kind.Code, null, sent.Body.Data ?? []), ct);
        var briefing = foresight.Briefing;
        var clock = new Clockface(briefing.Now, briefing.Calendar.Zone);
        var names = TownNames.Of(briefing);
        var fields = foresight.Cases.Count == 0 ? [] : ActForms.Of(
            new OpenAct(kind, null, kind.Fields(foresight.Cases[0].Case, null, briefing)), BulkScreen.Path, 0).Fields;
        var wrong = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var rows = new List<BulkRow>();
        foreach (var (file, outcome) in foresight.Cases)
        {
            var matter = names.Category(file.Intake.Category);
            if (outcome.TryGet(out var decision))
            {
                rows.Add(new(file.Number, matter, file.Version, BulkEffects.Of(file, decision, names, briefing, clock), null));
                continue;
            }
            // What is wrong with the form is wrong for all; a case of its own is refused for what it is.
            var unfit = outcome.Refusals.Where(refusal => refusal.Field is { } field && Unfilled(kind, file, briefing, field, sent)).ToList();
            foreach (var refusal in unfit)
                (wrong.TryGetValue(refusal.Field!, out var said) ? said : wrong[refusal.Field!] = []).Add(Sentences.Of(refusal));
            rows.Add(new(file.Number, matter, file.Version, [],
                unfit.Count == outcome.Refusals.Count ? null : string.Join(' ', outcome.Refusals.Except(unfit).Select(Sentences.Of).Distinct())));
        }
        return new(kind.Code, wrong.Count > 0 ? BulkStep.Fields : BulkStep.Preview, rows,
            [
                .. fields.Select(field => field with
                {
                    Values = [.. sent.Typed[field.Name]],
                    Wrong = [.. wrong.GetValueOrDefault(field.Name, []).Distinct()],
                    Label = kind.Code == "urge" && field.Name == "text" ? Texts.Urge_Text : field.Label,
                }),
            ],
            back, sent.Key.Length > 0 ? sent.Key : Guid.CreateVersion7().ToString("N"), clock);
    }

    /// <summary>What is left of a batch that was not done to all, and why.</summary>
    public async Task<BulkView> DoneAsync(
        Actor actor, PostedAct sent, IReadOnlyDictionary<string, string> refused, int did, SupervisionFilter back, CancellationToken ct)
    {
        var left = await PreviewAsync(actor, sent, [.. refused.Keys], back, ct);
        var names = TownNames.Of(inForce.Policy);
        return left with
        {
            Step = BulkStep.Done,
            Key = Guid.CreateVersion7().ToString("N"),
            Did = did,
            Rows =
            [
                .. refused.Select(each => new BulkRow(each.Key,
                    left.Rows.FirstOrDefault(row => row.Number == each.Key)?.Matter ?? names.Category(""), 0, [], each.Value)),
            ],
        };
    }

    // Whether the form itself doesn't do, whatever the case: its fields can't be read.
    private static bool Unfilled(ActKind kind, Casework.Cases.CaseFile file, Briefing briefing, string field, PostedAct sent) =>
        ActInput.Read(sent.Body.Data ?? [], kind.Fields(file, null, briefing)) is { IsRefused: true } read
        && read.Refusals.Any(refusal => refusal.Field == field);
}
