using Mediation.Casework.Acceptance;
using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.Casework.Parties;
using Mediation.Casework.Rulings;

namespace Mediation.Casework.Evaluations;

/// <summary>
/// What comes of an evaluation besides being counted (评价去向). Words that speak of a danger or accuse somebody are a complaint like any other, which the
/// rules give to whom it belongs and keep from whom it accuses; a bad mark is a case for the unit to put right, under supervision (督改).
/// </summary>
public static class Evaluating
{
    /// <summary>The category of what is put right (群众评议整改): the town's own work.</summary>
    public const string Category = "ZL07-01";

    private const string Accusation = "ZT03-01";

    private const string AccusationLike = "ZT";

    /// <summary>
    /// Whether the rules made more of the words than an opinion: a danger, or an accusation, be it only like one. Nothing is put right then: the unit is
    /// not to see the words.
    /// </summary>
    public static bool GoesInFull(Assessment assessment) => assessment.HardStops.Count > 0 || assessment.Secrecy >= 3 || assessment.Priority == "P0"
        || assessment.Facts.Complaint.Mentions("accusation")
        || (MayBeDangerous(assessment) && assessment.Facts.Complaint.Likeness.Danger?.StartsWith(AccusationLike, StringComparison.Ordinal) is true);

    /// <summary>Whether the words are somewhat like a danger, so that a person at the window has to look at them, whatever else comes of the mark.</summary>
    public static bool MayBeDangerous(Assessment assessment) => assessment["likeness"].Outcome == "possible-danger";

    /// <summary>The words as a complaint about the unit; null when there are none.</summary>
    public static ComplaintForm? InFull(EvaluationForm form, Briefing briefing) => form.Words is not { } words ? null : new()
    {
        Text = words,
        Channel = WireWords.Evaluated,
        Place = briefing.Town.Name,
        Category = form.Accuses ? Accusation : null,
        Reporter = Reporter(form),
        Respondents = [new RespondentForm { Name = briefing.NameOf(form.Unit), Kind = "organisation", UnitCode = form.Unit }],
    };

    /// <summary>A bad mark as work for the unit (督改): the mark and what was said with it.</summary>
    public static ComplaintForm ToPutRight(EvaluationForm form, Briefing briefing) => new()
    {
        Text = string.Join("\n", new[] { $"对{briefing.NameOf(form.Unit)}的评价：{Said(form)}。", form.Words }.OfType<string>()),
        Channel = WireWords.Evaluated,
        Place = briefing.Town.Name,
        Category = Category,
        Reporter = Reporter(form),
    };

    /// <summary>
    /// Another bad mark about the same joins what is being put right already; who left a telephone becomes a party, masked like any other.
    /// </summary>
    public static Decision Join(Dossier dossier, EvaluationForm form, Briefing briefing)
    {
        var proceeding = new Proceeding(dossier, briefing);
        if (form.Phone is { } phone)
        {
            var party = new Party(briefing.NextId(), PartySide.Complainant, false, null, false, false);
            proceeding.Identify(new PartyIdentity(party.Id, null, PhoneNumber.Digits(phone)));
            proceeding.Record(new PartyNamed(party));
        }
        proceeding.Record(new Evaluated(Of(form, briefing, form.Words is { } words ? proceeding.Say("evaluation", words) : null)));
        return proceeding.Conclude();
    }

    /// <summary>The evaluation as a case knows it.</summary>
    public static Evaluation Of(EvaluationForm form, Briefing briefing, Statements.StatementRef? words = null) =>
        new(form.Id, briefing.Now, form.Mark!.Value, form.Aspect, words);

    private static string Said(EvaluationForm form) =>
        Evaluation.Marks[form.Mark!.Value - 1] + (form.Aspect is { } aspect ? $"（{aspect}）" : "");

    private static ReporterForm Reporter(EvaluationForm form) => new() { Anonymous = form.Phone is null, Phone = form.Phone };
}
