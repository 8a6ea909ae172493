using Mediation.Casework.Disclosures;

namespace Mediation.Casework.Courtyards;

/// <summary>On what a courtyard puts its seal (用印文件): never on an agreement that was mediated.</summary>
public enum SealedDocument
{
    /// <summary>会议纪要.</summary>
    Minutes,

    /// <summary>告示.</summary>
    Notice,

    /// <summary>决定证明: that the courtyard decided something.</summary>
    Certificate,
}

/// <summary>What is written down when a courtyard's seal is used (院落公章用印登记).</summary>
/// <param name="Id">Sent out with the form: entered twice it counts once.</param>
public sealed record SealForm(Guid Id)
{
    private const string Agreement = "调解协议";

    /// <summary>文件种类.</summary>
    public SealedDocument? Document { get; init; }

    /// <summary>标题.</summary>
    public string Title { get; init; } = "";

    /// <summary>正文: what the paper says, names nobody.</summary>
    public string Text { get; init; } = "";

    /// <summary>用印事由.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The day of the meeting that decided it (决定日期).</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Which meeting that was (哪次会议决定).</summary>
    public string Meeting { get; init; } = "";

    /// <summary>编号 of the case that it belongs to; empty for none.</summary>
    public string Number { get; init; } = "";

    /// <summary>Every fault at once, each at its field; none when it may be entered.</summary>
    public IReadOnlyList<Refusal> Faults(DateOnly today)
    {
        List<Refusal> faults = [.. Said("sealTitle", Title, 60), .. Said("sealText", Text, 2000), .. Said("sealPurpose", Purpose, 200), .. Said("sealMeeting", Meeting, 100)];
        if (Document is null)
            faults.Add(new("field.missing", "document", "sealDocument"));
        if (DecidedOn is not { } day || day > today)
            faults.Add(new("courtyard-seal.decided", "decidedOn"));
        if (Title.Contains(Agreement, StringComparison.Ordinal) || Text.Contains(Agreement + "书", StringComparison.Ordinal))
            faults.Add(new("courtyard-seal.agreement", "sealTitle"));
        return faults;
    }

    private static IEnumerable<Refusal> Said(string field, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new("field.missing", field, field);
        else if (text.Length > longest)
            yield return new("field.too-long", field, field, longest, text.Length);
        else if (Disclosure.HoldsPersonalNumber(text))
            yield return new("disclose.personal-number", field);
    }
}

/// <summary>That a courtyard's seal was used (用印一次). Lines are only ever added; one that was wrong is void and stays.</summary>
/// <param name="Number">登记号, which stands on the paper where the seal goes.</param>
/// <param name="Form">What was written down.</param>
/// <param name="At">When.</param>
/// <param name="By">Who put it on, as called now.</param>
/// <param name="VoidReason">Why it is void (作废理由); null when it isn't.</param>
public sealed record SealEntry(string Number, SealForm Form, DateTimeOffset At, string By, string? VoidReason);
