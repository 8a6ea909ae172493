using Mediation.Casework.Activities;
using Mediation.Postgres.Definitions;
using Mediation.Rules.Reading;
using Mediation.TestKit;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Definitions;
using Npgsql;

namespace Mediation.Postgres.Tests.Definitions;

public sealed class PolicyExportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shipped_files_come_out_byte_for_byte()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.CloneAsync());
        await new RuleShelf(database, TimeProvider.System).ImportAsync(ShippedPolicy.Rules.RuleSets, Ct);
        await new WorkflowShelf(database, TimeProvider.System).ImportAsync(ShippedPolicy.Definitions, Ct);

        var files = await PolicyExport.ReadAsync(database, Ct);

        files.Count.ShouldBe(ShippedPolicy.Rules.RuleSets.Count() + ShippedPolicy.Definitions.Count);
        foreach (var file in files)
            file.Text.ShouldBe(await File.ReadAllTextAsync(ShippedPolicy.File(file.Path.Split('/')), Ct), file.Path);
    }

    [Fact]
    public async Task What_the_editor_published_goes_back_to_the_file_it_came_from()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.CloneAsync());
        var shelf = new WorkflowShelf(database, TimeProvider.System);
        await shelf.ImportAsync([Definition("main", "from a file", "workflows/main-flow.json")], Ct);
        await using (var command = database.CreateCommand("update workflow_definition set source = 'studio', in_force = true"))
            await command.ExecuteNonQueryAsync(Ct);
        await shelf.ImportAsync([Definition("main", "newer", "workflows/main-flow.json")], Ct);
        await shelf.ImportAsync([Definition("../elsewhere", "drawn", "studio")], Ct);

        var files = await PolicyExport.ReadAsync(database, Ct);

        files.Select(file => file.Path).ShouldBe(["workflows/..%2Felsewhere.json", "workflows/main-flow.json"]);
        files[1].Version.ShouldBe(1);
        files[1].Text.ShouldContain("from a file");
    }

    [Fact]
    public async Task Members_that_nobody_understands_are_kept()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.CloneAsync());
        const string text = """{"WorkflowName":"group","Note":"…","Ours":{"b":1,"a":[2.50]},"Rules":[{"RuleName":"many","Expression":"1 > 0"}]}""";
        await new RuleShelf(database, TimeProvider.System).ImportAsync(RuleFile.Read(text, "group.json").RuleSets, Ct);

        (await PolicyExport.ReadAsync(database, Ct)).ShouldHaveSingleItem().Text.ShouldBe(text + "\n");
    }

    private static WorkflowDefinition Definition(string id, string text, string source) => WorkflowReader.Read(
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
