using Mediation.Rules.Evaluation;

namespace Mediation.Rules.Analysis;

/// <summary>
/// The facts of one matter, real or imagined, of which single ones can be read and replaced (情形). Immutable.
/// </summary>
public interface IMatter
{
    /// <summary>What rules are evaluated with (求值输入).</summary>
    RuleArguments Arguments { get; }

    /// <summary>
    /// The value of a declared fact (取值): bool, string, decimal, <see cref="DateOnly"/>, <see cref="DateTime"/> or null.
    /// </summary>
    object? Value(string path);

    /// <summary>Whether an item is in a list (列表含).</summary>
    bool Lists(string path, string item);

    /// <summary>The same matter with some facts replaced (改动后的情形).</summary>
    IMatter With(IReadOnlyList<FactValue> values);
}

/// <summary>One fact of a matter with its value (事实取值).</summary>
/// <param name="Path">The fact or list.</param>
/// <param name="Item">The item of a list, of which <paramref name="Value"/> says whether it is there; else null.</param>
/// <param name="Value">bool, string, decimal, <see cref="DateOnly"/>, <see cref="DateTime"/> or null.</param>
public sealed record FactValue(string Path, string? Item, object? Value)
{
    /// <inheritdoc/>
    public override string ToString() => Item is null
        ? $"{Path} = {Tracing.TraceWording.Plain(Value)}"
        : $"{Path}({Item}) = {Tracing.TraceWording.Plain(Value)}";
}
