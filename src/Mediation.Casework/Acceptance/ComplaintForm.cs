namespace Mediation.Casework.Acceptance;

/// <summary>What the window writes down once (诉求登记). Only text, channel and place are required; the rest refines.</summary>
public sealed record ComplaintForm
{
    /// <summary>The resident's words, 1 to 10,000 characters (诉求原文).</summary>
    public string Text { get; init; } = "";

    /// <summary>One of <see cref="WireWords.Channels"/> (来源渠道).</summary>
    public string Channel { get; init; } = "";

    /// <summary>Where, as said, 1 to 200 characters (地点).</summary>
    public string Place { get; init; } = "";

    /// <summary>One of <see cref="WireWords.RequestTypes"/>, or null to let the rules say (诉求类型).</summary>
    public string? RequestType { get; init; }

    /// <summary>A category the clerk chose beforehand, or null to let the rules say (类别).</summary>
    public string? Category { get; init; }

    /// <summary>Who complains (投诉人).</summary>
    public ReporterForm? Reporter { get; init; }

    /// <summary>Who is complained of (被投诉人); at most 20.</summary>
    public IReadOnlyList<RespondentForm> Respondents { get; init; } = [];

    /// <summary>What who complains speaks, by its name in the town's list; null for Chinese (说的语言).</summary>
    public string? Language { get; init; }

    /// <summary>How many complain together, 1 to 10,000 (人数).</summary>
    public int Persons { get; init; } = 1;

    /// <summary>When it happened; null when unknown, never later than now (发生时间).</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Ids of uploads, at most 20 (附件).</summary>
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    /// <summary>What the clerk changes of the suggestion, with a reason (改判).</summary>
    public OverruleForm? Overrule { get; init; }

    /// <summary><c>accept</c>, <c>decline</c>, <c>hand-over</c> or <c>merge</c>, against the rules' suggestion (处理意见).</summary>
    public string? Disposition { get; init; }

    /// <summary>Number of the case to join, with <c>merge</c> (并入案件).</summary>
    public string? MergeInto { get; init; }
}

/// <summary>Who complains (投诉人登记).</summary>
public sealed record ReporterForm
{
    /// <summary>Name, at most 40 characters; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Telephone: digits, spaces and hyphens; null when not given.</summary>
    public string? Phone { get; init; }

    /// <summary>匿名.</summary>
    public bool Anonymous { get; init; }

    /// <summary>要求保密.</summary>
    public bool KeepSecret { get; init; }

    /// <summary>Never a name or a telephone.</summary>
    public override string ToString() => "reporter";
}

/// <summary>Who is complained of (被投诉人登记).</summary>
public sealed record RespondentForm
{
    /// <summary>Name, at most 60 characters; null when not known.</summary>
    public string? Name { get; init; }

    /// <summary><c>person</c> or <c>organisation</c>.</summary>
    public string Kind { get; init; } = "person";

    /// <summary>Code of one of our units, when it is one.</summary>
    public string? UnitCode { get; init; }

    /// <summary>Never a name.</summary>
    public override string ToString() => $"respondent {Kind} {UnitCode}";
}

/// <summary>What the clerk changes of the rules' suggestion (改判).</summary>
public sealed record OverruleForm
{
    /// <summary>Category code.</summary>
    public string? Category { get; init; }

    /// <summary>Lead unit.</summary>
    public string? Lead { get; init; }

    /// <summary>Co-handlers.</summary>
    public IReadOnlyList<string>? CoHandlers { get; init; }

    /// <summary>P0 to P3.</summary>
    public string? Priority { get; init; }

    /// <summary>Why; required when anything is changed.</summary>
    public string Reason { get; init; } = "";
}
