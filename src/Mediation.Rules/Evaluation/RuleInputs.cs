using Mediation.Rules.Expressions;

namespace Mediation.Rules.Evaluation;

/// <summary>The inputs that rules are compiled against (输入声明): name → type, in order.</summary>
public sealed class RuleInputs
{
    private readonly List<KeyValuePair<string, RuleType>> entries = [];

    /// <summary>The declared inputs in order.</summary>
    public IReadOnlyList<KeyValuePair<string, RuleType>> Entries => entries;

    /// <summary>
    /// Typed inputs. Dictionaries of objects, ExpandoObject, JsonElement, JsonNode and object itself are dynamic: their
    /// members are looked up while evaluating.
    /// </summary>
    public static RuleInputs Of(params IEnumerable<(string Name, Type Type)> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var made = new RuleInputs();
        foreach (var (name, type) in inputs) made.With(name, new Language().TypeOf(type));
        return made;
    }

    /// <summary>Adds an input; returns the same object.</summary>
    public RuleInputs With(string name, RuleType type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        entries.Add(new(name, type));
        return this;
    }
}

/// <summary>
/// The values of the inputs of one evaluation (输入值), by the declared names; an input not given is null.
/// </summary>
public sealed class RuleArguments : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> entries = new(8);

    /// <summary>Adds a value.</summary>
    public void Add(string name, object? value) => entries.Add(new(name, value));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => entries.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    internal object? Find(string name)
    {
        foreach (var entry in entries)
            if (entry.Key == name)
                return entry.Value;
        return null;
    }
}

/// <summary>What else one evaluation needs (求值选项).</summary>
public sealed record EvaluationOptions
{
    /// <summary>Nothing asked for.</summary>
    public static EvaluationOptions Default { get; } = new();

    /// <summary>
    /// The day whose rules count (适用日期): rules not in force on it are passed over; null counts them all.
    /// </summary>
    public DateOnly? InForceOn { get; init; }

    /// <summary>Whether every result gets its <see cref="RuleResult.Trace"/> (记录痕迹).</summary>
    public bool Trace { get; init; }

    /// <summary>Stops a running expression (取消); <see cref="OperationCanceledException"/> leaves the call.</summary>
    public CancellationToken Cancellation { get; init; }
}
