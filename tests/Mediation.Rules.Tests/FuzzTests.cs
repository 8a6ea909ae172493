using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;
using Mediation.Rules.Tests.Expressions;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Tests;

/// <summary>
/// Whatever a file holds, the engine answers with values and soon: a fault, a failure or a result. A few thousand rounds
/// here; <c>./bench fuzz-rules</c> sets <c>MEDIATION_FUZZ_ROUNDS</c> to a million of each.
/// </summary>
public class FuzzTests
{
    private static readonly string Folder = AppContext.BaseDirectory;

    private static readonly RuleInputs Inputs = new RuleInputs()
        .With("a", RuleType.Dynamic)
        .With("complaint", RuleType.Of(typeof(Facts)));

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static readonly RuleSettings[] Settings =
    [
        Tight(new()),
        Tight(new() { Profile = RuleProfile.Original }),
        Tight(new() { NullSafeMembers = true })
    ];

    private static readonly int? Asked =
        int.TryParse(Environment.GetEnvironmentVariable("MEDIATION_FUZZ_ROUNDS"), out var rounds) ? rounds : null;

    [Fact]
    public void Mutated_expressions_never_break_out()
    {
        var random = new Random(20260301);
        var seeds = File.ReadLines(Path.Combine(Folder, "Expressions", "standard.csv"))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split("; ")[0])
            .Concat(Enumerable.Range(0, 50).Select(i => new RandomExpressions(i).Condition(3))).ToArray();

        for (var round = 0; round < (Asked ?? 1_500); round++)
        {
            var text = Mutated(seeds[random.Next(seeds.Length)], seeds[random.Next(seeds.Length)], random);
            Run($$"""
                { "WorkflowName": "wf", "Rules": [{ "RuleName": "r", "Expression": {{JsonSerializer.Serialize(text)}},
                  "Actions": { "OnFailure": {
                    "Name": "OutputExpression", "Context": { "Expression": {{JsonSerializer.Serialize(text)}} } } } }] }
                """, round);
        }
    }

    [Fact]
    public void Mutated_files_never_break_out()
    {
        var random = new Random(20260302);
        var seeds = Directory.GetFiles(Path.Combine(Folder, "Conformance"), "*.json").Order(StringComparer.Ordinal)
            .Select(f => JsonDocument.Parse(File.ReadAllText(f)).RootElement.GetProperty("workflows")[0].ToString())
            .ToArray();

        for (var round = 0; round < (Asked ?? 600); round++)
            Run(Mutated(seeds[random.Next(seeds.Length)], seeds[random.Next(seeds.Length)], random), round);
    }

    [Theory]
    [InlineData('(', 5_000)]
    [InlineData('!', 40_000)]
    [InlineData('-', 40_000)]
    [InlineData('[', 5_000)]
    public void Deep_nesting_is_refused_and_not_a_crash(char opening, int depth)
    {
        RuleExpression.Parse(new string(opening, depth) + "1", out var fault).ShouldBeNull();
        fault.ShouldNotBeNull();
    }

    [Fact]
    public void A_long_chain_is_refused_and_not_a_crash()
    {
        RuleExpression.Parse("1" + string.Concat(Enumerable.Repeat("+1", 20_000)), out var fault).ShouldBeNull();
        fault!.Code.ShouldBe("rules.expression.too-deep");
    }

    private static RuleSettings Tight(RuleSettings settings) => settings with
    {
        Limits = new() { Steps = 10_000, TextLength = 10_000, Elements = 1_000 }
    };

    private static void Run(string json, int round)
    {
        var started = Stopwatch.GetTimestamp();
        Should.NotThrow(() => Evaluate(json, Settings[round % Settings.Length]), json);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(Soon, json);
    }

    private static void Evaluate(string json, RuleSettings settings)
    {
        var file = RuleFile.Read(json, "fuzz");
        if (file.Faults.Count > 0 || file.RuleSets.Count == 0) return;
        var library = RuleLibrary.Compile(file.RuleSets, Inputs, settings);
        var values = new RuleArguments { { "a", 3 }, { "complaint", new Facts { Text = "打", Tags = ["x"] } } };
        foreach (var set in library.RuleSets)
            foreach (var result in library.Evaluate(set.Name, values, new() { Trace = true }).Rules)
                TraceText.Because(result);
    }

    private static string Mutated(string text, string other, Random random)
    {
        const string Pieces = "()[]{}.,?:\"'\\+-*/%!<>=&|x9 打\0\uD800";
        var mutated = new StringBuilder(text);
        for (var i = random.Next(1, 4); i > 0 && mutated.Length > 0; i--)
        {
            var at = random.Next(mutated.Length);
            _ = random.Next(5) switch
            {
                0 => mutated.Remove(at, Math.Min(random.Next(1, 6), mutated.Length - at)),
                1 => mutated.Insert(at, Pieces[random.Next(Pieces.Length)]),
                2 => mutated.Replace(mutated[at], Pieces[random.Next(Pieces.Length)], at, 1),
                3 when other.Length > 0 && random.Next(other.Length) is var from =>
                    mutated.Insert(at, other[from..Math.Min(other.Length, from + random.Next(1, 12))]),
                _ => mutated.Append(other)
            };
        }
        return mutated.ToString();
    }
}
