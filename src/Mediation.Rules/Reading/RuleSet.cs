using System.Text.Json;

namespace Mediation.Rules.Reading;

/// <summary>Which of the rules that came true count (命中策略).</summary>
public enum HitPolicy
{
    /// <summary>All that came true, in order of declaration (全部命中).</summary>
    Collect,

    /// <summary>Evaluation stops at the first that comes true (首个命中).</summary>
    First,

    /// <summary>The one whose output has the largest <c>Score</c>; ties go to the earlier (得分最高).</summary>
    Best,

    /// <summary>
    /// The one with the largest <see cref="Rule.Priority"/> (优先级最高): rules are evaluated from the largest down, the
    /// earlier of equals first, and evaluation stops at the first that comes true.
    /// </summary>
    Priority,
}

/// <summary>
/// A rule set (规则集): what RulesEngine calls a workflow. Immutable; named by the hash of its content.
/// </summary>
public sealed record RuleSet
{
    /// <summary>The name it is asked by (规则集名称); case matters.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the canonical content, in lower-case hexadecimal (内容版本).</summary>
    public required string Version { get; init; }

    /// <summary>Which true rules count (命中策略): the member <c>HitPolicy</c>; all of them when it is absent.</summary>
    public HitPolicy HitPolicy { get; init; }

    /// <summary>Values computed once for each evaluation, in order (全局参数).</summary>
    public IReadOnlyList<ScopedParam> GlobalParams { get; init; } = [];

    /// <summary>Names of rule sets whose rules are appended to this one's (引入的规则集).</summary>
    public IReadOnlyList<string> WorkflowsToInject { get; init; } = [];

    /// <summary>Top-level rules in order (规则).</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>Where it was read from (来源文件).</summary>
    public required string Source { get; init; }

    /// <summary>The JSON as written, members that are not understood included (原文).</summary>
    public required JsonElement Raw { get; init; }

    /// <summary>Line and column of each JSON path, for faults found later.</summary>
    internal IReadOnlyDictionary<string, (int Line, int Column)> Places { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, (int, int)>.Empty;

    /// <summary>Line and column, from 1, of a JSON path of the file; null when it names nothing that is known (位置).</summary>
    public (int Line, int Column)? PlaceOf(string path) => Places.TryGetValue(path, out var place) ? place : null;

    internal RuleFault FaultAt(string path, string code, params IReadOnlyList<string> arguments)
    {
        var (line, column) = Places.GetValueOrDefault(path);
        return new(Source, path, line, column, code, arguments);
    }
}
