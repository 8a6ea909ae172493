using System.Text.Json;
using Mediation.Scripting;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Scripts;

namespace Mediation.Workflows.Expressions;

/// <summary>A JavaScript expression or program, compiled when its definition was read (脚本).</summary>
public sealed record ScriptExpression : Expression
{
    private readonly Script script;

    private ScriptExpression(Script script) => this.script = script;

    /// <summary>The text as written.</summary>
    public string Source => script.Source;

    internal Script Script => script;

    internal static Expression Compile(string source) => Compile(source, out _);

    /// <summary>
    /// Compiles; what doesn't is an expression that fails when it is reached, and the faults say why.
    /// </summary>
    internal static Expression Compile(string source, out IReadOnlyList<ScriptFault> faults)
    {
        var reading = Script.Read(source);
        faults = reading.Faults;
        return reading.Script is { } script
            ? new ScriptExpression(script)
            : new BrokenExpression($"The script can't be read: {string.Join("; ", reading.Faults)}");
    }

    internal override JsonElement Evaluate(Scope scope, DataType type) => Run(scope, outcomes: null);

    /// <summary>Runs it; where outcomes are collected, a script may name some.</summary>
    internal JsonElement Run(Scope scope, List<string>? outcomes)
    {
        var host = new WorkflowScriptHost(scope, script.Source, outcomes);
        var outcome = script.Run(host);
        if (outcome.Fault is { } fault)
            throw new ActivityFaultException($"Line {fault.Line}, column {fault.Column}: {fault.Message}");
        return host.End() is { } refused
            ? throw new ActivityFaultException(refused)
            : ScriptValues.Json(outcome.Value);
    }

    /// <summary>The same text.</summary>
    public bool Equals(ScriptExpression? other) => other is not null && Source == other.Source;

    /// <inheritdoc/>
    public override int GetHashCode() => Source.GetHashCode(StringComparison.Ordinal);
}
