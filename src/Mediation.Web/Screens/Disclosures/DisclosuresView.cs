using Mediation.Casework.Places;
using Mediation.Postgres.Disclosures;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Disclosures;

/// <summary>What hangs out, as anybody reads it (公示栏).</summary>
/// <param name="Town">Names compounds and units.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Compound">The one compound that was asked for; null for all.</param>
/// <param name="Hanging">What hangs out, newest first.</param>
public sealed record DisclosuresView(Town Town, Clockface Clock, Compound? Compound, IReadOnlyList<PublicDisclosure> Hanging)
{
    /// <summary>Compounds in which something hangs out, by name.</summary>
    public IEnumerable<Compound> Places => Town.Compounds
        .Where(each => each.Code == Compound?.Code || Hanging.Any(hung => hung.Compound == each.Code))
        .OrderBy(each => each.Name, StringComparer.Ordinal);

    /// <summary>Where something hangs out: its compound, or the whole place.</summary>
    public string PlaceOf(PublicDisclosure hung) => Town.Compounds.FirstOrDefault(each => each.Code == hung.Compound)?.Name ?? Town.Name;

    /// <summary>Who hung it out.</summary>
    public string UnitOf(PublicDisclosure hung) => Town.Unit(hung.Unit)?.Name ?? hung.Unit;
}
