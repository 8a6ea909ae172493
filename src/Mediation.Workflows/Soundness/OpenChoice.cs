namespace Mediation.Workflows.Soundness;

/// <summary>A burst has come to a choice that it wasn't given; nothing of it has happened.</summary>
/// <param name="key">The position within the burst.</param>
/// <param name="options">The outcomes to choose from, two at least.</param>
/// <param name="activity">Who asks.</param>
internal sealed class OpenChoiceException(StateKey key, IReadOnlyList<string> options, string activity) : Exception
{
    public StateKey Key { get; } = key;

    public IReadOnlyList<string> Options { get; } = options;

    public string Activity { get; } = activity;
}
