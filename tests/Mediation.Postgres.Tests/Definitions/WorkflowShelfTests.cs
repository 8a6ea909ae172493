using Mediation.Casework.Activities;
using Mediation.Postgres.Definitions;
using Mediation.TestKit;
using Mediation.Workflows.Definitions;
using Npgsql;

namespace Mediation.Postgres.Tests.Definitions;

public sealed class WorkflowShelfTests
{
    [Fact]
    public async Task A_changed_file_is_the_next_version_and_one_that_goes_back_is_the_old_one_again()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.CloneAsync());
        var shelf = new WorkflowShelf(database, TimeProvider.System);

        (await ImportAsync(shelf, "first")).ShouldBe(["hello:1"]);
        (await ImportAsync(shelf, "second")).ShouldBe(["hello:2"]);
        (await InForceAsync(shelf)).ShouldBe("hello:2");
        (await ImportAsync(shelf, "first")).ShouldBeEmpty();

        (await InForceAsync(shelf)).ShouldBe("hello:1");
    }

    [Fact]
    public async Task A_file_beside_what_the_editor_published_waits()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.CloneAsync());
        var shelf = new WorkflowShelf(database, TimeProvider.System);
        await ImportAsync(shelf, "drawn", "studio");

        (await ImportAsync(shelf, "from a file")).ShouldBe(["hello:2"]);
        await ImportAsync(shelf, "from a file");

        (await InForceAsync(shelf)).ShouldBe("hello:1");
    }

    private static Task<IReadOnlyList<string>> ImportAsync(WorkflowShelf shelf, string text, string source = "workflows/hello.json") =>
        shelf.ImportAsync([Definition(text, source)], TestContext.Current.CancellationToken);

    private static async Task<string> InForceAsync(WorkflowShelf shelf) =>
        (await shelf.VersionsAsync(TestContext.Current.CancellationToken)).Single(version => version.InForce).VersionId;

    private static WorkflowDefinition Definition(string text, string source) => WorkflowReader.Read(
        $$"""
        {
          "definitionId": "hello",
          "name": "hello",
          "root": {
            "id": "w", "nodeId": "w", "type": "Elsa.WriteLine", "version": 1,
            "text": { "typeName": "String", "expression": { "type": "Literal", "value": "{{text}}" } }
          }
        }
        """, source, Catalog.All).Definition!;
}
