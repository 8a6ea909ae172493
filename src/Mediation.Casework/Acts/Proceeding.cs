using System.Collections.Immutable;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Messages;
using Mediation.Casework.Papers;
using Mediation.Casework.Rulings;
using Mediation.Casework.Statements;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Acts;

/// <summary>
/// One decision in the making (办理过程): acts and workflow activities record events on it, ask rules and open or close
/// work items through it. It reads nothing but the dossier and the briefing and touches nothing outside; what it gathered
/// leaves as a <see cref="Decision"/>, or not at all.
/// </summary>
public sealed partial class Proceeding
{
    private readonly List<CaseEvent> events = [];
    private readonly List<Statement> statements = [];
    private readonly List<Message> messages = [];
    private readonly List<Ruling> rulings = [];
    private readonly List<Document> documents = [];
    private readonly List<MadePaper> papers = [];
    private readonly Dictionary<Guid, WorkflowState> states;
    private ImmutableHashSet<Guid> touched = [];

    /// <summary>A decision about an existing case.</summary>
    public Proceeding(Dossier dossier, Briefing briefing)
    {
        File = dossier.File;
        facts = dossier.Facts;
        states = new(dossier.States);
        Briefing = briefing;
    }

    private Proceeding(CaseFile founded, FactSheet facts, Briefing briefing)
    {
        File = founded;
        this.facts = facts;
        states = [];
        Briefing = briefing;
        ActingUnit = "DESK";
    }

    /// <summary>A decision that founds a case (立案).</summary>
    public static Proceeding Begin(Accepted first, Statement complaint, FactSheet facts, Briefing briefing)
    {
        var proceeding = new Proceeding(Folding.Found(first), facts, briefing);
        proceeding.events.Add(first);
        proceeding.statements.Add(complaint);
        return proceeding;
    }

    /// <summary>The case as it stands after what was recorded so far.</summary>
    public CaseFile File { get; private set; }

    /// <summary>What the decision may know besides the case.</summary>
    public Briefing Briefing { get; }

    /// <summary>The product's moment; the same throughout the decision.</summary>
    public DateTimeOffset Now => Briefing.Now;

    /// <summary>For which unit the actor acts here; null for the system and for acts beside the handling.</summary>
    public string? ActingUnit { get; set; }

    /// <summary>Something happened; the file changes at once.</summary>
    public void Record(CaseEvent happened)
    {
        File = Folding.Apply(File, happened);
        events.Add(happened);
    }

    /// <summary>Keeps words; the event that speaks of them gets the reference.</summary>
    public StatementRef Say(string kind, string text)
    {
        var statement = new Statement(Briefing.NextId(), kind, text);
        statements.Add(statement);
        return new StatementRef(statement.Id, statement.Digest);
    }

    /// <summary>Tells somebody outside after the commit. Arguments are codes and moments, never names or words.</summary>
    public void Tell(string to, string template, params IEnumerable<(string Name, string Value)> arguments) =>
        messages.Add(new Message(Briefing.NextId(), to, template,
            arguments.Append(("number", File.Number)).ToImmutableDictionary(a => a.Item1, a => a.Item2)));

    /// <summary>Makes a paper of the case from what is known now (出具文书).</summary>
    public void Produce(string template, IReadOnlyDictionary<string, string> values)
    {
        var document = new Document(Briefing.NextId(), template, values);
        documents.Add(document);
        Record(new DocumentMade(document.Id, template));
    }

    /// <summary>Keeps a paper that was written (出具文书).</summary>
    public void Keep(MadePaper paper)
    {
        papers.Add(paper);
        Record(new PaperMade(paper.Id, paper.Template, paper.Name, paper.TemplateNumber, paper.Number, paper.Pdf.Sha256, paper.Docx?.Sha256));
    }

    /// <summary>Everything gathered, with the file's version raised by one.</summary>
    public Decision Conclude() => new()
    {
        After = File with { Version = File.Version + 1 },
        Facts = facts,
        Events = [.. events],
        Statements = [.. statements],
        Identities = [.. identities],
        Particulars = [.. particulars],
        Attached = [.. attached],
        Messages = [.. messages],
        Rulings = [.. rulings],
        Documents = [.. documents],
        Papers = [.. papers],
        Clocks = Standings(),
        States = states.Where(s => touched.Contains(s.Key)).ToImmutableDictionary(),
        Moves = [.. moves],
        Outgoing = [.. outgoing],
        Requests = [.. requests],
        Founded = founded,
        ActingUnit = ActingUnit,
    };
}
