using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>账目已公示: the step is done once a period of the compound's books hangs out that was disclosed since the case began.</summary>
public sealed class ConfirmBooks() : ActKind(ActCode)
{
    /// <summary>Code of the act.</summary>
    public const string ActCode = "books-disclosed";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (briefing.Books is null ? new Refusal("books.not-disclosed", null, file.Number) : null);

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new BooksDisclosed(proceeding.Briefing.Books!));
        return proceeding.Leave(item!, Code);
    }
}
