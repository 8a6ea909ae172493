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
    public void How_often_a_step_was_passed_what_was_sent_back_and_what_is_late_is_said_in_words()
    {
        var story = Story.Begin(Loop()).Act("work", "done").Act("review", "return").Act("work", "done").SendBack("work");

        var drawn = XElement.Parse(WorkflowDrawing.Svg(Loop().Read(), story.State, new() { Late = new HashSet<string> { "work", "end" } }));

        Node(drawn, "work").Elements(Svg + "text").Select(t => t.Value).ShouldContain("● 在办 ！逾期");
        Node(drawn, "work").Elements(Svg + "text").Select(t => t.Value).ShouldContain("↩ 退回 1 次");
        Node(drawn, "work").Attribute("class")!.Value.ShouldBe("node standing late");
        Node(drawn, "work").Element(Svg + "title")!.Value.ShouldBe("办理环节：在办，逾期，退回 1 次");
        Node(drawn, "end").Attribute("class")!.Value.ShouldBe("node ahead");
        drawn.Element(Svg + "desc")!.Value.ShouldBe("现在办到：办理环节。");
        story.Act("work", "done");
        Node(XElement.Parse(WorkflowDrawing.Svg(Loop().Read(), story.State)), "work")
            .Elements(Svg + "text").Select(t => t.Value).ShouldContain("✓ 已办 3 次");
    }

    [Fact]
    public void No_line_runs_through_a_box()
    {
        var sketch = new Sketch().Line("a").Step("b", "x", "y", "z").Line("c").Line("d").Step("e", "again", "on").Step("f", "back", "on").Line("g")
            .Connect("a>b b:x>c b:y>d b:z>g c>e d>e e:again>b e:on>f f:back>a f:on>g");

        var drawn = XElement.Parse(WorkflowDrawing.Svg(sketch.Read()));
        var boxes = drawn.Descendants(Svg + "g").Where(g => g.Attribute("data-activity") is not null).Select(Rectangle).ToList();

        foreach (var line in drawn.Descendants(Svg + "polyline"))
        {
            var points = line.Attribute("points")!.Value.Split(' ').Select(p => p.Split(',')).Select(p => (X: Number(p[0]), Y: Number(p[1]))).ToList();
            foreach (var (from, to) in points.Zip(points.Skip(1)))
                boxes.ShouldAllBe(b => Math.Max(from.X, to.X) <= b.X + 0.1 || Math.Min(from.X, to.X) >= b.Right - 0.1
                    || Math.Max(from.Y, to.Y) <= b.Y + 0.1 || Math.Min(from.Y, to.Y) >= b.Bottom - 0.1);
        }
    }

    [Fact]
    public void Lines_between_the_same_steps_are_drawn_as_one_with_all_their_outcomes()
    {
        var drawn = XElement.Parse(WorkflowDrawing.Svg(new Sketch().Step("a", "x", "y").Line("b").Connect("a:x>b a:y>b").Read()));

        drawn.Descendants(Svg + "polyline").Count().ShouldBe(1);
        drawn.Descendants(Svg + "text").Where(t => t.Attribute("class")!.Value == "port").Select(t => t.Value).ShouldBe(["x、y"]);
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
