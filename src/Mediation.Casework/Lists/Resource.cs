namespace Mediation.Casework.Lists;

/// <summary>A line of 资源清单: what a shop, a firm, a team or a unit offers, of what kind, where and when. It names no person.</summary>
/// <param name="Code">登记号, such as ZY2026-0001.</param>
/// <param name="Kind">One of <see cref="Kinds"/> (提供方性质).</param>
/// <param name="Provider">What the shop, firm or team is called (提供方).</param>
/// <param name="Unit">Which unit keeps contact with it (联系单位): code.</param>
/// <param name="Subjects">Some of <see cref="ListWords.Subjects"/>.</param>
/// <param name="Compounds">Codes of compounds that it serves; empty for the whole town.</param>
/// <param name="Hours">Some of <see cref="ListWords.AllHours"/>.</param>
/// <param name="Offer">What is offered, in words (能提供什么).</param>
/// <param name="Phone">A number that it gives to the public itself (对外服务电话); null for none.</param>
/// <param name="KeepUntil">After that day it isn't offered any more (有效期).</param>
public sealed record Resource(
    string Code, string Kind, string Provider, string Unit, IReadOnlyList<string> Subjects, IReadOnlyList<string> Compounds, IReadOnlyList<string> Hours,
    string Offer, string? Phone, DateOnly KeepUntil)
{
    /// <summary>What offers (提供方性质): fixed codes of the contract.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["商铺", "企业", "队伍", "单位"];
}
