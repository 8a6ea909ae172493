using System.Text.Json.Serialization;

namespace Mediation.Casework.Facts;

/// <summary>Concepts found in a text, each with the matched words (概念命中). Traces show these words and no more of the text.</summary>
[method: JsonConstructor]
public sealed class MentionedConcepts(IReadOnlyDictionary<string, IReadOnlyList<string>> found)
{
    /// <summary>Nothing found.</summary>
    public static MentionedConcepts None { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Concept name → the words of the text that showed it, in order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Found { get; } = found;

    /// <summary>How many different words show a concept (命中词数); 0 when it was not found.</summary>
    public int Count(string concept) => Found.GetValueOrDefault(concept)?.Count ?? 0;

    /// <summary>Whether the concept was found.</summary>
    public bool Has(string concept) => Found.ContainsKey(concept);
}
