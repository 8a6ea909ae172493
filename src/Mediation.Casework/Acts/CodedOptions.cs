using Mediation.Casework.Cases;

namespace Mediation.Casework.Acts;

/// <summary>The values of a closed set as options, in kebab-case (代码选项): their words are resources of the edge.</summary>
internal static class CodedOptions
{
    /// <summary>Every value.</summary>
    public static IReadOnlyList<ActOption> Of<T>()
        where T : struct, Enum => Of(Enum.GetValues<T>());

    /// <summary>Some values.</summary>
    public static IReadOnlyList<ActOption> Of<T>(IEnumerable<T> values)
        where T : struct, Enum => [.. values.Select(v => new ActOption(v.Code(), null))];

    /// <summary>A value that was among the options.</summary>
    public static T Read<T>(string code)
        where T : struct, Enum => Array.Find(Enum.GetValues<T>(), v => v.Code() == code);
}
