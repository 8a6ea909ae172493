using Mediation.Casework.Cases;

namespace Mediation.Postgres;

/// <summary>Closed sets as the tables spell them: kebab-case words under a check constraint (代码词).</summary>
internal static class Words
{
    /// <summary>The member a stored word names; an unknown word is a defect.</summary>
    public static T Read<T>(string word)
        where T : struct, Enum => Set<T>.Members.TryGetValue(word, out var member)
            ? member
            : throw new InvalidOperationException($"'{word}' is no {typeof(T).Name}.");

    /// <summary>The stored word; null for none.</summary>
    public static object Write<T>(T? member)
        where T : struct, Enum => member is { } some ? some.Code() : DBNull.Value;

    private static class Set<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> Members = Enum.GetValues<T>().ToDictionary(m => m.Code());
    }
}
