namespace Mediation.Postgres.Audit;

/// <summary>What can be wrong with a case as it is stored (审计问题).</summary>
public enum AuditFault
{
    /// <summary>流水断链: a line of the journal was changed, lost or inserted.</summary>
    JournalBroken,

    /// <summary>流水被截: the case says that its journal ends elsewhere.</summary>
    JournalCut,

    /// <summary>案卷丢失: there is a journal, and no case.</summary>
    CaseLost,

    /// <summary>案卷不符: the row of the case isn't what the journal tells.</summary>
    CaseDiffers,

    /// <summary>承办不符: a share was changed, lost or inserted.</summary>
    ShareDiffers,

    /// <summary>待办不符: a work item was changed, lost or inserted.</summary>
    ItemDiffers,

    /// <summary>待办悬空: a work item waits for a step at which no workflow stands, or a step for a work item that isn't open.</summary>
    ItemAstray,

    /// <summary>时限不符: a clock was changed, lost or inserted.</summary>
    ClockDiffers,

    /// <summary>效力不符: the rungs that a clock says it served are not, each once, those the journal tells of.</summary>
    EffectsDiffer,

    /// <summary>时限未醒: a clock will wake later than its history says, or never.</summary>
    ClockAsleep,

    /// <summary>等待未醒: a workflow's wait will wake later than the instance says, or never, or nothing waits any more.</summary>
    WaitAsleep,

    /// <summary>流程不符: an instance was lost, or says otherwise than the journal whether it runs and on what version.</summary>
    RunDiffers,

    /// <summary>重放不符: an instance, played again from its journal, comes to another position than the one stored.</summary>
    ReplayDiffers,

    /// <summary>持有不符: who holds the case now isn't who its open work items say.</summary>
    HeldDiffers,

    /// <summary>看板不符: how the case stands on the supervisor's board isn't how its journal says it stands.</summary>
    BoardDiffers,

    /// <summary>陈述缺失: words that the journal speaks of are gone, or aren't those that were said.</summary>
    WordsDiffer,

    /// <summary>当事人缺失: what identifies a party is gone.</summary>
    PartyLost,

    /// <summary>文书缺失: a paper that the journal says was made is gone.</summary>
    PaperLost,

    /// <summary>文书被改: a paper's bytes aren't those whose digest the journal has, or it says otherwise what it is and whose names it shows.</summary>
    PaperDiffers,

    /// <summary>文书无据: there is a paper that no line of the journal tells of.</summary>
    PaperUntold,

    /// <summary>无法读取: what is stored no longer reads as a case.</summary>
    Unreadable,

    /// <summary>无人可办: the case is open, and nobody who can sign in may do what it waits for.</summary>
    NobodyCanAct,

    /// <summary>无时限在前: the case is open, and no clock or moment of a workflow lies ahead of it.</summary>
    NoClockAhead,

    /// <summary>主办不唯一: the case is with its units, and not exactly one of them leads.</summary>
    NotOneLead,
}

/// <summary>What can be done about a finding (处理办法).</summary>
public enum AuditRemedy
{
    /// <summary>整理案卷: the case is written anew from its journal, which is whole.</summary>
    PutRight,

    /// <summary>处理流程: an administrator cancels the workflow, or begins it anew.</summary>
    Operate,

    /// <summary>交人办理: somebody acts on the case, or gets the right to.</summary>
    Act,

    /// <summary>从备份恢复: nothing that is stored proves what was there.</summary>
    Restore,
}

/// <summary>Which remedy fits which fault.</summary>
public static class AuditRemedies
{
    /// <summary>The remedy to offer.</summary>
    public static AuditRemedy Of(AuditFault fault) => fault switch
    {
        AuditFault.JournalBroken or AuditFault.JournalCut or AuditFault.CaseLost or AuditFault.WordsDiffer or AuditFault.PartyLost
            or AuditFault.PaperLost or AuditFault.PaperDiffers or AuditFault.PaperUntold => AuditRemedy.Restore,
        AuditFault.ReplayDiffers => AuditRemedy.Operate,
        AuditFault.NobodyCanAct or AuditFault.NoClockAhead or AuditFault.NotOneLead => AuditRemedy.Act,
        _ => AuditRemedy.PutRight,
    };
}
