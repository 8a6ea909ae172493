using System.Collections.Immutable;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Errands;
using Mediation.Casework.Evaluations;
using Mediation.Casework.Facts;
using Mediation.Casework.Ideas;
using Mediation.Casework.Journal;
using Mediation.Casework.Lists;
using Mediation.Casework.Parties;
using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.Casework.Schedules;

namespace Mediation.Casework.Acceptance;

/// <summary>What a new case is founded on besides the form (立案要素), minted or looked up at brief.</summary>
/// <param name="Id">Identity of the case.</param>
/// <param name="Number">编号; a preview's number is never shown.</param>
/// <param name="Place">What the place as said was recognised as; null when it wasn't.</param>
public sealed record Founding(Guid Id, string Number, PlaceMatch? Place)
{
    /// <summary>What the town's own work is founded for; null for what somebody complains of (本镇自己的工作立案要素).</summary>
    public OwnWork? Own { get; init; }

    /// <summary>The unit that answers a call for help first; null for what nobody called for (值守单位).</summary>
    public string? Duty { get; init; }

    /// <summary>The mark that it came of (码上评); null for none.</summary>
    public Evaluation? Evaluation { get; init; }

    /// <summary>What it is as a line of the lists (清单事项); null for what stands on none.</summary>
    public Listing? Listing { get; init; }

    /// <summary>What it is as a service for somebody (代办事项); null when it is none.</summary>
    public Errand? Errand { get; init; }

    /// <summary>What it is as an idea given to a collection (金点子); null when it is none.</summary>
    public Idea? Idea { get; init; }

    /// <summary>Where it came from, which says what its form may have.</summary>
    internal Provenance Provenance => Own is { } own ? new([own.Channel], true)
        : Evaluation is null ? Provenance.Window
        : new([WireWords.Evaluated], false);
}

/// <summary>What a form may have by where it came from (来源).</summary>
/// <param name="Channels">来源渠道.</param>
/// <param name="OwnWork">Whether it may be the town's own work.</param>
internal sealed record Provenance(IReadOnlyList<string> Channels, bool OwnWork)
{
    /// <summary>What somebody said at the window or to it.</summary>
    public static Provenance Window { get; } = new(WireWords.Channels, false);
}

/// <summary>What acceptance decided (受理决定).</summary>
/// <param name="Assessment">What the rules made of the complaint.</param>
/// <param name="Decision">The new case, its workflow run to its first wait.</param>
public sealed record AcceptanceDecision(Assessment Assessment, Decision Decision);

/// <summary>
/// 受理: the window's form becomes a case. Assessing, dispatching and starting the clocks are one decision, so a preview is
/// this same decision, not saved; what it shows is what will happen.
/// </summary>
public static class Accepting
{
    /// <summary>The act's code in the journal.</summary>
    public const string Code = "accept";

    /// <summary>The workflow that carries every complaint.</summary>
    public const string MainFlow = "complaint";

    /// <summary>What would become of a form; every fault of the form at once, each at its field.</summary>
    public static Answer<AcceptanceDecision> Decide(ComplaintForm form, Founding founding, Briefing briefing)
    {
        if (Faults(form, briefing, founding.Provenance) is { Count: > 0 } faults)
            return Answer.Refused<AcceptanceDecision>(faults);

        var facts = FactsOf(form, founding, briefing);
        var assessment = Assessment.Of(briefing.Rules, facts, briefing.Today, OverruleOf(form));
        var (parties, identities) = PartiesOf(form, briefing);
        var proceeding = Found(form, founding, briefing, assessment, parties);
        if (Dispatching(proceeding, assessment, form, briefing) is { } refusal)
            return refusal;
        proceeding.StartClocksOfAcceptance();
        if (Run(proceeding, form, briefing) is { } stopped)
            return stopped;
        return new AcceptanceDecision(assessment, proceeding.Conclude() with { Identities = identities });
    }

    /// <summary>Why a form cannot be assessed, everything at once (登记有误之处); empty when it can.</summary>
    /// <param name="form">What was written.</param>
    /// <param name="briefing">What is known.</param>
    public static IReadOnlyList<Refusal> Faults(ComplaintForm form, Briefing briefing) => Faults(form, briefing, Provenance.Window);

    private static IReadOnlyList<Refusal> Faults(ComplaintForm form, Briefing briefing, Provenance provenance) =>
        FormChecks.Faults(form, briefing, provenance) is { Count: > 0 } faults ? faults
        : form.Disposition == "merge" && Joining.Bar(form, briefing) is { } bar ? [bar]
        : [];

    private static Proceeding Found(
        ComplaintForm form, Founding founding, Briefing briefing, Assessment assessment, ImmutableList<Party> parties)
    {
        var complaint = new Statements.Statement(briefing.NextId(), "complaint", form.Text);
        var first = new Accepted(founding.Id, founding.Number, briefing.Town.Code, IntakeOf(form, founding, briefing, assessment),
            parties, new Statements.StatementRef(complaint.Id, complaint.Digest));
        var proceeding = Proceeding.Begin(first, complaint, assessment.Facts, briefing);
        proceeding.Keep(assessment);
        if (briefing.Actor.IsSystem || founding.Own is not null)
            proceeding.ActingUnit = briefing.Actor.IsSystem ? null : founding.Own!.Unit;
        if (founding.Evaluation is { } evaluation)
            proceeding.Record(new Evaluated(evaluation));
        if (founding.Listing is { } line)
            proceeding.Record(new Listed(line));
        if (founding.Errand is { } errand)
            proceeding.Record(new ErrandOpened(errand with { Needed = proceeding.Ask("service-papers").Texts("Papers") }));
        if (founding.Idea is { } idea)
            proceeding.Record(new IdeaGiven(idea));
        return proceeding;
    }

    private static Refusal? Dispatching(Proceeding proceeding, Assessment assessment, ComplaintForm form, Briefing briefing) =>
        form.Overrule is { Lead: not null } or { CoHandlers: not null }
            ? DispatchGuards.Check(proceeding.File, briefing, assessment.Lead, assessment.CoHandlers)
            : null;

    private static Refusal? Run(Proceeding proceeding, ComplaintForm form, Briefing briefing)
    {
        if (form.Disposition == "merge")
        {
            proceeding.Record(new CaseJoined(briefing.Target!.Id, briefing.Target.Number));
            proceeding.End(CaseResult.Merged);
            return null;
        }
        proceeding.Tell("complainant", "accepted");
        return proceeding.Start(MainFlow);
    }

    private static Intake IntakeOf(ComplaintForm form, Founding founding, Briefing briefing, Assessment assessment) => new()
    {
        Channel = form.Channel,
        RequestType = assessment.RequestType,
        Category = assessment.Category?.Code ?? UnclassifiedCategory,
        Track = assessment.Track,
        Priority = assessment.Priority,
        Secrecy = founding.Own is { OfHousehold: true } ? Math.Max(assessment.Secrecy, 2) : assessment.Secrecy,
        Mediation = assessment.Permit,
        HardStops = assessment.HardStops,
        Persons = form.Persons,
        Language = string.IsNullOrEmpty(form.Language) ? null : form.Language,
        Compound = founding.Place?.Compound.Code,
        Community = founding.Place?.Compound.Community,
        OccurredAt = form.OccurredAt,
        AcceptedAt = briefing.Now,
        InForceOn = briefing.Today,
        AcceptedBy = briefing.Actor.Id,
        Overruled = form.Overrule is not null || form.Disposition is not null,
        NeedsPerson = assessment.NeedsPerson,
    };

    /// <summary>Where a complaint goes that nobody could classify: 其他民间纠纷, until a person says otherwise.</summary>
    internal const string UnclassifiedCategory = "MF99-01";

    private static Overrule? OverruleOf(ComplaintForm form) => form.Overrule is null && form.Disposition is null ? null : new()
    {
        Category = form.Overrule?.Category,
        Lead = form.Overrule?.Lead,
        CoHandlers = form.Overrule?.CoHandlers,
        Priority = form.Overrule?.Priority,
        Acceptance = form.Disposition,
        Reason = form.Overrule?.Reason ?? "",
    };

    private static FactSheet FactsOf(ComplaintForm form, Founding founding, Briefing briefing) => new()
    {
        Complaint = new ComplaintFacts
        {
            // What a schedule says isn't a resident's words: no rule may find a danger or a dispute in it. What somebody noted in passing, or said with
            // a bad mark, was read before, as a complaint.
            Text = founding.Own is null ? form.Text : "",
            Unit = founding.Own?.Unit ?? founding.Duty,
            Channel = form.Channel,
            RequestType = form.RequestType,
            Category = form.Category,
            Persons = form.Persons,
            Language = string.IsNullOrEmpty(form.Language) ? null : form.Language,
            Anonymous = form.Reporter?.Anonymous ?? false,
            KeepSecret = form.Reporter?.KeepSecret ?? false,
            DaysSince = form.OccurredAt is { } at ? (int)(briefing.Now - at).TotalDays : null,
            Hour = TimeZoneInfo.ConvertTime(briefing.Now, briefing.Calendar.Zone).Hour,
        },
        Place = briefing.Town.FactsOf(founding.Place, briefing.Now, briefing.Calendar),
        Parties = new PartiesFacts
        {
            RespondentCount = form.Respondents.Count,
            AnyUnit = form.Respondents.Any(r => r.UnitCode is not null),
            RespondentUnits = [.. form.Respondents.Select(r => r.UnitCode).OfType<string>().Distinct()],
        },
        History = briefing.History,
    };

    private static (ImmutableList<Party> Parties, ImmutableList<PartyIdentity> Identities) PartiesOf(ComplaintForm form, Briefing briefing)
    {
        var reporter = form.Reporter ?? new ReporterForm { Anonymous = true };
        var complainant = new Party(briefing.NextId(), PartySide.Complainant, false, null, reporter.Anonymous, reporter.KeepSecret);
        var phone = string.IsNullOrWhiteSpace(reporter.Phone) ? null : PhoneNumber.Digits(reporter.Phone);
        var identities = ImmutableList.CreateBuilder<PartyIdentity>();
        identities.Add(new PartyIdentity(complainant.Id, Named(reporter.Name), phone));
        var parties = ImmutableList.CreateBuilder<Party>();
        parties.Add(complainant);
        foreach (var respondent in form.Respondents)
        {
            var party = new Party(briefing.NextId(), PartySide.Respondent, respondent.Kind == "organisation", respondent.UnitCode, false, false);
            parties.Add(party);
            identities.Add(new PartyIdentity(party.Id, Named(respondent.Name), null));
        }
        return (parties.ToImmutable(), identities.ToImmutable());
    }

    private static string? Named(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();
}
