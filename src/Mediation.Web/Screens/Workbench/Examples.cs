using Mediation.Casework.Trials;
using Mediation.Postgres.Definitions;

namespace Mediation.Web.Screens.Workbench;

/// <summary>The examples that rules are judged by (示例): those of <c>rules/examples/</c>, and those that were made of returned cases.</summary>
internal sealed class Examples(ExampleShelf shelf, Opening.TownFiles files)
{
    private readonly Lazy<IReadOnlyList<ComplaintExample>> shipped = new(() => ComplaintExample.Read(Path.Combine(files.Rules, "examples")));

    private volatile Kept? kept;

    /// <summary>All of them, each once; the same list as long as nothing changed.</summary>
    public async Task<IReadOnlyList<ComplaintExample>> AllAsync(CancellationToken ct)
    {
        var made = await shelf.ListAsync(ct);
        if (kept is not { } known || !known.Ids.SequenceEqual(made.Select(one => one.Id)))
            kept = known = new([.. made.Select(one => one.Id)],
                [.. shipped.Value.Concat(made.Reverse().Select(one => one.Example)).DistinctBy(example => example.Text)]);
        return known.All;
    }

    private sealed record Kept(IReadOnlyList<Guid> Ids, IReadOnlyList<ComplaintExample> All);
}
