using Mediation.Casework.Statements;

namespace Mediation.Casework.Evaluations;

/// <summary>A mark that somebody gave by a public code (码上评), as the case knows it that came of it.</summary>
/// <param name="Id">Identity; the form that was sent had it already, so that sending twice is evaluating once.</param>
/// <param name="At">When (评价时刻).</param>
/// <param name="Mark">1 (很不满意) to 5 (很满意); what it is called is in <see cref="Marks"/>.</param>
/// <param name="Aspect">About what (方面), one of <see cref="Aspects"/>; null when nothing was chosen.</param>
/// <param name="Words">What was written with it; null for nothing, and where the complaint has the words.</param>
public sealed record Evaluation(Guid Id, DateTimeOffset At, int Mark, string? Aspect, StatementRef? Words)
{
    /// <summary>The step at which residents were asked about a matter (居民评); null for a mark of a unit.</summary>
    public Guid? Item { get; init; }

    /// <summary>The marks from 1 on, in residents' words (档次).</summary>
    public static IReadOnlyList<string> Marks { get; } = ["很不满意", "不满意", "一般", "满意", "很满意"];

    /// <summary>What may be evaluated of a unit (方面): fixed codes of the contract.</summary>
    public static IReadOnlyList<string> Aspects { get; } = ["服务态度", "办事效率", "业务水平", "办事公道", "窗口环境"];

    /// <summary>From this mark downwards something has to be put right (差评): 不满意. This town's policy.</summary>
    public const int Worst = 2;

    /// <summary>Whether it was a bad mark (差评).</summary>
    public bool IsBad => Mark <= Worst;
}
