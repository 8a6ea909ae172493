using System.Text.Json.Nodes;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Definitions;

public sealed class ReaderTests
{
    [Fact]
    public void All_errors_are_reported_at_once_with_their_places()
    {
        var sketch = new Sketch().Add("Elsa.Nowhere", "a").Line("b").Line("b").Set("s", "missing", 1).Connect("b>c");

        var errors = sketch.Reading().Errors.Select(e => $"{e.Code} {e.Path}");

        errors.ShouldBe(
        [
            "activity-type-unknown $.root.activities[0].type",
            "id-duplicate $.root.activities[2].id",
            "variable-ref $.root.activities[3].variable",
            "connection-endpoint $.root.connections[0].target",
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Liquid", "expression-type-unsupported")]
    [InlineData("Python", "expression-type-unsupported")]
    [InlineData("CSharp", "expression-type-unsupported")]
    [InlineData("Cobol", "expression-type-unknown")]
    public void A_language_that_is_not_evaluated_is_refused_by_name(string language, string code)
    {
        var text = Sketch.Wrapped("String", language, "1");
        var sketch = new Sketch().Add("Elsa.WriteLine", "w", new() { ["text"] = text });

        var error = sketch.Reading().Errors.Single();

        error.Code.ShouldBe(code);
        error.Path.ShouldBe("$.root.activities[0].text.expression.type");
        error.Arguments.ShouldBe([language]);
    }

    [Theory]
    [InlineData("""{"text":{"expression":{"type":"Literal","value":"x"}}}""", "input-shape")]
    [InlineData("""{"customProperties":{"runAsynchronously":true}}""", "unsupported-feature")]
    [InlineData("""{"customProperties":{"resilienceStrategy":{}}}""", "unsupported-feature")]
    public void What_would_be_dropped_or_not_done_is_refused(string properties, string code) =>
        new Sketch().Add("Elsa.WriteLine", "w", JsonNode.Parse(properties)!.AsObject())
            .Reading().Errors.Single().Code.ShouldBe(code);

    [Fact]
    public void A_variable_of_unknown_type_is_refused() =>
        new Sketch().Variable("v", "Acme.Secret, Acme").Line("a").Reading().Errors.Single().Code
            .ShouldBe("type-alias-unknown");

    [Fact]
    public void Text_that_is_not_JSON_is_refused_with_its_line() =>
        WorkflowReader.Read("{\n  \"root\": }", "x", Sketch.Catalog).Problems.Single().Message.ShouldContain("line 2");

    [Fact]
    public void A_name_that_occurs_twice_in_one_object_is_refused() =>
        WorkflowReader.Read("""{"root":{},"root":{}}""", "x", Sketch.Catalog).Errors.Single().Code.ShouldBe("json");

    [Fact]
    public void Connections_are_read_in_every_shape()
    {
        string[] shapes =
        [
            """[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}]""",
            """[{"Source":{"Activity":"a","Port":"Done"},"Target":{"Activity":"b","Port":"In"}}]""",
            """[{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}]""",
            """{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}""",
            """{"$values":[{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}]}""",
            """{"_type":"List","items":[{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}]}""",
        ];

        foreach (var shape in shapes)
        {
            var document = JsonNode.Parse(new Sketch().Line("a").Line("b").Json())!;
            document["root"]!["connections"] = JsonNode.Parse(shape);
            WorkflowReader.Read(document.ToJsonString(), "x", Sketch.Catalog).Required.Root.Connections
                .ShouldBe([new Connection("a", "Done", "b", "In")]);
        }
    }

    [Fact]
    public void An_activity_put_aside_by_the_original_is_restored()
    {
        var original = """{"id":"a","type":"Elsa.WriteLine","version":1,"text":"hello"}""";
        var sketch = new Sketch().Add("Elsa.NotFoundActivity", "a", new() { ["originalActivityJson"] = original });

        Story.Begin(sketch).Lines.ShouldBe(["hello"]);
    }

    [Fact]
    public void Reading_what_was_written_gives_the_same_definition_and_loses_nothing()
    {
        var document = JsonNode.Parse(new Sketch().Line("a").Json())!;
        document["links"] = new JsonArray("kept");
        document["root"]!["activities"]![0]!["metadata"] =
            JsonNode.Parse("""{"designer":{"position":{"x":1.5,"y":2}},"displayText":"登记"}""");
        var read = WorkflowReader.Read(document.ToJsonString(), "x", Sketch.Catalog).Required;

        var written = WorkflowWriter.Write(read);

        WorkflowReader.Read(written, "x", Sketch.Catalog).Required.ShouldBe(read);
        JsonNode.DeepEquals(JsonNode.Parse(written), document).ShouldBeTrue();
        written.ShouldContain("登记");
    }

    [Fact]
    public void A_definition_given_another_version_is_written_with_it()
    {
        var read = new Sketch().Line("a").Read();

        var written = WorkflowWriter.Write(read with { Version = 7, VersionId = "sketch-v7" });

        var again = WorkflowReader.Read(written, "x", Sketch.Catalog).Required;
        (again.Version, again.VersionId).ShouldBe((7, "sketch-v7"));
    }

    [Theory]
    [InlineData("String", DataKind.Text, false)]
    [InlineData("int32?", DataKind.Whole, false)]
    [InlineData("String[]", DataKind.Text, true)]
    [InlineData("IReadOnlyList<Double>", DataKind.Number, true)]
    [InlineData("System.Boolean, System.Private.CoreLib", DataKind.Boolean, false)]
    public void The_alias_grammar_is_read(string alias, DataKind kind, bool collection)
    {
        DataType.TryParse(alias, false, out var type).ShouldBeTrue();

        (type!.Kind, type.IsCollection).ShouldBe((kind, collection));
    }

    [Fact]
    public void The_catalogue_is_closed()
    {
        DataType.TryParse("System.Diagnostics.Process, System", false, out _).ShouldBeFalse();
        ActivityCatalog.Standard.Find("System.Object").ShouldBeNull();
    }
}
