using Mediation.Casework.Evaluations;
using Mediation.Postgres.Evaluations;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Evaluations;

/// <summary>What somebody who scanned a code is shown (评价页).</summary>
/// <param name="Town">Who answers for it.</param>
/// <param name="Subject">What is evaluated, by its name.</param>
/// <param name="Action">Where the form goes.</param>
/// <param name="Token">The one-time mark of this showing.</param>
/// <param name="Clock">The product's clock.</param>
public sealed record EvaluateView(string Town, string Subject, string Action, string Token, Clockface Clock)
{
    /// <summary>What was sent and is wrong, to be shown again; null the first time.</summary>
    public EvaluationForm? Sent { get; init; }

    /// <summary>Why it was not taken, as sentences.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>What became of it; null before it was sent.</summary>
    public EvaluationOutcome? Outcome { get; init; }

    /// <summary>Whether a mark was chosen.</summary>
    public bool Chose(int mark) => Sent?.Mark == mark;
}
