namespace Mediation.Casework.Cases;

/// <summary>
/// How far a case has come (办理阶段): a closed set. A workflow step names the stage it stands for, and the case takes it
/// on when the step is entered; there is no second state machine.
/// </summary>
public enum CaseStage
{
    /// <summary>受理: taken in, not yet with a unit.</summary>
    Accepted,

    /// <summary>紧急转处: handed to 110, 119, 120 or a utility; the receipt is awaited.</summary>
    Emergency,

    /// <summary>待签收: with its units, not yet signed for by the lead.</summary>
    Dispatched,

    /// <summary>退单审核: a unit says it is not theirs; the dispatcher decides.</summary>
    ReturnReview,

    /// <summary>会商: the units are called together to settle who leads.</summary>
    Consultation,

    /// <summary>处置中: lead and co-handlers work.</summary>
    Handling,

    /// <summary>调解中: a mediation is under way.</summary>
    Mediation,

    /// <summary>执法中: an enforcement procedure is under way.</summary>
    Enforcement,

    /// <summary>待答复: concluded by the units; the resident has to be answered.</summary>
    Reply,

    /// <summary>待回访: answered; the desk calls back.</summary>
    FollowUp,

    /// <summary>结案审核: called back; the desk closes, sends back once, or lists as pending.</summary>
    Closing,

    /// <summary>挂账: cannot be solved now; listed with a review date.</summary>
    Pending,

    /// <summary>已办结: ended, with a <see cref="CaseResult"/>.</summary>
    Closed,
}

/// <summary>How a case ended (办理结果).</summary>
public enum CaseResult
{
    /// <summary>已解决: the resident says it is solved.</summary>
    Solved,

    /// <summary>已答复、未解决: answered, and the resident says it is not solved.</summary>
    Unsolved,

    /// <summary>已答复、未能回访: answered; the resident could not be reached.</summary>
    Unconfirmed,

    /// <summary>不予受理: not for this window; the resident was told the proper route in writing.</summary>
    Declined,

    /// <summary>已移送: handed to the authority that must decide.</summary>
    HandedOver,

    /// <summary>已并案: joined to another case, which carries it on.</summary>
    Merged,

    /// <summary>已撤回: the resident took it back.</summary>
    Withdrawn,

    /// <summary>已完成: work of the town's own, which nobody complained of, is done.</summary>
    Done,
}
