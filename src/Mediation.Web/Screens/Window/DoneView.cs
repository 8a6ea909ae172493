using Mediation.Postgres.Views;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Window;

/// <summary>What the window shows after a form was accepted, and prints (受理完成).</summary>
/// <param name="Number">编号.</param>
/// <param name="Code">The resident's code.</param>
/// <param name="Address">The resident's address, whole.</param>
/// <param name="Town">Who issues the paper.</param>
/// <param name="Clock">The product's clock.</param>
public sealed record DoneView(string Number, string Code, string Address, string Town, Clockface Clock)
{
    /// <summary>The case that it was joined to; null when it wasn't.</summary>
    public string? JoinedTo { get; init; }

    /// <summary>The kind of matter; null where the paper must not say.</summary>
    public string? Matter { get; init; }

    /// <summary>Who leads, and who helps.</summary>
    public required string Units { get; init; }

    /// <summary>受理时刻.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>By when the resident hears first; null when nothing runs.</summary>
    public DateTimeOffset? FirstResponseAt { get; init; }

    /// <summary>By when the matter is to be handled; null when nothing runs.</summary>
    public DateTimeOffset? HandledBy { get; init; }

    /// <summary>The notice of declining; null when it was accepted.</summary>
    public KeptDocument? Notice { get; init; }

    /// <summary>Whether it is a question that whoever accepted it may answer at once (当场答复).</summary>
    public bool MayAnswer { get; init; }

    /// <summary>The draft that is done with; null when the page was opened later.</summary>
    public Guid? Draft { get; init; }

    /// <summary>Whether the form was changed after it had been accepted.</summary>
    public bool Changed { get; init; }
}
