namespace Mediation.Postgres.Definitions;

/// <summary>Whose a draft of a workflow or of a rule set is, and whether somebody asked that it be published (草稿来历).</summary>
/// <param name="SavedById">Who saved it last.</param>
/// <param name="SavedBy">The name.</param>
/// <param name="SavedAt">When (real clock).</param>
/// <param name="Asked">The request that stands; null when there is none. Saving the draft again ends it.</param>
public sealed record DraftStanding(Guid SavedById, string? SavedBy, DateTimeOffset SavedAt, PublishRequest? Asked)
{
    /// <summary>Whether somebody has no part in the draft, and may be the second person (复核人).</summary>
    public bool MayBeApprovedBy(Guid account) => Asked is not null && account != SavedById && account != Asked.AskedById;

    /// <summary>Why the last request was sent back; null when none was, or when somebody has asked again since (退回).</summary>
    public DraftSentBack? SentBack { get; init; }
}

/// <summary>A second person didn't agree, and sent the request back; the draft stays (退回申请).</summary>
/// <param name="By">Who, by name.</param>
/// <param name="At">When (real clock).</param>
/// <param name="Why">What should be otherwise.</param>
public sealed record DraftSentBack(string? By, DateTimeOffset At, string Why);

/// <summary>Somebody asks that a draft be published (发布申请).</summary>
/// <param name="AskedById">Who asks.</param>
/// <param name="AskedBy">The name.</param>
/// <param name="AskedAt">When (real clock).</param>
/// <param name="Why">Why it should change.</param>
public sealed record PublishRequest(Guid AskedById, string? AskedBy, DateTimeOffset AskedAt, string Why)
{
    /// <summary>From which moment of the product it should be in force; null for at once (施行时刻).</summary>
    public DateTimeOffset? From { get; init; }
}

/// <summary>On whose responsibility a version comes into force (发布依据).</summary>
/// <param name="By">Who publishes.</param>
/// <param name="Why">Why, in words for those who come after.</param>
/// <param name="ApprovedBy">The second person; null where none is asked for.</param>
public sealed record Publication(Guid By, string Why, Guid? ApprovedBy = null)
{
    /// <summary>From which moment of the product it is in force; null for at once. Only rules can wait (施行时刻).</summary>
    public DateTimeOffset? From { get; init; }
}
