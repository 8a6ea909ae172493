namespace Mediation.Casework.Levels;

/// <summary>A unit above was told that one below it is late (告知上级): it sees the case as an observer does until the case ends, and may take it up.</summary>
/// <param name="Clock">The clock that was late.</param>
/// <param name="Unit">Code of the unit that let it pass.</param>
/// <param name="Above">Code of the unit that was told.</param>
public sealed record Raised(Guid Clock, string Unit, string Above);

/// <summary>A unit above took the case up (上收) and hasn't handed it down again.</summary>
/// <param name="From">Code of the unit that had it.</param>
/// <param name="By">Code of the unit that has it now.</param>
public sealed record Taken(string From, string By);
