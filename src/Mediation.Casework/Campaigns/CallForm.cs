using Mediation.Casework.Acceptance;

namespace Mediation.Casework.Campaigns;

/// <summary>What came of a call to a firm (通话记录).</summary>
/// <param name="Id">Minted with the page: sent twice it is one call and one case.</param>
public sealed record CallForm(Guid Id)
{
    /// <summary>没接通.</summary>
    public const string NoAnswer = "no-answer";

    /// <summary>没有困难，或已解决.</summary>
    public const string Fine = "fine";

    /// <summary>有困难.</summary>
    public const string Trouble = "trouble";

    /// <summary>不愿接受回访.</summary>
    public const string Declines = "declines";

    /// <summary>All of them: fixed codes of the contract.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = [Fine, Trouble, NoAnswer, Declines];

    /// <summary>One of <see cref="Outcomes"/>.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>What was answered, a line for each question (答复).</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>What the difficulty is (困难), as it was said: the words of the case.</summary>
    public string Difficulty { get; init; } = "";

    /// <summary>Every fault at once, each at its field; none when it may be written down.</summary>
    public IReadOnlyList<Refusal> Faults() =>
    [
        .. Outcomes.Contains(Outcome) ? [] : new[] { new Refusal("field.not-an-option", "callOutcome", "callOutcome", Outcome) },
        .. Outcome == Trouble && string.IsNullOrWhiteSpace(Difficulty) ? [new Refusal("field.missing", "difficulty", "difficulty")] : Array.Empty<Refusal>(),
        .. Difficulty.Length > 2000 ? [new Refusal("field.too-long", "difficulty", "difficulty", 2000, Difficulty.Length)] : Array.Empty<Refusal>(),
        .. Answers.Where(each => each.Length > 500).Select(each => new Refusal("field.too-long", "answers", "answers", 500, each.Length)),
    ];

    /// <summary>The same as the window would write it down (诉求登记): an enterprise's matter, unless its words say that it is something else.</summary>
    /// <param name="firm">Whose it is.</param>
    public ComplaintForm Complaint(FirmRow firm) => new()
    {
        Text = Difficulty.Trim(),
        Channel = WireWords.FirmCall,
        Place = firm.Address,
        Category = Category,
        Reporter = new ReporterForm { Name = firm.Contact, Phone = firm.Phone },
    };

    /// <summary>企业/办事协调: what a firm's difficulty is, as long as nobody says otherwise.</summary>
    public const string Category = "QY01-01";
}
