using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Window;

/// <summary>将这样办理: what would become of a form, in words that can be read out.</summary>
/// <param name="Acceptance"><c>accept</c>, <c>decline</c>, <c>hand-over</c> or <c>merge</c>.</param>
/// <param name="Sentence">What to tell the resident.</param>
public sealed record PlanView(string Acceptance, string Sentence)
{
    // Where it helps the clerk to know what little would have turned the answer; elsewhere any word of the resident would.
    private static readonly string[] Turning = ["secrecy", "priority"];

    /// <summary>Hard stops, the worst first.</summary>
    public IReadOnlyList<HardStopView> HardStops { get; init; } = [];

    /// <summary>Category, request type, priority: short words beside the sentence.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Who is on duty now for the units that would handle it, one for each shift (正在值班).</summary>
    public IReadOnlyList<string> OnDuty { get; init; } = [];

    /// <summary>Where it is, as recognised; null when the place as typed names no compound.</summary>
    public string? Place { get; init; }

    /// <summary>Every clock that would start, the nearest first.</summary>
    public IReadOnlyList<PromiseView> Promises { get; init; } = [];

    /// <summary>Whether mediation is open, in a word.</summary>
    public required string Mediation { get; init; }

    /// <summary>Why it is or isn't, and on what ground.</summary>
    public required string MediationWhy { get; init; }

    /// <summary>Open cases that look like the same matter.</summary>
    public IReadOnlyList<SimilarView> Similar { get; init; } = [];

    /// <summary>Every ruling.</summary>
    public IReadOnlyList<RulingView> Rulings { get; init; } = [];

    /// <summary>Whether rules left something to a person.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>The plan as the desk previewed it.</summary>
    internal static PlanView Of(WindowAnswer answer, string place, Policy policy, Clockface clock, Actor reader)
    {
        var assessed = answer.Assessed.Assessment;
        var mediation = assessed["mediation"];
        var promises = PromisesOf(answer.Assessed.Decision.Clocks, policy.Town);
        var day = policy.Calendar.DayOf(clock.Now);
        return new PlanView(assessed.Acceptance, Spoken(assessed, promises, policy.Town, clock))
        {
            HardStops = HardStopView.Of(assessed["hard-stops"].Hits),
            Tags = TagsOf(assessed),
            OnDuty = [.. DutyWords.Of(policy.Town, clock.Now, [assessed.Lead, .. assessed.CoHandlers])],
            Place = policy.Places.Recognise(place) is { } match ? Named(match, policy.Town) : null,
            Promises = promises,
            Mediation = Words.Of("mediation", assessed.Mediation),
            MediationWhy = mediation.Hit ? $"{mediation.Label}（{mediation.Ground}）" : Texts.Ruling_NoMatch,
            Similar = [.. answer.Similar.Select(near => SimilarView.Of(near, policy.Town))],
            Rulings = [.. assessed.Rulings.Select(ruling => RulingOf(ruling, assessed, policy, day, reader))],
            NeedsPerson = assessed.NeedsPerson,
        };
    }

    private static string Spoken(Assessment assessed, IReadOnlyList<PromiseView> promises, Town town, Clockface clock)
    {
        var lead = NameOf(town, assessed.Lead);
        var route = assessed["acceptance"].Text("Route") ?? "";
        return assessed.Acceptance switch
        {
            "decline" => Texts.Window_SayDecline.With(route),
            "hand-over" => Texts.Window_SayHandOver.With(lead, route),
            "merge" => Texts.Window_SayMerge.With(route),
            _ => Texts.Window_SayAccept.With(
                lead,
                assessed.CoHandlers.Count == 0 ? "" : Texts.Window_SayCoHandlers.With(Names(town, assessed.CoHandlers)),
                FirstResponse(promises, clock)),
        };
    }

    private static string FirstResponse(IReadOnlyList<PromiseView> promises, Clockface clock) =>
        promises.FirstOrDefault(promise => promise.Kind == DeadlineKinds.FirstResponse) is not { } first ? ""
        : first.DueAt <= clock.Now ? Texts.Window_SayAtOnce
        : Texts.Window_SayFirstResponse.With(clock.SayDue(first.DueAt));

    private static IReadOnlyList<string> TagsOf(Assessment assessed) =>
    [
        assessed.Category?.Name ?? Texts.Window_Unclassified,
        assessed.RequestType,
        assessed.Track,
        Words.Of("priority", assessed.Priority),
        .. assessed.Secrecy > 0 ? [Words.Of("secrecy", $"{assessed.Secrecy}")] : Array.Empty<string>(),
    ];

    // Units that promise the same are one line.
    private static IReadOnlyList<PromiseView> PromisesOf(IReadOnlyList<ClockStanding> clocks, Town town) =>
    [
        .. clocks
            .GroupBy(clock => (clock.Deadline.Kind, clock.Deadline.Label, clock.DueAt))
            .Select(same => new PromiseView(
                same.Key.Kind, same.Key.Label, same.Key.DueAt, same.First().Deadline.Ground,
                same.First().Deadline.Side is ClockSide.Legal, same.Any(clock => clock.Provisional),
                Names(town, same.Select(clock => clock.Deadline.Unit).OfType<string>())))
            .OrderBy(promise => promise.DueAt),
    ];

    private static RulingView RulingOf(Ruling ruling, Assessment assessed, Policy policy, DateOnly day, Actor reader)
    {
        var facts = assessed.Asked.First(asked => asked.Set == ruling.Set).Facts;
        return new RulingView(
            Words.Of("rule-set", ruling.Set), OutcomeOf(ruling, assessed, policy.Town),
            ruling.Hit ? ruling.Label : ruling.Set == "hard-stops" ? Texts.Ruling_NoneHit : null, ruling.Because,
            ruling.Ground, ruling.Verified is "verified" or "seen", ruling.Version)
        {
            OverruledBecause = ruling.Overruled?.Reason,
            Otherwise = Turning.Contains(ruling.Set) && ruling.Overruled is null
                ? policy.Rules.Otherwise(ruling.Set, facts, day, outcome => Would(ruling.Set, outcome))
                : null,
            Told = policy.Rules.Explain(ruling.Set, facts, day),
            Carried = ruling.Set == "course" ? CarryingView.Of(ruling, policy, reader) : [],
        };
    }

    private static string Would(string set, string outcome) =>
        outcome == Ruling.NoMatch ? Texts.Ruling_NoMatch : Texts.Ruling_Would.With(ValueWords.Outcome(set, outcome));

    private static string OutcomeOf(Ruling ruling, Assessment assessed, Town town) => ruling.Set switch
    {
        "hard-stops" => ruling.Hit ? string.Join("、", ruling.Outcomes.Select(stop => Words.Of("hard-stop", stop))) : Texts.Window_NoHardStop,
        "classification" => assessed.Category?.Name ?? Texts.Window_Unclassified,
        "dispatch" => Texts.Window_LeadIs.With(NameOf(town, assessed.Lead)),
        "deadlines" => Texts.Window_ClockCount.With(ruling.Hits.Count),
        "secrecy" => Words.Of("secrecy", $"{assessed.Secrecy}"),
        _ => ruling.Hit ? Words.Of(ruling.Set, ruling.Outcome) : Texts.Window_NoConclusion,
    };

    private static string Named(PlaceMatch match, Town town)
    {
        var community = town.Communities.FirstOrDefault(community => community.Code == match.Compound.Community)?.Name;
        var building = match.Building is { } number ? Texts.Window_Building.With(number) : "";
        return $"{match.Compound.Name}{building}（{community}）";
    }

    internal static string Names(Town town, IEnumerable<string> units) =>
        string.Join("、", units.Distinct().Select(unit => NameOf(town, unit)));

    internal static string NameOf(Town town, string unit) => town.Unit(unit)?.Name ?? unit;
}

/// <summary>硬性止步: what must happen before anything else.</summary>
/// <param name="Label">What was recognised.</param>
/// <param name="Call">Whom to call; empty when nobody.</param>
/// <param name="Script">What to say now.</param>
/// <param name="Ground">Law and article.</param>
public sealed record HardStopView(string Label, string Call, string Script, string Ground)
{
    /// <summary>The first of what was recognised, where there is little room.</summary>
    public string Foremost => Label.Split('；')[0];

    // What is said and done the same way is said once.
    internal static IReadOnlyList<HardStopView> Of(IEnumerable<RulingHit> hits) =>
    [
        .. hits.GroupBy(hit => (Call: hit.Values.Text("Call") ?? "", Script: hit.Values.Text("Script") ?? ""))
            .Select(same => new HardStopView(
                string.Join("；", same.Select(hit => hit.Label).Distinct()), same.Key.Call, same.Key.Script,
                string.Join("；", same.Select(hit => hit.Ground).Distinct()))),
    ];
}

/// <summary>A clock that would start (时限承诺).</summary>
public sealed record PromiseView(
    string Kind, string Label, DateTimeOffset DueAt, string Ground, bool Legal, bool Provisional, string Units);

/// <summary>A similar case that the complaint could be joined to (相似事项).</summary>
public sealed record SimilarView(string Number, IReadOnlyList<string> Why, string Stage, string? Lead, DateTimeOffset AcceptedAt)
{
    internal static SimilarView Of(SimilarCase near, Town town) => new(
        near.Number, SimilarAnswer.Of(near).Why, Words.Of("stage", Casework.Cases.Stages.Code(near.Stage)),
        near.Lead is { } lead ? PlanView.NameOf(town, lead) : null, near.AcceptedAt);
}
