namespace Mediation.Casework.Places;

/// <summary>An organisation that may lead or co-handle (单位).</summary>
/// <param name="Code">Stable, such as <c>PMC</c>; acts, rules and seeds name units by it.</param>
/// <param name="Name">As people know it (名称).</param>
/// <param name="Kind">What sort it is, such as <c>town-office</c> or <c>station</c> (类别).</param>
/// <param name="Parent">Code of the unit above it, or null (上级单位).</param>
public sealed record Unit(string Code, string Name, string Kind, string? Parent)
{
    /// <summary>What it answers for at its level, in a sentence (职责); null where nobody wrote it down.</summary>
    public string? Duty { get; init; }
}

/// <summary>Somebody who works for a unit, or for the town as a whole (工作人员).</summary>
/// <param name="Code">Stable within the town.</param>
/// <param name="Name">Name (姓名).</param>
/// <param name="Unit">Unit code; null for a role over the whole town.</param>
/// <param name="Title">Position (职务).</param>
/// <param name="Roles">What the person may do there (角色).</param>
/// <param name="Community">Code of the community the person works in, where the unit has one in each (所在社区).</param>
public sealed record Official(
    string Code, string Name, string? Unit, string Title, IReadOnlyList<Actors.Role> Roles, string? Community)
{
    /// <summary>Names of the languages besides Chinese that they speak (会说的语言).</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}

/// <summary>
/// Who is on duty on a weekday, and when (值班). A shift that doesn't end later than it begins ends the next day.
/// </summary>
public sealed record DutyShift(
    string Unit, string Name, DayOfWeek Weekday, TimeOnly From, TimeOnly To, IReadOnlyList<string> People)
{
    /// <summary>Whether it is going on at a time by the place's own clock (是否正在值班).</summary>
    public bool Covers(DateTime local)
    {
        var time = TimeOnly.FromDateTime(local);
        if (From < To)
            return local.DayOfWeek == Weekday && From <= time && time < To;
        return (local.DayOfWeek == Weekday && From <= time) || (local.AddDays(-1).DayOfWeek == Weekday && time < To);
    }
}
