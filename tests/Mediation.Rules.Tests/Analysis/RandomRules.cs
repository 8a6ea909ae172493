namespace Mediation.Rules.Tests.Analysis;

/// <summary>Grows rule sets and matters from a seed; both keep to few values, so that they meet.</summary>
internal sealed class RandomRules(int seed)
{
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    private static readonly string[] Policies = ["first", "best", "collect"];

    private readonly Random random = new(seed);

    public string Set() => Town.Set(
        $"\"HitPolicy\":\"{Policies[random.Next(3)]}\",",
        Enumerable.Range(0, random.Next(2, 6)).Select(i => ($"r{i}", $"o{i}", Condition(2), "")));

    public string Condition(int depth) => depth == 0 ? Atom() : random.Next(6) switch
    {
        0 => $"not ({Condition(depth - 1)})",
        1 => $"({Condition(depth - 1)} ? {Condition(depth - 1)} : {Condition(depth - 1)})",
        2 or 3 => $"({Condition(depth - 1)} or {Condition(depth - 1)})",
        _ => $"({Condition(depth - 1)} and {Condition(depth - 1)})"
    };

    public Matter Matter() => new()
    {
        Persons = random.Next(1, 6),
        Days = random.Next(3) == 0 ? null : random.Next(0, 6),
        Claim = random.Next(0, 9) / 2m,
        Category = random.Next(5) is var c && c == 4 ? null : new[] { "AQ01", "AQ02", "MF01", "MF02" }[c],
        Channel = Pick("窗口", "电话", "其他"),
        Anonymous = random.Next(2) == 0,
        Solved = random.Next(3) switch { 0 => null, 1 => true, _ => false },
        Since = random.Next(3) == 0 ? null : new DateOnly(2026, 1, random.Next(1, 4)),
        Words = [.. new[] { "打", "骂" }.Where(_ => random.Next(2) == 0)],
        Text = Pick("", "长长的话")
    };

    private string Atom() => random.Next(14) switch
    {
        0 => $"m.Persons {Comparison()} {random.Next(0, 6)}",
        1 => $"m.Days {Comparison()} {random.Next(0, 5)}",
        2 => $"m.Claim {Comparison()} {random.Next(0, 4)}.5",
        3 => $"m.Category == \"{Pick("AQ01", "MF02", "ZZ")}\"",
        4 => $"m.Under(\"{Pick("AQ", "MF", "AQ02,MF01")}\")",
        5 => $"m.Channel {Pick("==", "!=")} \"{Pick("窗口", "电话")}\"",
        6 => "m.Anonymous",
        7 => $"m.Solved {Pick("==", "!=")} {Pick("true", "false", "null")}",
        8 => $"m.Since {Comparison()} DateOnly(2026, 1, {random.Next(1, 4)})",
        9 => $"m.Mentions(\"{Pick("打", "骂", "打,骂")}\")",
        10 => $"m.Persons in (1, {random.Next(2, 5)})",
        11 => $"{random.Next(1, 4)} {Comparison()} m.Persons",
        12 => $"(m.Solved ?? {Pick("true", "false")})",
        _ => Pick("m.Text.Length > 2", "m.Persons > m.Claim", "m.Category != null")
    };

    private string Comparison() => Comparisons[random.Next(6)];

    private string Pick(params string[] of) => of[random.Next(of.Length)];
}
