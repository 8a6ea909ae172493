using Mediation.Casework.Facts.Sayings;
using Mediation.Casework.Rulings;

namespace Mediation.Policy.Tests;

/// <summary>What the sayings taught is kept for the next start, and never believed when it isn't whole.</summary>
public sealed class TaughtTests : IDisposable
{
    private const string Words = "楼上天天半夜拖椅子，吵得睡不着";

    // How much was taught makes no difference to how it is kept, and two files are taught sooner than all.
    private static readonly SayingFiles Few = SayingFiles.Of(new[] { "AQ01.json", "MF02.json" }
        .Select(file => (file, File.ReadAllText(Path.Combine(Shipped.Folder("rules"), "sayings", file)))));

    private readonly string folder = Directory.CreateTempSubdirectory("taught-").FullName;

    [Fact]
    public async Task A_second_start_remembers_what_the_first_was_taught()
    {
        var first = Compared(await StartAsync());
        var written = File.GetLastWriteTimeUtc(Kept());

        Compared(await StartAsync()).ShouldBeEquivalentTo(first);

        File.GetLastWriteTimeUtc(Kept()).ShouldBe(written);
    }

    [Fact]
    public async Task What_is_kept_is_believed_only_whole()
    {
        var first = Compared(await StartAsync());
        var bytes = await File.ReadAllBytesAsync(Kept(), TestContext.Current.CancellationToken);
        bytes[^100] ^= 1;
        await File.WriteAllBytesAsync(Kept(), bytes, TestContext.Current.CancellationToken);

        Compared(await StartAsync()).ShouldBeEquivalentTo(first);

        bytes[^100] ^= 1;
        (await File.ReadAllBytesAsync(Kept(), TestContext.Current.CancellationToken)).ShouldBe(bytes);
    }

    [Fact]
    public async Task Other_sayings_teach_anew_and_the_old_are_forgotten()
    {
        await StartAsync();
        var before = Kept();

        await StartAsync("""[{"text": "楼上夫妻天天吵架声音很大", "category": "MF01-01"}, {"text": "物业费涨了", "category": "MF05-01"}]""");

        Kept().ShouldNotBe(before);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<RuleBook> StartAsync(string? sayings = null)
    {
        var read = sayings is null ? Few : SayingFiles.Of([("few.json", sayings)]);
        var book = RuleBook.Of([], Shipped.Vocabulary, Shipped.Book.Categories, read, taught: folder);
        await book.TaughtAsync();
        return book;
    }

    private static Likeness Compared(RuleBook book) => book.Compare(Words);

    private string Kept() => Directory.GetFiles(folder).ShouldHaveSingleItem();
}
