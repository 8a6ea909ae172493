using Mediation.Casework.Actors;
using Mediation.Casework.Households;
using Mediation.Casework.Places;

namespace Mediation.Casework.Calls;

/// <summary>A button for help and where it stands (呼叫终端): the address is somebody's home.</summary>
/// <param name="Code">终端编号, as the gateway sends it.</param>
/// <param name="Compound">小区代码.</param>
/// <param name="Building">楼栋.</param>
/// <param name="Room">房号.</param>
/// <param name="Unit">Who answers its calls first (联系单位).</param>
public sealed record CallDevice(string Code, string Compound, string Building, string Room, string Unit)
{
    /// <summary>Where it stands, as one would say it: 月光小区3栋1203室.</summary>
    public string Address(Town town) => $"{town.Compound(Compound)?.Name}{Numbered(Building, "栋")}{Numbered(Room, "室")}";

    /// <summary>Every fault at once, each at its field; none when it may be entered by somebody.</summary>
    public IReadOnlyList<Refusal> Faults(Actor actor, Town town) =>
    [
        .. Code.Length == 0 ? [new Refusal("field.missing", "device", "device")]
            : Call.IsCode(Code) ? Array.Empty<Refusal>() : [new Refusal("field.malformed", "device", "device")],
        .. town.Compound(Compound) is null ? [new Refusal("field.not-an-option", "compound", "compound", Compound)] : Array.Empty<Refusal>(),
        .. Said("building", Building), .. Said("room", Room),
        .. HouseholdSight.UnitsOf(actor, town).Contains(Unit) ? Array.Empty<Refusal>() : [new Refusal("household.unit", "unit")],
    ];

    /// <summary>Never an address.</summary>
    public override string ToString() => $"device {Code}";

    private static string Numbered(string text, string word) => text.All(char.IsAsciiDigit) ? text + word : text;

    private static IEnumerable<Refusal> Said(string field, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new Refusal("field.missing", field, field);
        else if (text.Length > 20)
            yield return new Refusal("field.too-long", field, field, 20, text.Length);
    }
}
