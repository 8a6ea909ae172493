using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>
/// 办结: ends the case. Without a fixed result the last call-back decides: solved, answered but not solved, or answered
/// and not confirmed. A unit's claim never makes a case count as solved.
/// </summary>
public sealed class Close : MediationActivity
{
    /// <inheritdoc/>
    public override string TypeName => "Mediation.Close";

    /// <inheritdoc/>
    public override string DisplayName => "办结";

    /// <inheritdoc/>
    public override string EnglishName => "Close";

    /// <inheritdoc/>
    public override string Description => "结束案件；未指定结果时，以最近一次回访为准。";

    /// <inheritdoc/>
    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("result", "String", "办理结果")
        {
            UIHint = "dropdown",
            Choices = [.. Enum.GetValues<CaseResult>().Select(r => new InputChoice(r.Code(), r.Code()))],
        },
    ];

    /// <inheritdoc/>
    public override object? Read(ActivityProperties properties)
    {
        if (properties.LiteralText("result") is { Length: > 0 } word && Result(word) is null)
            properties.Error("result-unknown", "result", $"'{word}' is no result of a case.", word);
        return null;
    }

    /// <inheritdoc/>
    public override void Execute(ActivityExecution x)
    {
        var proceeding = x.Host<Proceeding>();
        proceeding.End(Result(x.Input<string>("result")) ?? ByFollowUp(proceeding.File));
        proceeding.Tell("complainant", "closed");
    }

    private static CaseResult ByFollowUp(CaseFile file) => file.FollowUps.FindLast(f => f.Reached) switch
    {
        null => CaseResult.Unconfirmed,
        { Solved: true } => CaseResult.Solved,
        _ => CaseResult.Unsolved,
    };

    private static CaseResult? Result(string? word) =>
        Enum.GetValues<CaseResult>().Where(r => r.Code() == word).Select(r => (CaseResult?)r).FirstOrDefault();
}
