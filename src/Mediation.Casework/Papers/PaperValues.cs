using Mediation.Casework.Parties;

namespace Mediation.Casework.Papers;

/// <summary>What one party's fields are (一名当事人的取值).</summary>
/// <param name="Side">Its side.</param>
/// <param name="Values">Values by field, of this party alone.</param>
public sealed record PartyValues(PartySide Side, IReadOnlyDictionary<string, string> Values);

/// <summary>What a paper's fields are (文书取值): for the case, and for each of its parties where a section is repeated for them.</summary>
/// <param name="Common">Values by field; several parties of a side stand in one.</param>
public sealed record PaperValues(IReadOnlyDictionary<string, string> Common)
{
    /// <summary>当事人, in their order.</summary>
    public IReadOnlyList<PartyValues> Parties { get; init; } = [];

    /// <summary>
    /// The values of each time that a section stands (逐人重复): once where it is for nobody in particular, or nobody is known on that side, so that the form
    /// has a place for the pen.
    /// </summary>
    internal IEnumerable<IReadOnlyDictionary<string, string>> For(PartySide? side)
    {
        if (side is null || !Parties.Any(party => party.Side == side))
            return [Common];
        var others = Common.Where(value => PaperFacts.OfTheParties.All(fact => fact.Field.Code != value.Key)).ToList();
        return Parties.Where(party => party.Side == side).Select(party => others.Concat(party.Values).ToDictionary());
    }
}
