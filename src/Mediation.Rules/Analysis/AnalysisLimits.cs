namespace Mediation.Rules.Analysis;

/// <summary>How much work one question may take (分析上限); what isn't told by then is left undecided and said so.</summary>
public sealed record AnalysisLimits
{
    /// <summary>Cases looked at (情形数).</summary>
    public int Cases { get; init; } = 20_000;

    /// <summary>Examples run on the engine (试算次数).</summary>
    public int Trials { get; init; } = 64;

    /// <summary>Gaps of one set that are shown (漏判个数); the rest lies beyond them.</summary>
    public int Gaps { get; init; } = 5;
}
