using System.Globalization;
using System.Xml.Linq;
using Mediation.Workflows.Drawing;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Drawing;

public sealed class DrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_activity_is_drawn_with_its_name_for_screen_readers()
    {
        var inner = new Sketch("inner").Line("<&>").Line("i2");
        var sketch = new Sketch().Add("Elsa.Start", "开始").Decision("d", true).Sequence("q", inner).Line("x")
            .Connect("开始>d d:True>q d:False>x q>x");

        var titles = XElement.Parse(WorkflowDrawing.Svg(sketch.Read())).Descendants(Svg + "title").Select(t => t.Value);

        titles.ShouldBe(["开始", "判断", "顺序", "记一行", "记一行", "记一行"], ignoreOrder: true);
    }

    [Fact]
    public void An_instance_shows_by_class_and_by_word_what_has_passed_and_where_it_stands()
    {
        var story = Story.Begin(Loop());

        var drawn = XElement.Parse(WorkflowDrawing.Svg(Loop().Read(), story.State));

        Node(drawn, "a").Attribute("class")!.Value.ShouldBe("node passed");
        Node(drawn, "work").Attribute("class")!.Value.ShouldBe("node standing");
        Node(drawn, "end").Attribute("class")!.Value.ShouldBe("node ahead");
        Node(drawn, "work").Element(Svg + "title")!.Value.ShouldEndWith("：在办");
        Node(drawn, "a").Elements(Svg + "text").Select(t => t.Value).ShouldContain("✓ 已办");
    }

    [Fact]
    public void A_layered_drawing_goes_down_and_no_two_boxes_overlap()
    {
        var sketch = new Sketch().Line("a").Line("b").Line("c").Line("d").Line("e").Line("f")
            .Connect("a>b a>c a>d b>e c>e d>f e>f a>f");

        var boxes = XElement.Parse(WorkflowDrawing.Svg(sketch.Read())).Descendants(Svg + "g")
            .Where(g => g.Attribute("data-activity") is not null).Select(Rectangle).ToList();

        foreach (var (one, index) in boxes.Select((box, index) => (box, index)))
            foreach (var other in boxes.Skip(index + 1))
                (one.Right <= other.X || other.Right <= one.X || one.Bottom <= other.Y || other.Bottom <= one.Y)
                    .ShouldBeTrue();
        boxes[0].Y.ShouldBeLessThan(boxes[4].Y);
    }

    [Fact]
    public void A_back_line_is_drawn_as_such() =>
        XElement.Parse(WorkflowDrawing.Svg(Loop().Read())).Descendants(Svg + "g")
            .Count(g => g.Attribute("class")?.Value == "line back").ShouldBe(1);

    [Fact]
    public void Mermaid_names_the_steps_and_the_ports()
    {
        var story = Story.Begin(Loop());

        WorkflowDrawing.Mermaid(Loop().Read(), story.State).ShouldBe("""
            flowchart TD
              n1["记一行（已办）"]
              n2["办理环节（在办）"]
              n3["办理环节（未到）"]
              n4["记一行（未到）"]
              n1 --> n2
              n2 -->|"done"| n3
              n3 -->|"return"| n2
              n3 -->|"pass"| n4

            """);
    }

    private static Sketch Loop() => new Sketch()
        .Line("a").Step("work", "done").Step("review", "return", "pass").Line("end")
        .Connect("a>work work:done>review review:return>work review:pass>end");

    private static XElement Node(XElement svg, string id) =>
        svg.Descendants(Svg + "g").Single(g => g.Attribute("data-activity")?.Value == id);

    private static (double X, double Y, double Right, double Bottom) Rectangle(XElement node)
    {
        var place = node.Attribute("transform")!.Value["translate(".Length..^1].Split(' ');
        var (x, y) = (Number(place[0]), Number(place[1]));
        var rect = node.Element(Svg + "rect")!;
        return (x, y, x + Number(rect.Attribute("width")!.Value), y + Number(rect.Attribute("height")!.Value));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
