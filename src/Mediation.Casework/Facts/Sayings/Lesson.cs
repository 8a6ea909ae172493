using Mediation.Casework.Categories;

namespace Mediation.Casework.Facts.Sayings;

/// <summary>What a town says otherwise than the files (本镇说法): a saying of its own, or one of the files that it strikes out.</summary>
/// <param name="Category">The category <c>XXnn-nn</c>.</param>
/// <param name="Text">The words.</param>
/// <param name="Struck">Whether the files' saying no longer teaches; otherwise this one does.</param>
public sealed record TownSaying(string Category, string Text, bool Struck);

/// <summary>Sayings, and what is learned from them (一课): learning goes on in the background, and a book of rules holds the lesson it knows.</summary>
public sealed class Lesson
{
    private Lesson(IReadOnlyList<Saying> sayings, Task<Teaching?> learned)
    {
        Sayings = sayings;
        Learned = learned;
    }

    /// <summary>The sayings, in the order they teach.</summary>
    public IReadOnlyList<Saying> Sayings { get; }

    /// <summary>What they teach; null when there are too few of them.</summary>
    public Task<Teaching?> Learned { get; }

    /// <summary>Begins to learn; some seconds for thousands of sayings, unless the folder has kept it.</summary>
    /// <param name="sayings">The teachers.</param>
    /// <param name="kept">A folder that keeps what was learned; null keeps nothing.</param>
    /// <param name="quietly">Whether to take one processor only, because others work meanwhile.</param>
    public static Lesson Begin(IReadOnlyList<Saying> sayings, string? kept, bool quietly = false) =>
        new(sayings, Task.Run(() => TeachingArchive.Of(sayings, kept, quietly)));

    /// <summary>
    /// The sayings that teach (施教的说法): those of the files but for what the town strikes out, then the town's own; nothing of categories that
    /// are retired, nor of the town's own work, which is no answer to what a resident says.
    /// </summary>
    public static IReadOnlyList<Saying> SayingsOf(IReadOnlyList<Saying> shipped, IReadOnlyList<TownSaying> town, CategoryList categories)
    {
        var otherwise = town.Select(saying => (saying.Category, saying.Text)).ToHashSet();
        var own = town.Where(saying => !saying.Struck).ToList();
        var taken = own.Select(saying => saying.Text).ToHashSet(StringComparer.Ordinal);
        var silent = categories.All.Where(category => category.Retired || category.IsOwnWork).Select(category => category.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. shipped.Where(saying => !otherwise.Contains((saying.Category, saying.Text)) && !taken.Contains(saying.Text) && !silent.Contains(saying.Category)),
            .. own.Where(saying => !silent.Contains(saying.Category)).Select(saying => new Saying(saying.Text, saying.Category, [])),
        ];
    }
}
