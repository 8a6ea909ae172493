using System.Diagnostics.CodeAnalysis;

namespace Mediation.Casework;

/// <summary>
/// The system's "no", as a value (拒绝理由): a stable dotted code and the arguments of its sentence. The Chinese
/// sentence lives in resources and is made at the edge; codes are listed in <c>docs/operating.md</c>.
/// </summary>
/// <param name="Code">Stable and dotted, such as <c>case.not-accepted</c>.</param>
/// <param name="Field">The form field the refusal belongs to, or null when it concerns the act as a whole.</param>
/// <param name="Arguments">What the sentence mentions. Never personal data.</param>
public sealed record Refusal(string Code, string? Field = null, params IReadOnlyList<object> Arguments)
{
    /// <summary>True when the caller lacks the right (HTTP 403) rather than the moment or the data (422).</summary>
    public bool Forbidden { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Arguments.Count == 0 ? Code : $"{Code} ({string.Join(", ", Arguments)})";
}

/// <summary>Either a value or the refusals that kept it from being made. 答复：结果或拒绝理由</summary>
public readonly struct Answer<T>
{
    private readonly T? value;

    private readonly IReadOnlyList<Refusal>? refusals;

    private Answer(T? value, IReadOnlyList<Refusal>? refusals)
    {
        this.value = value;
        this.refusals = refusals;
    }

    /// <summary>Why not; empty when there is a value.</summary>
    public IReadOnlyList<Refusal> Refusals => refusals ?? [];

    /// <summary>True when there is no value.</summary>
    public bool IsRefused => Refusals.Count > 0;

    /// <summary>The value; asking for it when refused is a defect.</summary>
    public T Value => IsRefused
        ? throw new InvalidOperationException($"Refused: {string.Join("; ", Refusals)}")
        : value!;

    /// <summary>The value when there is one.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T got)
    {
        got = value;
        return !IsRefused;
    }

    /// <summary>A value.</summary>
    public static implicit operator Answer<T>(T value) => new(value, null);

    /// <summary>One refusal.</summary>
    public static implicit operator Answer<T>(Refusal refusal) => new(default, [refusal]);

    internal static Answer<T> Of(T value) => new(value, null);

    internal static Answer<T> Refused(IReadOnlyList<Refusal> refusals) => new(default, refusals);
}

/// <summary>Makes answers whose type can be inferred. 答复</summary>
public static class Answer
{
    /// <summary>A value of an interface type, which no implicit conversion takes.</summary>
    public static Answer<T> Of<T>(T value) => Answer<T>.Of(value);

    /// <summary>Several refusals, all said at once; at least one.</summary>
    public static Answer<T> Refused<T>(IReadOnlyList<Refusal> refusals) => refusals.Count > 0
        ? Answer<T>.Refused(refusals)
        : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));
}
