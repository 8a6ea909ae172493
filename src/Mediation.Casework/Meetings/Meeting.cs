using System.Collections.Immutable;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Meetings;

/// <summary>
/// A meeting of units about one case (会商): who was called, who came, what was decided and what became of it. Called by the act <c>summon</c>
/// (吹哨报到) or by a workflow's <c>Mediation.Meet</c>.
/// </summary>
/// <param name="Id">Identity.</param>
/// <param name="Title">What it is called, such as 吹哨报到.</param>
/// <param name="Convenor">Who called it, takes the minutes and judges what was done: unit code (召集单位).</param>
/// <param name="Chair">The convenor's work item.</param>
/// <param name="Invitees">Who was called, in the order in which they were named.</param>
/// <param name="Quorum">How many of those called have to come before there may be minutes, 1 or more; where there are votes, how many with a voice.</param>
/// <param name="CalledAt">召集时刻.</param>
public sealed record Meeting(
    Guid Id, string Title, string Convenor, Guid Chair, ImmutableList<Invitee> Invitees, int Quorum, DateTimeOffset CalledAt)
{
    /// <summary>When it is to be; null when the convenor hasn't said.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What about, and where; null when the workflow's title says it all.</summary>
    public StatementRef? Matter { get; init; }

    /// <summary>会议纪要; null until it was held.</summary>
    public StatementRef? Minutes { get; init; }

    /// <summary>When the minutes were taken; null until then.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>Who has a voice when it resolves something, the convenor among them if it has one (有表决权的成员); none where nothing is voted on.</summary>
    public IReadOnlyList<string> Voters { get; init; } = [];

    /// <summary>What it talks about, in the order in which it was put down (议程).</summary>
    public ImmutableList<Topic> Topics { get; init; } = [];

    /// <summary>What it voted on, oldest first (议案).</summary>
    public ImmutableList<Motion> Motions { get; init; } = [];

    /// <summary>What it decided that units do, oldest first (议定事项).</summary>
    public ImmutableList<MeetingTask> Tasks { get; init; } = [];

    /// <summary>Units that the convenor found wanting at the end (履职不到位); null until it judged.</summary>
    public IReadOnlyList<string>? Wanting { get; init; }

    /// <summary>Whether it was called off (取消).</summary>
    public bool CalledOff { get; init; }

    /// <summary>Members with a voice that have come so far: the convenor is there.</summary>
    public IReadOnlyList<string> VotersHere() => VotersAmong(Invitees.Where(each => each.ReportedAt is not null).Select(each => each.Unit));

    /// <summary>Whether nothing of it is left to be done.</summary>
    public bool Over => CalledOff || Wanting is not null;

    /// <summary>Whether enough are there when these of the invited are: where there are votes, those without a voice don't count.</summary>
    public bool Quorate(IReadOnlyList<string> came) => (Voters.Count == 0 ? came.Count : VotersAmong(came).Count) >= Quorum;

    /// <summary>Whether a work item asks a unit to come.</summary>
    public bool Calls(Guid item) => Invitees.Exists(each => each.Item == item);

    /// <summary>Whether a work item belongs to it.</summary>
    public bool Has(Guid item) => Chair == item || Calls(item) || Tasks.Exists(each => each.Item == item);

    private List<string> VotersAmong(IEnumerable<string> came) => [.. Voters.Intersect(came.Append(Convenor))];
}

/// <summary>A unit that was called to a meeting (受邀单位).</summary>
/// <param name="Unit">Unit code.</param>
/// <param name="Item">Its work item.</param>
public sealed record Invitee(string Unit, Guid Item)
{
    /// <summary>报到时刻; null when it hasn't come.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>Whether the unit says that the matter is its business, so that it was rightly called (职责内); null before it came.</summary>
    public bool? Ours { get; init; }

    /// <summary>Why it can't come (请假); null when it didn't say so.</summary>
    public StatementRef? Excuse { get; init; }

    /// <summary>Whether it was there, by the minutes; null until they were taken (到会).</summary>
    public bool? Attended { get; init; }
}

/// <summary>Something that a meeting decided a unit does (议定事项).</summary>
/// <param name="Id">Identity.</param>
/// <param name="Unit">Unit code.</param>
/// <param name="Item">The unit's work item.</param>
/// <param name="Text">What.</param>
/// <param name="Until">By the end of which day.</param>
public sealed record MeetingTask(Guid Id, string Unit, Guid Item, StatementRef Text, DateOnly Until)
{
    /// <summary>When the unit reported it done; null before.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>What the unit says came of it; null before.</summary>
    public StatementRef? Result { get; init; }
}
