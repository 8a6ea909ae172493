using Mediation.Rules.Expressions;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Evaluation;

/// <summary>Turns what stopped an expression into a failure with a code.</summary>
internal static class Failures
{
    public static RuleFailure Of(Exception e, FailureStage stage, string path) => e switch
    {
        EvaluationException stopped => new(stage, stopped.Code, path, stopped.Offset, stopped.Arguments),
        ExpressionException faulty => Of(faulty.Fault, stage, path),
        DivideByZeroException => new(stage, "rules.value.divide-by-zero", path, null),
        NullReferenceException => new(stage, "rules.value.null", path, null),
        FormatException or ArgumentException or OverflowException or InvalidOperationException or InvalidCastException
            or KeyNotFoundException or IndexOutOfRangeException =>
                new(stage, "rules.value.refused", path, null, e.Message),
        _ => new(stage, "rules.value.exception", path, null, e.GetType().Name, e.Message)
    };

    public static RuleFailure Of(ExpressionFault fault, FailureStage stage, string path) =>
        new(stage, fault.Code, path, fault.Offset, fault.Arguments);
}
