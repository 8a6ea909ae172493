namespace Mediation.Web.Parts;

/// <summary>Somebody in a case, as far as the viewer may know (当事人).</summary>
/// <param name="Role">投诉人, 被投诉人 …</param>
/// <param name="Name">Masked unless revealed.</param>
/// <param name="Phone">Masked unless revealed; null when unknown or hidden.</param>
/// <param name="Address">Where they live or trade; null when unknown or hidden.</param>
/// <param name="Note">Anonymous, secret, organisation … in words; null when nothing is to be said.</param>
public sealed record PartyView(string Role, string Name, string? Phone = null, string? Address = null, string? Note = null)
{
    /// <summary>The act 查看 with its purpose; null when it isn't open to the viewer or nothing is masked.</summary>
    public ActFormView? Reveal { get; init; }

    /// <summary>What a mediation asked beside it, in clear, where it is shown so (基本情况).</summary>
    public IReadOnlyList<(string Name, string Value)> Particulars { get; init; } = [];

    /// <summary>Whether name and telephone stand here in clear, this once, because their reveal was just recorded.</summary>
    public bool Shown { get; init; }
}
