using Mediation.Casework.Lists;

namespace Mediation.Casework.Journal;

/// <summary>列入清单: it stands on 需求清单 or 项目清单.</summary>
public sealed record Listed(Listing Line) : CaseEvent;

/// <summary>对接: a person accepted what was proposed for it.</summary>
/// <param name="Match">Code of a resource, or number of a project.</param>
public sealed record ListedMatched(string Match) : CaseEvent;

/// <summary>领办 or 移交: a unit has it in hand from now on.</summary>
/// <param name="Unit">Which.</param>
/// <param name="HandedOver">Whether another unit gave it to this one.</param>
public sealed record ListedTaken(string Unit, bool HandedOver) : CaseEvent;

/// <summary>了结: it stands on the list no more.</summary>
/// <param name="How">The act by which.</param>
public sealed record ListedSettled(string How) : CaseEvent;
