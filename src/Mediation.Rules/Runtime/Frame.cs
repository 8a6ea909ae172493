using Mediation.Rules.Expressions;

namespace Mediation.Rules.Runtime;

/// <summary>What compiled code works on, and the limits still left.</summary>
/// <param name="slots">Inputs and params in their slots; from the end, members of inputs once they were looked up.</param>
/// <param name="limits">What one evaluation may use.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class Frame(object?[] slots, ExpressionLimits limits, CancellationToken cancellation)
{
    /// <summary>How often the token is looked at: every so many steps.</summary>
    private const int CancellationInterval = 256;

    private int steps;

    public object?[] Slots { get; } = slots;

    public ExpressionLimits Limits { get; } = limits;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Values seen by a traced evaluation, by node; null when untraced.</summary>
    public Tracing.Sightings? Sightings { get; set; }

    /// <summary>A frame for another rule, whose steps are counted on from here.</summary>
    public Frame For(object?[] slots) => new(slots, Limits, Cancellation) { steps = steps };

    /// <summary>Counts a step; stops when they are used up or the caller has cancelled.</summary>
    public void Step(int offset)
    {
        if (++steps > Limits.Steps) throw new EvaluationException("rules.limit.steps", offset, $"{Limits.Steps}");
        if (steps % CancellationInterval == 0) Cancellation.ThrowIfCancellationRequested();
    }

    public string Text(string text, int offset)
    {
        Room(text?.Length ?? 0, offset);
        return text!;
    }

    /// <summary>Refuses a text that would become longer than allowed, before it is made.</summary>
    public void Room(long length, int offset)
    {
        if (length > Limits.TextLength)
            throw new EvaluationException("rules.limit.text", offset, $"{Limits.TextLength}");
    }

    /// <summary>Lets a number through that says how long a text, or how large a collection, is to be made.</summary>
    public int Size(int size, int offset) => size <= Limits.Elements
        ? size
        : throw new EvaluationException("rules.limit.elements", offset, $"{Limits.Elements}");

    /// <summary>Counts the elements as they are taken.</summary>
    public IEnumerable<T> Counted<T>(IEnumerable<T> source, int offset)
    {
        foreach (var item in source)
        {
            Step(offset);
            yield return item;
        }
    }
}
