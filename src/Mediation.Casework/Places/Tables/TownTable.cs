namespace Mediation.Casework.Places.Tables;

/// <summary>
/// One table of what is known of a town, as people read, write and bring it (底数表): rows of text under Chinese headings, named by their
/// first cells.
/// </summary>
/// <param name="Code">In addresses, such as <c>units</c>.</param>
/// <param name="Keys">How many of the first columns together name a row; what they say never changes.</param>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="Rows">Its rows in a town, in the town's order.</param>
public sealed record TownTable(string Code, int Keys, IReadOnlyList<TownColumn> Columns, Func<Town, IEnumerable<IReadOnlyList<string>>> Rows)
{
    /// <summary>Whether rows may go; not where cases and rules speak of them.</summary>
    public bool Removable { get; init; }

    /// <summary>What a row may not say as a whole: a Chinese sentence, or null.</summary>
    public Func<Func<string, string>, string?> Check { get; init; } = _ => null;

    /// <summary>What rows may not say together: each row that does, with a Chinese sentence.</summary>
    public Func<Town, IReadOnlyList<IReadOnlyList<string>>, IEnumerable<(IReadOnlyList<string> Row, string Fault)>> Together { get; init; } = (_, _) => [];

    /// <summary>What names a row.</summary>
    public string KeyOf(IReadOnlyList<string> row) => string.Join('/', row.Take(Keys));
}
