namespace Mediation.Casework.Facts;

/// <summary>Who is concerned, without their names (当事人事实). Rules know it as <c>parties</c>.</summary>
public sealed record PartiesFacts
{
    /// <summary>A minor is concerned (涉未成年人).</summary>
    public bool AnyMinor { get; init; }

    /// <summary>An elder is concerned (涉老年人).</summary>
    public bool AnyElder { get; init; }

    /// <summary>Somebody without capacity to act for themselves is concerned (涉无民事行为能力人).</summary>
    public bool AnyIncapable { get; init; }

    /// <summary>How many respondents are named (被投诉人数).</summary>
    public int RespondentCount { get; init; }

    /// <summary>Codes of the units complained of (被投诉单位).</summary>
    public IReadOnlyList<string> RespondentUnits { get; init; } = [];

    /// <summary>One of our units is complained of (被投诉的有本镇单位).</summary>
    public bool AnyUnit { get; init; }

    /// <summary>Whether a unit is itself complained of; it may then not handle alone (被投诉单位回避).</summary>
    public bool Accuses(string unit) => RespondentUnits.Contains(unit);

    /// <summary>
    /// The unit itself, or the one to take its place when it is complained of (被投诉单位回避后的主办单位): a unit never handles
    /// a complaint against itself alone.
    /// </summary>
    public string Spare(string unit, string instead) => Accuses(unit) ? instead : unit;
}
