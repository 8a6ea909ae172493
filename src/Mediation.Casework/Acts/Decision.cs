using System.Collections.Immutable;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Messages;
using Mediation.Casework.Rulings;
using Mediation.Casework.Papers;
using Mediation.Casework.Parties;
using Mediation.Casework.Statements;
using Mediation.Casework.Waits;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Acts;

/// <summary>A case and what lies beside its file (卷宗): the facts it was accepted on, and where its workflows stand.</summary>
/// <param name="File">案卷.</param>
/// <param name="Facts">The fact sheet of acceptance, without the text (事实表).</param>
/// <param name="States">Workflow instances by id (流程实例).</param>
public sealed record Dossier(CaseFile File, FactSheet Facts, IReadOnlyDictionary<Guid, WorkflowState> States);

/// <summary>A paper made by the desk, its values fixed when it was made (文书).</summary>
public sealed record Document(Guid Id, string Template, IReadOnlyDictionary<string, string> Values);

/// <summary>A case founded out of another (分案所立案件), saved with it or not at all.</summary>
/// <param name="Decision">The new case.</param>
/// <param name="Identities">Whose personal data its parties have: the party of the other case by each of its own.</param>
public sealed record FoundedCase(Decision Decision, ImmutableDictionary<Guid, Guid> Identities)
{
    /// <summary>Whether the files of the other case go along (附件随转).</summary>
    public bool WithFiles { get; init; }
}

/// <summary>What came of an act (处理决定): to be saved as a whole or not at all.</summary>
public sealed record Decision
{
    /// <summary>The case afterwards, its version raised by one.</summary>
    public required CaseFile After { get; init; }

    /// <summary>The fact sheet kept with the case.</summary>
    public required FactSheet Facts { get; init; }

    /// <summary>What happened, in order.</summary>
    public required ImmutableList<CaseEvent> Events { get; init; }

    /// <summary>Words to keep.</summary>
    public required ImmutableList<Statement> Statements { get; init; }

    /// <summary>Personal data to keep, of parties that this decision names.</summary>
    public ImmutableList<PartyIdentity> Identities { get; init; } = [];

    /// <summary>Personal data to keep beside what is known of parties (当事人基本情况).</summary>
    public ImmutableList<GivenParticulars> Particulars { get; init; } = [];

    /// <summary>Uploads of the actor's that become part of the case (附件入卷).</summary>
    public ImmutableList<Guid> Attached { get; init; } = [];

    /// <summary>What to tell outside after the commit.</summary>
    public required ImmutableList<Message> Messages { get; init; }

    /// <summary>What the rules answered on the way.</summary>
    public required ImmutableList<Ruling> Rulings { get; init; }

    /// <summary>Papers made.</summary>
    public required ImmutableList<Document> Documents { get; init; }

    /// <summary>Papers written, with their files (所出文书).</summary>
    public ImmutableList<MadePaper> Papers { get; init; } = [];

    /// <summary>How every clock of the case stands now.</summary>
    public required IReadOnlyList<ClockStanding> Clocks { get; init; }

    /// <summary>Workflow instances that moved, as they stand now.</summary>
    public required ImmutableDictionary<Guid, WorkflowState> States { get; init; }

    /// <summary>Moves of instances to other versions, as they can be taken back.</summary>
    public ImmutableList<MadeMove> Moves { get; init; } = [];

    /// <summary>Events for other cases.</summary>
    public ImmutableList<OutgoingEvent> Outgoing { get; init; } = [];

    /// <summary>Requests to other systems.</summary>
    public ImmutableList<OutgoingRequest> Requests { get; init; } = [];

    /// <summary>A case that was founded out of this one; null for none.</summary>
    public FoundedCase? Founded { get; init; }

    /// <summary>For which unit the actor acted; null for the system.</summary>
    public string? ActingUnit { get; init; }
}
