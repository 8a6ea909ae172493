using Mediation.Rules.Evaluation;

namespace Mediation.Rules.Tests;

public class ReplacingTests
{
    private const int Threads = 100;

    private static readonly RuleArguments Arguments = new() { { "complaint", new Facts { Persons = 7 } } };

    private RuleLibrary inForce = Version(0);

    [Fact]
    public void Whoever_evaluates_while_rules_are_replaced_sees_one_version_whole()
    {
        var versions = new HashSet<string>();
        using var start = new Barrier(Threads + 1);
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            start.SignalAndWait();
            for (var i = 0; i < 200; i++) lock (versions) versions.Add(Evaluate());
        }))];
        foreach (var thread in threads) thread.Start();
        start.SignalAndWait(TestContext.Current.CancellationToken);
        for (var number = 1; number <= 30; number++) Volatile.Write(ref inForce, Version(number));
        foreach (var thread in threads) thread.Join();

        versions.ShouldAllBe(v => v == "whole");
    }

    /// <summary>Every rule, param and output of a version carries its number.</summary>
    private string Evaluate()
    {
        var result = Volatile.Read(ref inForce).Evaluate("wf", Arguments);
        var seen = result.Rules.Select(r => $"{r.Rule.Name[1..]}:{r.Output}").Distinct().ToList();
        return seen is [var only] && only.Split(':') is [var name, var output] && name == output
            ? "whole"
            : string.Join(' ', seen);
    }

    private static RuleLibrary Version(int number) => RuleSets.Compile(string.Concat(
        $$"""{ "WorkflowName": "wf", "GlobalParams": [{ "Name": "g", "Expression": "{{number}}" }], "Rules": [""",
        string.Join(',', "abc".Select(letter => $$"""
            { "RuleName": "{{letter}}{{number}}", "Expression": "l == {{number}} and complaint.Persons > 5",
              "LocalParams": [{ "Name": "l", "Expression": "g" }],
              "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "l" } } } }
            """)),
        "] }"));
}
