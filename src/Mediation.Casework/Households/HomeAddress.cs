using System.Globalization;
using System.Text.RegularExpressions;
using Mediation.Casework.Places;

namespace Mediation.Casework.Households;

/// <summary>A home as it is told by a place that somebody said (住户地址).</summary>
/// <param name="Compound">小区代码.</param>
/// <param name="Building">楼栋号.</param>
/// <param name="Room">房号.</param>
public sealed partial record HomeAddress(string Compound, string Building, string Room)
{
    /// <summary>The home that a text names with compound, building and room; null for anything less.</summary>
    public static HomeAddress? Of(string text, PlaceIndex places) =>
        places.Recognise(text) is { Building: { } building } place && RoomAfterBuilding().Match(PlaceText.Normalize(text)) is { Success: true } room
            ? new HomeAddress(place.Compound.Code, building.ToString(CultureInfo.InvariantCulture), room.Groups[1].Value)
            : null;

    // 2栋301, 2栋3单元301室, 2栋3单元12楼1203.
    [GeneratedRegex(@"\d栋(?:\d{1,2}单元)?(?:\d{1,2}[楼层])?(\d{2,4})(?:室|号|户|$|\D)")]
    private static partial Regex RoomAfterBuilding();
}
