namespace Mediation.Policy.Tests;

/// <summary>
/// What a text costs at most: a tenth of a second or so in a release build, some times that in a debug build on a busy machine. Counts
/// processor time, with nothing else running in this process.
/// </summary>
[CollectionDefinition(nameof(LongTextTests), DisableParallelization = true)]
[Collection(nameof(LongTextTests))]
public sealed class LongTextTests
{
    [Theory]
    [InlineData("老公")]
    [InlineData("打")]
    [InlineData("没有")]
    [InlineData("老公打我，")]
    [InlineData("我的孩子被人家")]
    [InlineData("水电气")]
    public void The_longest_text_cannot_hold_up_the_window(string repeated)
    {
        var text = string.Concat(Enumerable.Repeat(repeated, 20_000 / repeated.Length));

        Enumerable.Range(0, 5).Min(_ => Cost(text)).ShouldBeLessThan(TimeSpan.FromMilliseconds(800));
    }

    private static TimeSpan Cost(string text)
    {
        var before = Environment.CpuUsage.TotalTime;
        Shipped.Vocabulary.Find(text);
        return Environment.CpuUsage.TotalTime - before;
    }
}
