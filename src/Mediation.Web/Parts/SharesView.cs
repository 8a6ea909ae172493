namespace Mediation.Web.Parts;

/// <summary>Who handles what side by side, and when the lead may conclude (协同办理).</summary>
/// <param name="Shares">The lead first.</param>
/// <param name="Join">The join rule as a sentence.</param>
/// <param name="Ready">Whether the join is reached.</param>
public sealed record SharesView(IReadOnlyList<ShareRow> Shares, string Join, bool Ready);

/// <summary>One unit's share (承办任务).</summary>
/// <param name="Unit">The unit's name.</param>
/// <param name="Lead">主办 or 协办.</param>
/// <param name="State">待签收, 办理中, 已办理完毕 … in words.</param>
/// <param name="Since">Since when; null when there is no moment to tell.</param>
/// <param name="Concluded">Whether it is done.</param>
/// <param name="Light">Its nearest clock; null when none runs.</param>
public sealed record ShareRow(
    string Unit, bool Lead, string State, DateTimeOffset? Since, bool Concluded, LightView? Light = null);
