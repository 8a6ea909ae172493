using Mediation.Casework.Facts;

namespace Mediation.Casework.Rulings;

/// <summary>
/// What a later question was asked with, as far as it differs from the facts of acceptance (提问时的事实): the rest is kept once, with the
/// case. What earlier questions were answered is known from their answers.
/// </summary>
/// <param name="History">经过; null when it was as at acceptance.</param>
/// <param name="Clock">时限; null when it was as at acceptance.</param>
public sealed record AskedFacts(HistoryFacts? History, ClockFacts? Clock)
{
    /// <summary>In what a question's facts differ from the facts of acceptance.</summary>
    public static AskedFacts Between(FactSheet accepted, FactSheet asked) => new(
        asked.History == accepted.History ? null : asked.History, asked.Clock == accepted.Clock ? null : asked.Clock);

    /// <summary>The whole facts again.</summary>
    public FactSheet Over(FactSheet accepted) => accepted with { History = History ?? accepted.History, Clock = Clock ?? accepted.Clock };
}
