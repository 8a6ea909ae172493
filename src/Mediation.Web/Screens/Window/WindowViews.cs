using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Drafts;
using Mediation.Postgres.Households;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Window;

/// <summary>Gathers what the window shows (受理台取数).</summary>
internal sealed class WindowViews(
    Desk desk, InForce inForce, Moments moments, DraftStore drafts, AttachmentStore attachments, EarlierCases earlier, CareHints hints)
{
    private const int SnippetLength = 28;

    /// <summary>The zone of the place.</summary>
    public TimeZoneInfo Zone => inForce.Policy.Calendar.Zone;

    /// <summary>The product's clock now.</summary>
    public async Task<Clockface> ClockAsync(CancellationToken ct) => new(await moments.NowAsync(ct), Zone);

    /// <summary>The whole page.</summary>
    public async Task<WindowView> PageAsync(
        Actor actor, WindowForm form, IReadOnlyList<Refusal> refusals, IReadOnlyList<string> channels, CancellationToken ct)
    {
        var policy = inForce.Policy;
        var clock = await ClockAsync(ct);
        return new WindowView(form, await PreviewAsync(actor, form, clock, ct), clock)
        {
            Faults = new FormFaults(refusals),
            Waiting = [.. (await drafts.ListAsync(actor.Id, ct)).Where(draft => draft.Id != form.Id).Select(WaitingOf)],
            Channels = channels,
            Attachments = await attachments.OwnAsync(actor.Id, form.Attachments, ct),
            Units = [.. policy.Town.Units.Select(unit => new FormOption(unit.Code, unit.Name))],
            Languages = [.. policy.Town.Languages.Select(language => language.Name)],
            Categories = [.. policy.Rules.Categories.ForComplaints.Select(category => $"{category.Code} {category.Name}")],
        };
    }

    /// <summary>What would become of a form as far as it is typed.</summary>
    public async Task<PreviewView> PreviewAsync(Actor actor, WindowForm form, Clockface clock, CancellationToken ct)
    {
        var care = await hints.AskAsync(actor, form["place"], clock.Now, ct);
        return await PlannedAsync(actor, form, clock, ct) with { Earlier = await EarlierAsync(actor, form, ct), Care = care };
    }

    private async Task<PreviewView> PlannedAsync(Actor actor, WindowForm form, Clockface clock, CancellationToken ct)
    {
        if (!form.Spoken)
            return PreviewView.Empty;
        var answer = await desk.PreviewAsync(actor, form.SoFar(Zone), ct);
        return answer.TryGet(out var window)
            ? new(PlanView.Of(window, form["place"], inForce.Policy, clock, actor), []) { MergeInto = form["mergeInto"] }
            : new(null, [.. answer.Refusals.Select(Sentences.Of).Distinct()]);
    }

    private async Task<IReadOnlyList<EarlierView>> EarlierAsync(Actor actor, WindowForm form, CancellationToken ct)
    {
        var categories = inForce.Policy.Rules.Categories;
        return
        [
            .. (await earlier.ByPhoneAsync(actor, form["reporter.phone"], ct)).Select(matter => new EarlierView(
                matter.Number, matter.Name ?? Texts.Window_Nameless, categories.Find(matter.Category)?.Name ?? matter.Category,
                matter.Result is { } result ? Words.Of("result", Casework.Cases.Stages.Code(result))
                    : Words.Of("stage", Casework.Cases.Stages.Code(matter.Stage)),
                matter.AcceptedAt)),
        ];
    }

    private static WaitingView WaitingOf(Draft draft)
    {
        var form = new WindowForm(draft.Id, draft.Fields);
        var words = form["text"];
        return new(draft.Id, words.Length > SnippetLength ? words[..SnippetLength] + "…" : words, form["place"], draft.SavedAt);
    }
}
