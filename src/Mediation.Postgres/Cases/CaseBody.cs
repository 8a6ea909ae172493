using System.Collections.Immutable;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Disclosures;
using Mediation.Casework.Dissuasions;
using Mediation.Casework.Errands;
using Mediation.Casework.Evaluations;
using Mediation.Casework.Ideas;
using Mediation.Casework.Invitations;
using Mediation.Casework.Levels;
using Mediation.Casework.Lists;
using Mediation.Casework.Meetings;
using Mediation.Casework.Parties;
using Mediation.Casework.Scorecards;
using Mediation.Casework.Sessions;
using Mediation.Casework.Statements;
using Mediation.Casework.Talks;
using Mediation.Casework.Waits;

namespace Mediation.Postgres.Cases;

/// <summary>The part of a case that is read and written as a whole and never searched (案卷整体部分).</summary>
internal sealed record CaseBody(
    Intake Intake, ImmutableList<Party> Parties, Join Join, ImmutableList<FollowUp> FollowUps,
    ExtensionRequest? PendingExtension, Supervision? Supervision, int ReturnCount, int ReworkCount, int UrgeCount,
    DateTimeOffset? ContactedAt, DateOnly? ReviewOn, int SentBackCount, LastMove? LastMove, int StepsBeforeOutside,
    ImmutableList<OpenFault>? Faults = null, ImmutableList<KeptEvent>? KeptEvents = null,
    ImmutableList<Dissuasion>? Dissuasions = null, ImmutableList<Meeting>? Meetings = null,
    ImmutableList<Invitation>? Invitations = null, ImmutableList<MediationRecord>? Mediations = null,
    ImmutableList<Disclosure>? Disclosures = null, StatementRef? ProposedTopic = null, ImmutableList<Evaluation>? Evaluations = null,
    Scorecard? Scorecard = null, Listing? Listing = null, Errand? Errand = null,
    ImmutableList<Raised>? Raised = null, Taken? Taken = null, Idea? Idea = null,
    ImmutableList<Heard>? Heard = null)
{
    /// <summary>What to store of a case.</summary>
    public static CaseBody Of(CaseFile file) => new(
        file.Intake, file.Parties, file.Join, file.FollowUps, file.PendingExtension, file.Supervision, file.ReturnCount,
        file.ReworkCount, file.UrgeCount, file.ContactedAt, file.ReviewOn, file.SentBackCount,
        file.LastMove, file.StepsBeforeOutside, file.Faults, file.KeptEvents.IsEmpty ? null : file.KeptEvents,
        file.Dissuasions.IsEmpty ? null : file.Dissuasions, file.Meetings.IsEmpty ? null : file.Meetings,
        file.Invitations.IsEmpty ? null : file.Invitations, file.Mediations.IsEmpty ? null : file.Mediations,
        file.Disclosures.IsEmpty ? null : file.Disclosures, file.ProposedTopic,
        file.Evaluations.IsEmpty ? null : file.Evaluations, file.Scorecard, file.Listing, file.Errand,
        file.Raised.IsEmpty ? null : file.Raised, file.Taken, file.Idea,
        file.Heard.IsEmpty ? null : file.Heard);

    /// <summary>The case of a stored row, without its lists.</summary>
    public static CaseFile Restore(Row row)
    {
        var body = Json.Read<CaseBody>(row.Text(7));
        return new CaseFile
        {
            Id = row.Id(0),
            Number = row.Text(1),
            Place = row.Text(2),
            Version = row.Long(3),
            Stage = row.Word<CaseStage>(4),
            Result = row.WordOrNull<CaseResult>(5),
            MergedInto = row.IdOrNull(6),
            Intake = body.Intake,
            Parties = body.Parties,
            Join = body.Join,
            FollowUps = body.FollowUps,
            PendingExtension = body.PendingExtension,
            Supervision = body.Supervision,
            ReturnCount = body.ReturnCount,
            ReworkCount = body.ReworkCount,
            UrgeCount = body.UrgeCount,
            ContactedAt = body.ContactedAt,
            ReviewOn = body.ReviewOn,
            Faults = body.Faults ?? [],
            KeptEvents = body.KeptEvents ?? [],
            Dissuasions = body.Dissuasions ?? [],
            Meetings = body.Meetings ?? [],
            Invitations = body.Invitations ?? [],
            Mediations = body.Mediations ?? [],
            Disclosures = body.Disclosures ?? [],
            ProposedTopic = body.ProposedTopic,
            Evaluations = body.Evaluations ?? [],
            Scorecard = body.Scorecard,
            Listing = body.Listing,
            Errand = body.Errand,
            Raised = body.Raised ?? [],
            Taken = body.Taken,
            Idea = body.Idea,
            Heard = body.Heard ?? [],
            SentBackCount = body.SentBackCount,
            LastMove = body.LastMove,
            StepsBeforeOutside = body.StepsBeforeOutside,
        };
    }
}
