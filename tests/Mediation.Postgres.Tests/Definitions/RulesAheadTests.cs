using Mediation.Casework;
using Mediation.Postgres.Definitions;
using Mediation.Rules.Reading;
using Mediation.TestKit;
using Npgsql;

namespace Mediation.Postgres.Tests.Definitions;

/// <summary>Versions that wait for their day. 待施行规则</summary>
public sealed class RulesAheadTests : IAsyncLifetime
{
    private static readonly Guid Somebody = Guid.CreateVersion7();

    private static readonly DateTimeOffset Day = new(2027, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private NpgsqlDataSource database = null!;

    private RuleShelf shelf = null!;

    private RuleDrafting drafting = null!;

    private RulesAhead ahead = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_eight_nodes_that_see_the_moment_come_one_brings_it_into_force()
    {
        await WaitAsync(12);
        (await ahead.DueAsync(Day.AddTicks(-10), Ct)).ShouldBeEmpty();
        (await TakeEffectAsync(Day.AddTicks(-10), Gate)).ShouldBeFalse();
        (await ahead.DueAsync(Day, Ct)).ShouldBe(["group"]);

        var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TakeEffectAsync(Day, Gate)));

        done.Count(did => did).ShouldBe(1);
        (await VersionsAsync()).ShouldBe(["2 workbench 现行", "1 rules/group.json"]);
        (await ScalarAsync("select count(*) from rule_publication")).ShouldBe(1L);
        (await ahead.DueAsync(Day, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_no_longer_fits_when_its_day_comes_stays_outside_and_says_why()
    {
        await WaitAsync(12);

        (await TakeEffectAsync(Day, _ => new Refusal("rules.faulty", null, 1))).ShouldBeFalse();

        (await ahead.DueAsync(Day, Ct)).ShouldBeEmpty();
        (await VersionsAsync()).ShouldBe(["2 workbench", "1 rules/group.json 现行"]);
        (await ScalarAsync("select refused_why from rule_ahead")).ShouldBe("rules.faulty (1)");
        (await ahead.WithdrawAsync("group", 2, Somebody, Ct)).IsRefused.ShouldBeFalse();
        (await ahead.WithdrawAsync("group", 2, Somebody, Ct)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("rules.not-ahead");
    }

    [Fact]
    public async Task A_file_that_comes_meanwhile_does_not_bring_it_forward_and_it_still_comes()
    {
        await WaitAsync(12);

        await shelf.ImportAsync(Sets(14), Ct);

        (await VersionsAsync()).ShouldBe(["3 rules/group.json 现行", "2 workbench", "1 rules/group.json"]);
        (await TakeEffectAsync(Day, Gate)).ShouldBeTrue();
        (await VersionsAsync()).ShouldBe(["3 rules/group.json", "2 workbench 现行", "1 rules/group.json"]);
    }

    [Fact]
    public async Task Bringing_it_into_force_before_its_day_ends_the_waiting()
    {
        await WaitAsync(12);

        (await drafting.ReturnAsync("group", 2, new(Somebody, "现在就要"), Gate, Ct)).IsRefused.ShouldBeFalse();

        (await TakeEffectAsync(Day, Gate)).ShouldBeFalse();
        (await ScalarAsync("select count(*) from rule_publication")).ShouldBe(1L);
    }

    public async ValueTask InitializeAsync()
    {
        database = NpgsqlDataSource.Create(await TestPostgres.CloneAsync());
        shelf = new RuleShelf(database, TimeProvider.System);
        drafting = new RuleDrafting(database, TimeProvider.System);
        ahead = new RulesAhead(database, TimeProvider.System);
        await shelf.ImportAsync(Sets(10), Ct);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task WaitAsync(int persons)
    {
        var seen = (await new RuleDrafts(database).FindAsync("group", Ct)).ShouldNotBeNull();
        var draft = (await drafting.SaveAsync("group", seen.Stamp, Somebody, _ => Json(persons), Ct)).Value;
        (await drafting.PublishAsync("group", draft.Stamp, new(Somebody, "元旦起") { From = Day }, Gate, Ct)).IsRefused.ShouldBeFalse();
    }

    private Task<bool> TakeEffectAsync(DateTimeOffset now, Func<string, Answer<RuleSet>> gate) =>
        ahead.TakeEffectAsync("group", now, gate, refusal => refusal.ToString(), Ct);

    private static Answer<RuleSet> Gate(string text) => RuleFile.Read(text, "group.json").RuleSets[0];

    private async Task<IReadOnlyList<string>> VersionsAsync() => [.. (await shelf.VersionsAsync(Ct))
        .Select(version => $"{version.Number} {version.Source}{(version.InForce ? " 现行" : "")}")];

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }

    private static IReadOnlyList<RuleSet> Sets(int persons) => RuleFile.Read(Json(persons), "group.json").RuleSets;

    private static string Json(int persons) =>
        $$"""{"WorkflowName":"group","Rules":[{"RuleName":"many","Expression":"complaint.Persons >= {{persons}}"}]}""";
}
