using Mediation.Casework;
using Mediation.Postgres.Definitions;
using Mediation.Rules.Reading;
using Mediation.TestKit;
using Npgsql;

namespace Mediation.Postgres.Tests.Definitions;

/// <summary>Drafts of rule sets, and bringing versions into force. 规则起草</summary>
public sealed class RuleDraftingTests : IAsyncLifetime
{
    private static readonly Guid Somebody = Guid.CreateVersion7();

    private NpgsqlDataSource database = null!;

    private RuleShelf shelf = null!;

    private RuleDrafting drafting = null!;

    [Fact]
    public async Task A_save_made_from_an_older_state_is_refused_and_the_same_content_again_is_the_same_save()
    {
        var seen = await OpenAsync();
        var saved = (await SaveAsync(seen.Stamp, 12)).Value;

        (await SaveAsync(seen.Stamp, 13)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(RuleDrafting.Changed);
        (await SaveAsync(seen.Stamp, 12)).Value.Stamp.ShouldBe(saved.Stamp);
        (await OpenAsync()).Document.ShouldBe(Json(12));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_told()
    {
        var seen = await OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(20, 8).Select(persons => SaveAsync(seen.Stamp, persons)));

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        answers.Where(answer => answer.IsRefused).ShouldAllBe(answer => answer.Refusals[0].Code == RuleDrafting.Changed);
    }

    [Fact]
    public async Task A_published_draft_is_the_next_version_and_pressing_twice_makes_one()
    {
        var draft = (await SaveAsync((await OpenAsync()).Stamp, 12)).Value;

        var answers = await Task.WhenAll(PublishAsync(draft.Stamp), PublishAsync(draft.Stamp));

        answers.Count(answer => !answer.IsRefused).ShouldBe(1);
        (await VersionsAsync()).ShouldBe(["2 workbench 现行", "1 rules/group.json"]);
        (await OpenAsync()).Saved.ShouldBeNull();
    }

    [Fact]
    public async Task What_a_person_brought_into_force_stays_over_a_changed_file_which_waits_and_overtakes_the_draft()
    {
        await PublishAsync((await SaveAsync((await OpenAsync()).Stamp, 12)).Value.Stamp);
        var begun = (await SaveAsync((await OpenAsync()).Stamp, 13)).Value;

        await shelf.ImportAsync(Sets(14), TestContext.Current.CancellationToken);

        (await VersionsAsync()).ShouldBe(["3 rules/group.json", "2 workbench 现行", "1 rules/group.json"]);
        (await OpenAsync()).OvertakenBy.ShouldBe(3);
        (await PublishAsync(begun.Stamp)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("rules.overtaken");
        (await drafting.CatchUpAsync("group", begun.Stamp, TestContext.Current.CancellationToken)).IsRefused.ShouldBeFalse();
        (await PublishAsync(begun.Stamp)).IsRefused.ShouldBeFalse();
        (await VersionsAsync())[0].ShouldBe("4 workbench 现行");
    }

    [Fact]
    public async Task Going_back_brings_the_earlier_version_into_force_and_a_later_start_leaves_it()
    {
        await PublishAsync((await SaveAsync((await OpenAsync()).Stamp, 12)).Value.Stamp);

        (await ReturnAsync(1)).IsRefused.ShouldBeFalse();
        (await ReturnAsync(1)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("rules.already");
        (await ReturnAsync(9)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(RuleDrafting.Unknown);
        await shelf.ImportAsync(Sets(14), TestContext.Current.CancellationToken);

        (await VersionsAsync()).ShouldBe(["3 rules/group.json", "2 workbench", "1 rules/group.json 现行"]);
        (await ScalarAsync("select count(*) from rule_publication")).ShouldBe(2L);
    }

    [Fact]
    public async Task A_draft_that_the_gate_refuses_changes_nothing()
    {
        var draft = (await SaveAsync((await OpenAsync()).Stamp, 12)).Value;

        var refused = await drafting.PublishAsync("group", draft.Stamp, new(Somebody, "试"), _ => new Refusal("rules.faulty", null, 1), TestContext.Current.CancellationToken);

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe("rules.faulty");
        (await VersionsAsync()).ShouldBe(["1 rules/group.json 现行"]);
        (await OpenAsync()).Document.ShouldBe(Json(12));
    }

    [Fact]
    public async Task A_draft_that_was_thrown_away_is_the_version_in_force_again()
    {
        var draft = (await SaveAsync((await OpenAsync()).Stamp, 12)).Value;

        (await drafting.DiscardAsync("group", Guid.CreateVersion7().ToString(), TestContext.Current.CancellationToken)).Refusals[0].Code.ShouldBe(RuleDrafting.Changed);
        (await drafting.DiscardAsync("group", draft.Stamp, TestContext.Current.CancellationToken)).Value.Document.ShouldBe(Json(10));
    }

    public async ValueTask InitializeAsync()
    {
        database = NpgsqlDataSource.Create(await TestPostgres.CloneAsync());
        shelf = new RuleShelf(database, TimeProvider.System);
        drafting = new RuleDrafting(database, TimeProvider.System);
        await shelf.ImportAsync(Sets(10), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<RuleDraft> OpenAsync() =>
        (await new RuleDrafts(database).FindAsync("group", TestContext.Current.CancellationToken)).ShouldNotBeNull();

    private Task<Answer<RuleDraft>> SaveAsync(string stamp, int persons) =>
        drafting.SaveAsync("group", stamp, Somebody, _ => Json(persons), TestContext.Current.CancellationToken);

    private Task<Answer<RuleDraft>> PublishAsync(string stamp) =>
        drafting.PublishAsync("group", stamp, new(Somebody, "人数要改"), Gate, TestContext.Current.CancellationToken);

    private Task<Answer<RuleDraft>> ReturnAsync(int number) =>
        drafting.ReturnAsync("group", number, new(Somebody, "改回去"), Gate, TestContext.Current.CancellationToken);

    private static Answer<RuleSet> Gate(string text) => RuleFile.Read(text, "group.json").RuleSets[0];

    private async Task<IReadOnlyList<string>> VersionsAsync() => [.. (await shelf.VersionsAsync(TestContext.Current.CancellationToken))
        .Select(version => $"{version.Number} {version.Source}{(version.InForce ? " 现行" : "")}")];

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static IReadOnlyList<RuleSet> Sets(int persons) => RuleFile.Read(Json(persons), "group.json").RuleSets;

    private static string Json(int persons) =>
        $$"""{"WorkflowName":"group","Rules":[{"RuleName":"many","Expression":"complaint.Persons >= {{persons}}"}]}""";
}
