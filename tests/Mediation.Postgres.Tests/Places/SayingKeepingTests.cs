using Mediation.Postgres.Administration;
using Mediation.Postgres.Places;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Places;

/// <summary>What residents say of a category is taught on its page.</summary>
public sealed class SayingKeepingTests : IAsyncLifetime
{
    private const string Leak = "MF02-03";

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SayingKeeping Keeping => new(town.Source, town.InForce, town.Clock);

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Sayings_that_were_written_are_there_and_the_log_says_how_many_but_not_what()
    {
        var before = await ReadAsync();
        string[] lines = [.. before.Lines.Skip(1), "天花板像下雨一样滴个不停"];

        (await SaveAsync(lines, before.Stamp)).Value.ShouldBe((1, 1));

        (await ReadAsync()).Lines.ShouldBe(lines);
        var line = (await new AdministrationLog(town.Source).ReadAsync(Townspeople.Auditor, new AdministrationFilter(), null, 9, Ct)).Value.Single();
        (line.Act.Kind, line.Act.Subject, line.Act.Reason).ShouldBe(("sayings-changed", Leak, "试一试"));
        line.Act.After.ShouldBe($"{before.Lines.Count} 句：加 1 句，去 1 句");
        (await ReadAsync()).Town.Edition.ShouldBe(before.Town.Edition + 1, "other nodes shall see it");
    }

    [Fact]
    public async Task Lines_that_somebody_else_changed_meanwhile_are_not_written_over()
    {
        var before = await ReadAsync();
        await SaveAsync([.. before.Lines, "先来的一句"], before.Stamp);

        (await SaveAsync([.. before.Lines, "后来的一句"], before.Stamp)).Refusals.Single().Code.ShouldBe(TownKeeping.Changed);

        (await ReadAsync()).Lines[^1].ShouldBe("先来的一句");
    }

    [Fact]
    public async Task What_changes_nothing_has_a_fault_or_names_no_category_is_refused_and_only_an_administrator_may()
    {
        var before = await ReadAsync();

        (await SaveAsync(before.Lines, before.Stamp)).Refusals.Single().Code.ShouldBe("town.unchanged");
        (await SaveAsync([.. before.Lines, "打我电话13800001111"], before.Stamp)).Refusals.Single().Code.ShouldBe("town.faulty");
        (await Keeping.SaveAsync(Townspeople.Administrator, "MF77-77", "一句", "", "试一试", Ct)).Refusals.Single().Code.ShouldBe("category.unknown");
        (await Keeping.SaveAsync(Townspeople.Administrator, Leak, "一句", before.Stamp, " ", Ct)).Refusals.Single().Code.ShouldBe("field.missing");
        (await Keeping.SaveAsync(Townspeople.Supervisor, Leak, "一句", before.Stamp, "试一试", Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await Keeping.ReadAsync(Townspeople.Auditor, Leak, Ct)).Value.Lines.ShouldBe(before.Lines);
    }

    private async Task<CategorySayings> ReadAsync() => (await Keeping.ReadAsync(Townspeople.Administrator, Leak, Ct)).Value;

    private Task<Casework.Answer<(int Added, int Removed)>> SaveAsync(IReadOnlyList<string> lines, string stamp) =>
        Keeping.SaveAsync(Townspeople.Administrator, Leak, string.Join("\r\n", lines), stamp, "试一试", Ct);
}
