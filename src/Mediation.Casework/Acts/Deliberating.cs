using System.Globalization;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Meetings;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>An act of the convenor of a meeting whose members have voices (议事动作); the meeting goes on after it.</summary>
public abstract class DeliberatingAct(string code) : MeetingAct(code)
{
    /// <inheritdoc/>
    protected override bool Leaves => false;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => base.Bar(file, item, briefing)
        ?? (MeetingOf(file, item!).Voters.Count > 0 ? null : new Refusal("act.not-waiting", null, Code));
}

/// <summary>
/// 列入议题: the convenor puts something on the agenda, in its own words or for an open case nearby that it may see. A secret case isn't talked
/// about in a meeting, and one in danger doesn't wait for one.
/// </summary>
public sealed class AddTopic() : DeliberatingAct("add-topic")
{
    /// <summary>Code of the act.</summary>
    public const string ActCode = "add-topic";

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("topic", FieldType.Text) { Limit = 200 },
        .. briefing.Nearby.Count == 0 ? Array.Empty<ActField>() : [new ActField("fromCase", FieldType.Choice, Required: false)
        {
            Options = [.. briefing.Nearby.Select(near => new ActOption(near.Number, $"{near.Number} {briefing.Rules.Categories.NameOf(near.Category)}"))],
        }],
    ];

    /// <inheritdoc/>
    protected override Refusal? Decide(Proceeding proceeding, Meeting meeting, WorkItem item, ActInput input)
    {
        var about = input.Text("fromCase");
        if (about is not null && meeting.Topics.Exists(topic => topic.Case == about))
            return new Refusal("topic.twice", "fromCase", about);
        proceeding.Record(new TopicAdded(meeting.Id, new Topic(proceeding.Briefing.NextId(), proceeding.Say("topic", input.Need("topic")), about)));
        return null;
    }
}

/// <summary>
/// 提请表决: what is proposed, and a show of hands of the members that are there. Whoever is in neither list abstains. A case that the topic came
/// from is told the result.
/// </summary>
public sealed class PutMotion() : DeliberatingAct("put-motion")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (base.Bar(file, item, briefing) is { } bar)
            return bar;
        var meeting = MeetingOf(file, item!);
        return meeting.VotersHere().Count is var here && here < meeting.Quorum ? new Refusal("motion.no-quorum", null, meeting.Quorum, here) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing)
    {
        var meeting = item is null ? null : MeetingOf(file, item);
        IReadOnlyList<ActOption> here = [.. (meeting?.VotersHere() ?? []).Select(unit => new ActOption(unit, briefing.NameOf(unit)))];
        return
        [
            .. meeting is null or { Topics.IsEmpty: true } ? Array.Empty<ActField>() : [new ActField("onTopic", FieldType.Choice, Required: false)
            {
                Options = [.. meeting.Topics.Select((topic, at) => new ActOption($"{at + 1}", topic.Case is { } number ? $"{at + 1}. {number}" : $"{at + 1}."))],
            }],
            new("proposal", FieldType.Text) { Limit = 1000 },
            new("majority", FieldType.Choice) { Options = CodedOptions.Of<Majority>() },
            new("inFavour", FieldType.Units, Required: false) { Options = here },
            new("against", FieldType.Units, Required: false) { Options = here },
        ];
    }

    /// <inheritdoc/>
    protected override Refusal? Decide(Proceeding proceeding, Meeting meeting, WorkItem item, ActInput input)
    {
        var here = meeting.VotersHere();
        var (inFavour, against) = (input.Codes("inFavour"), input.Codes("against"));
        if (inFavour.Intersect(against).FirstOrDefault() is { } both)
            return new Refusal("motion.both-sides", "against", proceeding.Briefing.NameOf(both));
        var topic = input.Text("onTopic") is { } at ? meeting.Topics[int.Parse(at, CultureInfo.InvariantCulture) - 1] : null;
        var motion = new Motion(proceeding.Briefing.NextId(), topic?.Id, proceeding.Say("motion", input.Need("proposal")),
            CodedOptions.Read<Majority>(input.Need("majority")), inFavour, against, [.. here.Except(inFavour).Except(against)], proceeding.Now);
        proceeding.Record(new MotionPut(meeting.Id, motion));
        if (topic?.Case is { } number)
            proceeding.Bring(number, new Resolution(meeting.Title, input.Need("proposal"), motion.Carried, inFavour.Count, against.Count, motion.Abstained.Count));
        return null;
    }
}
