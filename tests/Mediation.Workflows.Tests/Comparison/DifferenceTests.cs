using System.Text.Json.Nodes;
using System.Xml.Linq;
using Mediation.Workflows.Comparison;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Drawing;
using Mediation.Workflows.Editing;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Comparison;

/// <summary>What differs between two versions of a workflow. 版本差异</summary>
public sealed class DifferenceTests
{
    [Fact]
    public void A_version_does_not_differ_from_itself_nor_from_what_the_editor_gives_back_untouched()
    {
        var definition = Before().Read();
        var document = JsonNode.Parse(definition.Json.GetRawText())!.AsObject();
        var edited = EditorDocument.FromEditor(EditorDocument.ForEditor(document, Sketch.Catalog), document, Sketch.Catalog);
        foreach (var activity in edited["root"]!["activities"]!.AsArray())
            activity!["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 7, ["y"] = 9 } } };

        VersionDifference.Between(definition, definition).IsNone.ShouldBeTrue();
        var difference = VersionDifference.Between(definition, WorkflowReader.Read(edited.ToJsonString(), "edited", Sketch.Catalog).Required);
        difference.Steps.SelectMany(step => step.Values).ShouldBeEmpty();
        difference.IsNone.ShouldBeTrue();
    }

    [Fact]
    public void What_is_new_gone_and_changed_is_told_each_with_its_values()
    {
        var text = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "别的话" } };
        var after = new Sketch().Line("a").Add("Elsa.WriteLine", "c", new() { ["text"] = text }).Line("new").Connect("a>new new>c");

        var difference = VersionDifference.Between(Before().Read(), after.Read());

        difference.Steps.Select(step => (step.Kind, step.Step.Id)).ShouldBe(
            [(ChangeKind.Changed, "c"), (ChangeKind.Added, "new"), (ChangeKind.Removed, "b")]);
        difference.Steps[0].Values.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            value => value.Name.ShouldBe("text"),
            value => value.Before.ShouldBe("c"),
            value => value.After.ShouldBe("别的话"));
        difference.Lines.Select(line => (line.Kind, line.Line.Source, line.Line.Target)).ShouldBe(
            [(ChangeKind.Added, "a", "new"), (ChangeKind.Added, "new", "c"), (ChangeKind.Removed, "a", "b"), (ChangeKind.Removed, "b", "c")]);
    }

    [Fact]
    public void Both_drawings_mark_what_differs_by_class_and_by_word()
    {
        var (before, after) = (Before().Read(), new Sketch().Line("a").Line("c").Line("new").Connect("a>new new>c").Read());
        var notes = new DrawingNotes { Difference = VersionDifference.Between(before, after) };

        var (left, right) = (WorkflowDrawing.Svg(before, null, notes), WorkflowDrawing.Svg(after, null, notes));

        Node(left, "b").Attribute("class")!.Value.ShouldBe("node removed");
        Node(left, "b").Value.ShouldContain("－ 去掉");
        Node(right, "new").Attribute("class")!.Value.ShouldBe("node added");
        Node(right, "new").Value.ShouldContain("＋ 新增");
        Node(right, "a").Attribute("class")!.Value.ShouldBe("node");
        XElement.Parse(right).Descendants().Count(g => g.Attribute("class")?.Value == "line added").ShouldBe(2);
        XElement.Parse(left).Descendants().Count(g => g.Attribute("class")?.Value == "line removed").ShouldBe(2);
    }

    private static Sketch Before() => new Sketch().Line("a").Line("b").Line("c").Connect("a>b b>c");

    private static XElement Node(string svg, string id) =>
        XElement.Parse(svg).Descendants().Single(g => g.Attribute("data-activity")?.Value == id);
}
