namespace Mediation.Casework.Parties;

/// <summary>On which side a party stands (当事人身份).</summary>
public enum PartySide
{
    /// <summary>投诉人.</summary>
    Complainant,

    /// <summary>被投诉人.</summary>
    Respondent,
}

/// <summary>
/// Somebody concerned (当事人), without name or telephone: those lie in the table <c>party</c> and are read only to be
/// shown masked, or revealed for a purpose that is logged.
/// </summary>
/// <param name="Id">The party's id, used by <c>reveal</c>.</param>
/// <param name="Side">Complainant or respondent.</param>
/// <param name="IsOrganisation">A firm, body or unit rather than a person (单位).</param>
/// <param name="Unit">The unit code when the party is one of our units; it may then not handle alone.</param>
/// <param name="Anonymous">Gave no name (匿名).</param>
/// <param name="KeepSecret">Asks to be kept from the other side (要求保密).</param>
public sealed record Party(Guid Id, PartySide Side, bool IsOrganisation, string? Unit, bool Anonymous, bool KeepSecret)
{
    /// <summary>How far somebody may act for the party, whose name lies with the party's (委托权限); null when nobody does.</summary>
    public AgentScope? Agent { get; init; }
}

/// <summary>The personal part of a party (当事人身份信息). It goes to the store and to nowhere else.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Name as given; null when anonymous.</param>
/// <param name="Phone">Telephone as given, digits only; null when not given.</param>
public sealed record PartyIdentity(Guid Party, string? Name, string? Phone)
{
    /// <summary>What a mediation asked beside it (当事人基本情况).</summary>
    public PartyParticulars Particulars { get; init; } = PartyParticulars.None;

    /// <summary>Only the id: a party must never print its name by accident.</summary>
    public override string ToString() => $"party {Party}";
}
