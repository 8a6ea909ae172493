using Mediation.Postgres.Definitions;
using Mediation.Rules.Reading;
using Mediation.TestKit;
using Npgsql;

namespace Mediation.Postgres.Tests.Definitions;

public sealed class RuleShelfTests
{
    [Fact]
    public async Task A_changed_file_becomes_the_next_version_and_the_only_one_in_force()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.CloneAsync());
        var shelf = new RuleShelf(database, TimeProvider.System);

        await shelf.ImportAsync(Sets(10), TestContext.Current.CancellationToken);
        await shelf.ImportAsync(Sets(12), TestContext.Current.CancellationToken);
        await shelf.ImportAsync(Sets(12), TestContext.Current.CancellationToken);

        var versions = await shelf.VersionsAsync(TestContext.Current.CancellationToken);
        versions.Select(v => (v.Number, v.InForce)).ShouldBe([(2, true), (1, false)]);
    }

    [Fact]
    public async Task A_file_that_goes_back_brings_its_old_version_back_into_force()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.CloneAsync());
        var shelf = new RuleShelf(database, TimeProvider.System);

        foreach (var persons in new[] { 10, 12, 10 })
            await shelf.ImportAsync(Sets(persons), TestContext.Current.CancellationToken);

        var versions = await shelf.VersionsAsync(TestContext.Current.CancellationToken);
        versions.Select(v => (v.Number, v.InForce)).ShouldBe([(2, false), (1, true)]);
    }

    private static IReadOnlyList<RuleSet> Sets(int persons) => RuleFile.Read(
        $$"""{"WorkflowName":"group","Rules":[{"RuleName":"many","Expression":"complaint.Persons >= {{persons}}"}]}""",
        "group.json").RuleSets;
}
