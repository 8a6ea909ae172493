namespace Mediation.Postgres.Administration;

/// <summary>Something an administrator did to what the town works by (管理动作). No personal data: codes, numbers and the town's own words.</summary>
/// <param name="At">When, by the real clock.</param>
/// <param name="Account">Who did it.</param>
/// <param name="Kind">What was done, past tense in kebab case, such as <c>calendar-published</c>; its Chinese word is <c>administration.KIND</c> in <c>Words.resx</c>.</param>
/// <param name="Subject">To what: its code, or what it is called.</param>
public sealed record AdministrationAct(DateTimeOffset At, Guid Account, string Kind, string Subject)
{
    /// <summary>Why, in the administrator's words; null where none is asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>How it was before, as a few lines of text; null when it wasn't there.</summary>
    public string? Before { get; init; }

    /// <summary>How it is afterwards; null when it is gone.</summary>
    public string? After { get; init; }
}
