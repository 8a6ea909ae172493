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

    [Theory, InlineData("workflows/hello.json"), InlineData("studio")]
    public async Task A_version_that_is_refuted_is_refused_with_its_trace_and_the_one_in_force_stays(string source)
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.CloneAsync());
        var shelf = new WorkflowShelf(database, TimeProvider.System);
        await ImportAsync(shelf, "first", source);

        var refused = await shelf.ImportAsync([Definition("beside it", "studio", "another"), Stuck(source)], Ct);

        refused.IsRefused.ShouldBeTrue();
        refused.Added.ShouldBeEmpty();
        var finding = refused.Findings.ShouldHaveSingleItem();
        (finding.Definition.DefinitionId, finding.Problem.Code, finding.Problem.Path).ShouldBe(("hello", "unsound-lost-arrival", "$.root.activities[4]"));
        finding.Problem.Message.ShouldContain("choose:False");
        (await shelf.VersionsAsync(Ct)).ShouldHaveSingleItem().VersionId.ShouldBe("hello:1");
        (await shelf.LibraryAsync(Ct)).Find("hello")!.ContentHash.ShouldBe(Definition("first", source).ContentHash);
    }

    [Fact]
    public async Task What_cannot_be_decided_is_said_and_taken()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.CloneAsync());
        var open = WorkflowReader.Read(
            """
            { "definitionId": "hello", "name": "hello", "root": { "id": "call", "type": "Elsa.ExecuteWorkflow", "version": 1,
              "workflowDefinitionId": { "typeName": "String", "expression": { "type": "JavaScript", "value": "'hel' + 'lo'" } } } }
            """, "studio", Catalog.All).Required;

        var taken = await new WorkflowShelf(database, TimeProvider.System).ImportAsync([open], Ct);

        taken.Added.ShouldBe(["hello:1"]);
        taken.Findings.ShouldHaveSingleItem().Problem.Code.ShouldBe("undecided-shape");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<IReadOnlyList<string>> ImportAsync(WorkflowShelf shelf, string text, string source = "workflows/hello.json") =>
        (await shelf.ImportAsync([Definition(text, source)], Ct)).Added;

    private static async Task<string> InForceAsync(WorkflowShelf shelf) =>
        (await shelf.VersionsAsync(Ct)).Single(version => version.InForce).VersionId;

    /// <summary>A decision takes a line away from a join that waits for all.</summary>
    private static WorkflowDefinition Stuck(string source) => WorkflowReader.Read(
        """
        { "definitionId": "hello", "name": "hello", "root": { "id": "chart", "type": "Elsa.Flowchart", "version": 1,
          "activities": [
            { "id": "start", "type": "Elsa.Start" },
            { "id": "choose", "type": "Elsa.FlowDecision", "condition": { "typeName": "Boolean", "expression": { "type": "JavaScript", "value": "variables.x" } } },
            { "id": "left", "type": "Elsa.WriteLine" },
            { "id": "right", "type": "Elsa.WriteLine" },
            { "id": "join", "type": "Elsa.FlowJoin", "mode": { "typeName": "String", "expression": { "type": "Literal", "value": "WaitAll" } } } ],
          "connections": [
            { "source": { "activity": "start", "port": "Done" }, "target": { "activity": "choose", "port": "In" } },
            { "source": { "activity": "start", "port": "Done" }, "target": { "activity": "right", "port": "In" } },
            { "source": { "activity": "choose", "port": "True" }, "target": { "activity": "left", "port": "In" } },
            { "source": { "activity": "left", "port": "Done" }, "target": { "activity": "join", "port": "In" } },
            { "source": { "activity": "right", "port": "Done" }, "target": { "activity": "join", "port": "In" } } ] } }
        """, source, Catalog.All).Required;

    private static WorkflowDefinition Definition(string text, string source, string id = "hello") => WorkflowReader.Read(
        $$"""
        {
          "definitionId": "{{id}}",
          "name": "{{id}}",
          "root": {
            "id": "w", "nodeId": "w", "type": "Elsa.WriteLine", "version": 1,
            "text": { "typeName": "String", "expression": { "type": "Literal", "value": "{{text}}" } }
          }
        }
        """, source, Catalog.All).Definition!;
}
