using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Mediation.Casework.Sessions;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Agreements;

/// <summary>In what form the parties agree (协议形式, 人民调解法第二十八条).</summary>
public enum AgreementForm
{
    /// <summary>书面协议.</summary>
    Written,

    /// <summary>口头协议: it has effect when it is reached, and is registered.</summary>
    Oral,
}

/// <summary>
/// What the parties agreed on (调解协议), with what the law names for its content: facts, disputed points and responsibilities;
/// content, way and time limit of performance (人民调解法第二十九条). The parties' basics lie with the parties.
/// </summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">协议编号.</param>
/// <param name="Kind">调解性质, which decides whose seal it takes.</param>
/// <param name="Form">Written or oral.</param>
/// <param name="Facts">主要事实.</param>
/// <param name="Dispute">争议事项与各方责任.</param>
/// <param name="Content">协议内容.</param>
/// <param name="Way">履行方式.</param>
/// <param name="PerformBy">履行期限.</param>
/// <param name="Copies">份数.</param>
/// <param name="DrawnAt">When it was drawn up.</param>
public sealed record Agreement(
    Guid Id, string Number, MediationKind Kind, AgreementForm Form, StatementRef Facts, StatementRef Dispute, StatementRef Content,
    StatementRef Way, DateOnly PerformBy, int Copies, DateTimeOffset DrawnAt)
{
    /// <summary>履行计划, by day.</summary>
    public ImmutableList<Instalment> Instalments { get; init; } = [];

    /// <summary>签名, by party and by mediator.</summary>
    public ImmutableList<Signature> Signatures { get; init; } = [];

    /// <summary>用印; null before it was sealed.</summary>
    public SealUse? Seal { get; init; }

    /// <summary>生效时刻: signed by all and sealed, or, spoken, when it was reached (人民调解法第二十九条、第三十条); null before.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>The seal it takes; null when it takes none, being nobody's official paper.</summary>
    [JsonIgnore]
    public SealKind? SealNeeded => Kind switch
    {
        MediationKind.Peoples => SealKind.MediationCommittee,
        MediationKind.Informal => null,
        _ => SealKind.Unit,
    };

    /// <summary>Whether somebody has signed.</summary>
    public bool SignedBy(Guid signer) => Signatures.Exists(s => s.Signer == signer);

    /// <summary>Whether every party and a mediator have signed, and it is sealed as it has to be.</summary>
    internal bool IsComplete(IEnumerable<Guid> parties) => Form is AgreementForm.Written
        && parties.All(SignedBy) && Signatures.Exists(s => s.ByMediator) && Seal?.Kind == SealNeeded;
}
