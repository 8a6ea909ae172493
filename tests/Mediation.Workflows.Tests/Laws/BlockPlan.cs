using FsCheck;
using FsCheck.Fluent;

namespace Mediation.Workflows.Tests.Laws;

/// <summary>How to build a flow of blocks, and what is done in it: numbers, so that a failure can be shrunk and told.</summary>
internal sealed record BlockPlan(IReadOnlyList<int> Shape, IReadOnlyList<int> Moves, bool Tokens)
{
    public static Arbitrary<BlockPlan> Counted => Of(tokens: false);

    public static Arbitrary<BlockPlan> Tokened => Of(tokens: true);

    public override string ToString() =>
        $"Shape {string.Join(' ', Shape)}; moves {string.Join(' ', Moves)}; {(Tokens ? "tokens" : "counters")}";

    public Block Build()
    {
        var left = new Queue<int>(Shape);
        var count = 0;
        return Row(depth: 0, inLoop: false);

        int Next() => left.TryDequeue(out var number) ? number : 0;

        string Id() => $"n{count++}";

        Block Row(int depth, bool inLoop) => new BlockRow(
            [.. Enumerable.Range(0, 1 + Next() % 3).Select(_ => Part(depth, inLoop)).ToList()]);

        Block Part(int depth, bool inLoop) => depth > 3 ? new BlockStep(Id(), "done") : (Next() % 6) switch
        {
            1 => new BlockChoice(Id(), Row(depth + 1, inLoop), Row(depth + 1, inLoop)),
            2 or 3 => new BlockFork(Id(), Mode(inLoop),
                [.. Enumerable.Range(0, 2 + Next() % 2).Select(_ => Row(depth + 1, inLoop)).ToList()]),
            4 => new BlockUntil(Id(), Row(depth + 1, inLoop: true)),
            5 => new BlockWhile(Id(), Row(depth + 1, inLoop: true)),
            _ => new BlockStep(Id(), "done"),
        };

        // In token mode a race that was lost leaves its place blocked in the next round, as in the original.
        string Mode(bool inLoop) => (Next() % 3) switch
        {
            1 => "WaitAllActive",
            2 when !(Tokens && inLoop) => "WaitAny",
            _ => "WaitAll",
        };
    }

    private static Arbitrary<BlockPlan> Of(bool tokens) => (
        from shape in Gen.Choose(0, 1000).ListOf(24)
        from moves in Gen.Choose(0, 1_000_000).ListOf(40)
        select new BlockPlan([.. shape], [.. moves], tokens)).ToArbitrary();
}
