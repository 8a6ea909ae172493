using Mediation.Postgres.Schema;
using Mediation.TestKit;

namespace Mediation.Postgres.Tests.Schema;

public sealed class MigratorTests : IAsyncLifetime
{
    private static readonly Migration First = new(1, "first", "create table first (id integer)");
    private static readonly Migration Second = new(2, "second", "create table second (id integer)");

    private string database = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestPostgres.EmptyAsync();

    public async ValueTask DisposeAsync() => await TestPostgres.DropAsync(database);

    [Fact]
    public async Task An_edited_migration_refuses_to_start_and_changes_nothing()
    {
        await Migrator(First).ApplyAsync(Ct);

        var edited = First with { Sql = "create table first (id bigint)" };
        var refused = await Should.ThrowAsync<SchemaMismatchException>(() => Migrator(edited, Second).ApplyAsync(Ct));

        refused.Message.ShouldContain("0001_first");
        (await Migrator(First, Second).PendingAsync(Ct)).ShouldBe([Second]);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_refuses_to_start()
    {
        await Migrator(First, Second).ApplyAsync(Ct);

        await Should.ThrowAsync<SchemaMismatchException>(() => Migrator(First).ApplyAsync(Ct));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_no_trace()
    {
        var broken = new Migration(2, "broken", "create table half (id integer); select no_such_function()");

        var failed = await Should.ThrowAsync<InvalidOperationException>(() => Migrator(First, broken).ApplyAsync(Ct));

        failed.Message.ShouldContain("0002_broken");
        (await Migrator(First, Second).ApplyAsync(Ct)).ShouldBe([Second]);
    }

    [Fact]
    public async Task Several_nodes_starting_at_once_apply_each_migration_once()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrator(First, Second).ApplyAsync(Ct)));

        applied.SelectMany(migrations => migrations).ShouldBe([First, Second]);
        (await Migrator(First, Second).PendingAsync(Ct)).ShouldBeEmpty();
    }

    private Migrator Migrator(params Migration[] migrations) => new(database, migrations, TimeProvider.System);
}
