using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Resident;

/// <summary>Where a resident's matter stands, in four steps and plain words (办理进度).</summary>
/// <param name="Number">编号.</param>
/// <param name="Town">Who answers for it.</param>
/// <param name="Headline">How it stands, in a few words; never kinder than the truth.</param>
/// <param name="Steps">受理, 交办, 办理, 答复.</param>
/// <param name="Clock">The product's clock.</param>
public sealed record ProgressView(string Number, string Town, string Headline, IReadOnlyList<StageStep> Steps, Clockface Clock)
{
    /// <summary>The kind of matter; null where it must not be shown.</summary>
    public string? Matter { get; init; }

    /// <summary>Who is on it: a unit, never a person.</summary>
    public required string Unit { get; init; }

    /// <summary>By when; null when nothing runs.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Why there is more time than was promised; null when there isn't.</summary>
    public string? Extended { get; init; }

    /// <summary>What an idea was answered, in words; null where there is no answer.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether that moment has passed.</summary>
    public bool Late { get; init; }

    /// <summary>What happens next.</summary>
    public required string Next { get; init; }

    /// <summary>What the resident can still do.</summary>
    public required string CanDo { get; init; }

    /// <summary>The two questions; null while nobody asks them.</summary>
    public RatingView? Rating { get; init; }

    /// <summary>Whether they were answered just now.</summary>
    public bool Thanked { get; init; }

    internal static ProgressView Of(ResidentMatter matter, Policy policy, Clockface clock)
    {
        var at = Step(matter);
        var late = matter.DueAt is { } due && due <= clock.Now && at < Answered;
        return new ProgressView(matter.Number, policy.Town.Name, Headlined(matter, late), StepsOf(matter, at, clock), clock)
        {
            Matter = matter.Category is { } category ? policy.Rules.Categories.Find(category)?.Name : null,
            Unit = matter.Lead is { } lead ? policy.Town.Unit(lead)?.Name ?? lead : Texts.Resident_UnitUnsaid,
            DueAt = at < Answered ? matter.DueAt : null,
            Extended = at < Answered ? matter.Extended : null,
            Answer = matter.Answer,
            Late = late,
            Next = NextOf(matter),
            CanDo = matter.Stage is CaseStage.Closed ? Texts.Resident_CanDoClosed : Texts.Resident_CanDo,
        };
    }

    private const int Answered = 3;

    private static int Step(ResidentMatter matter) => matter.Stage switch
    {
        CaseStage.Accepted => 0,
        CaseStage.Dispatched or CaseStage.ReturnReview or CaseStage.Consultation => 1,
        CaseStage.Emergency or CaseStage.Handling or CaseStage.Mediation or CaseStage.Enforcement or CaseStage.Reply => 2,
        _ => Answered,
    };

    private static IReadOnlyList<StageStep> StepsOf(ResidentMatter matter, int at, Clockface clock)
    {
        string?[] notes = [clock.Say(matter.AcceptedAt), Said(matter.SignedForAt, clock), null, Said(matter.RepliedAt, clock)];
        string[] names = [Texts.Resident_Step1, Texts.Resident_Step2, Texts.Resident_Step3, Texts.Resident_Step4];
        var over = matter.Stage is CaseStage.Closed;
        return
        [
            .. names.Select((name, step) => new StageStep(
                name, step < at || over ? StagePlace.Past : step == at ? StagePlace.Current : StagePlace.Ahead, notes[step])),
        ];
    }

    private static string Headlined(ResidentMatter matter, bool late) => matter switch
    {
        { Verdict: { } verdict } => Texts.Resident_Verdict.With(verdict),
        { Result: { } result } => Words.Of("result", result.Code()),
        { Stage: CaseStage.Pending } => Texts.Resident_Pending,
        { Stage: CaseStage.FollowUp } => Texts.Resident_Replied,
        { Stage: CaseStage.Closing } => Texts.Resident_Closing,
        _ when late => Texts.Resident_Late,
        { Stage: CaseStage.Accepted or CaseStage.Dispatched } => Texts.Resident_Accepted,
        { Stage: CaseStage.ReturnReview or CaseStage.Consultation } => Texts.Resident_Settling,
        _ => Texts.Resident_Handling,
    };

    private static string NextOf(ResidentMatter matter) => matter switch
    {
        { Result: CaseResult.Unsolved } => Texts.Resident_NextUnsolved,
        { Result: CaseResult.Declined } => Texts.Resident_NextDeclined,
        { Result: CaseResult.HandedOver } => Texts.Resident_NextHandedOver,
        { Result: CaseResult.Merged } => Texts.Resident_NextMerged,
        { Stage: CaseStage.Closed } => Texts.Resident_NextClosed,
        { Stage: CaseStage.Pending } => Texts.Resident_NextPending,
        { Stage: CaseStage.FollowUp } => Texts.Resident_NextFollowUp,
        { Stage: CaseStage.Closing } => Texts.Resident_NextClosing,
        { Stage: CaseStage.Reply } => Texts.Resident_NextReply,
        { Stage: CaseStage.Accepted or CaseStage.Dispatched or CaseStage.ReturnReview or CaseStage.Consultation } => Texts.Resident_NextSignFor,
        _ => Texts.Resident_NextHandling,
    };

    private static string? Said(DateTimeOffset? moment, Clockface clock) => moment is { } at ? clock.Say(at) : null;
}
