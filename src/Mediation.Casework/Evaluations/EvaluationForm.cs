using Mediation.Casework.Acceptance;
using Mediation.Casework.Places;

namespace Mediation.Casework.Evaluations;

/// <summary>What a passer-by sends after scanning a unit's code (评价表). Only the mark is required; nobody signs in.</summary>
/// <param name="Id">Minted when the form was shown, once for each showing.</param>
/// <param name="Unit">Which unit is evaluated: code.</param>
public sealed record EvaluationForm(Guid Id, string Unit)
{
    /// <summary>The longest text, in characters.</summary>
    public const int Longest = 500;

    /// <summary>1 to 5 (评分); null when none was chosen.</summary>
    public int? Mark { get; init; }

    /// <summary>One of <see cref="Evaluation.Aspects"/> (方面); null for none.</summary>
    public string? Aspect { get; init; }

    /// <summary>A sentence (一句话); null for none.</summary>
    public string? Words { get; init; }

    /// <summary>A telephone for the answer (电话); kept only where a case comes of it.</summary>
    public string? Phone { get; init; }

    /// <summary>What was written is an accusation, which the unit must not see (检举控告).</summary>
    public bool Accuses { get; init; }

    /// <summary>
    /// Whether a unit is evaluated by its town at all: a court or the discipline inspection isn't, for nobody in the town could check what they
    /// put right (法院、纪检监察不在评议之列).
    /// </summary>
    public static bool MayBeEvaluated(Unit unit) => unit.Kind is not ("court" or "discipline");

    /// <summary>Everything that is wrong with it, at its field: <c>field.missing</c>, <c>field.not-an-option</c>, <c>field.too-long</c>, <c>field.malformed</c>, <c>unit.unknown</c>, <c>evaluation.accuses-of-nothing</c>.</summary>
    public IReadOnlyList<Refusal> Faults(Town town)
    {
        var faults = new List<Refusal>();
        if (town.Unit(Unit) is not { } unit || !MayBeEvaluated(unit))
            faults.Add(new Refusal("unit.unknown", "unit", Unit));
        if (Mark is null)
            faults.Add(new Refusal("field.missing", "mark", "mark"));
        else if (Mark < 1 || Mark > Evaluation.Marks.Count)
            faults.Add(new Refusal("field.not-an-option", "mark", "mark", Mark));
        if (Aspect is not null && !Evaluation.Aspects.Contains(Aspect))
            faults.Add(new Refusal("field.not-an-option", "aspect", "aspect", Aspect));
        if (Words?.Length > Longest)
            faults.Add(new Refusal("field.too-long", "words", "words", Longest, Words.Length));
        else if (Words?.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) is true)
            faults.Add(new Refusal("field.malformed", "words", "words"));
        if (Accuses && Words is null)
            faults.Add(new Refusal("evaluation.accuses-of-nothing", "words"));
        if (Phone is not null && PhoneNumber.Digits(Phone) is null)
            faults.Add(new Refusal("field.malformed", "phone", "phone"));
        return faults;
    }

    /// <summary>Never what was written, nor a telephone.</summary>
    public override string ToString() => $"evaluation {Id} of {Unit}";
}
