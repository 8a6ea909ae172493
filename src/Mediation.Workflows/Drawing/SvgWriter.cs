using System.Globalization;
using System.Text;
using System.Xml;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Drawing;

/// <summary>Writes a composition as SVG.</summary>
internal sealed class SvgWriter(WorkflowDefinition definition, Marks marks)
{
    private const double Margin = 12;

    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringBuilder text = new();

    public string Write()
    {
        var root = definition.Root;
        var picture = root.Children.Count > 0 ? Composition.Of(root) : Composition.Of(definition.Workflow);
        using (var svg = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, Indent = true }))
        {
            svg.WriteStartElement("svg", Namespace);
            svg.WriteAttributeString("class", "workflow");
            svg.WriteAttributeString("viewBox",
                $"0 0 {Number(picture.Width + 2 * Margin)} {Number(picture.Height + 2 * Margin)}");
            svg.WriteAttributeString("width", Number(picture.Width + 2 * Margin));
            svg.WriteAttributeString("role", "group");
            svg.WriteAttributeString("aria-label", Words.Chart(definition.Name));
            Draw(svg, picture, Margin, Margin);
            svg.WriteEndElement();
        }
        return text.ToString();
    }

    private void Draw(XmlWriter svg, Picture picture, double x, double y)
    {
        svg.WriteStartElement("g", Namespace);
        svg.WriteAttributeString("transform", $"translate({Number(x)} {Number(y)})");
        foreach (var box in picture.Boxes)
            Draw(svg, box);
        foreach (var route in picture.Routes)
            Draw(svg, route, picture);
        svg.WriteEndElement();
    }

    private static void Draw(XmlWriter svg, Route route, Picture picture)
    {
        svg.WriteStartElement("g", Namespace);
        svg.WriteAttributeString("class", route.IsBackward ? "line back" : "line");
        Element(svg, "polyline", ("fill", "none"), ("stroke", "currentColor"), ("points", Points(route.Points)));
        Element(svg, "polygon", ("fill", "currentColor"), ("points", Points(Arrow(route.Points))));
        var source = picture.Boxes.First(b => b.Node.Id == route.Connection.Source).Node;
        if (route.Connection.Port is { } port && port is not ActivityType.Done)
            Label(svg, route, source.Type.PortDisplayName(source, port));
        svg.WriteEndElement();
    }

    private void Draw(XmlWriter svg, Box box)
    {
        var mark = marks.Of(box.Node);
        var title = mark is { } known ? $"{box.Node.DisplayText}：{Words.Of(known)}" : box.Node.DisplayText;
        svg.WriteStartElement("g", Namespace);
        svg.WriteAttributeString("class", mark is null ? "node" : $"node {$"{mark}".ToLowerInvariant()}");
        svg.WriteAttributeString("data-activity", box.Node.Id);
        svg.WriteAttributeString("transform", $"translate({Number(box.X)} {Number(box.Y)})");
        svg.WriteElementString("title", Namespace, title);
        Element(svg, "rect", ("width", Number(box.Width)), ("height", Number(box.Height)), ("rx", Radius(box)),
            ("fill", "Canvas"), ("stroke", "currentColor"), ("stroke-width", mark is Mark.Standing ? "3" : "1"));
        Caption(svg, box, mark);
        if (box.Inside is { } inside)
            Draw(svg, inside, Box.InsideOrigin.X, Box.InsideOrigin.Y);
        svg.WriteEndElement();
    }

    private static void Caption(XmlWriter svg, Box box, Mark? mark)
    {
        var y = box.Inside is not null || mark is not null ? 23 : box.Height / 2 + 5;
        Text(svg, box.Width / 2, y, "name", box.Node.DisplayText);
        if (mark is { } known)
            Text(svg, box.Width / 2, 43, "mark", $"{Sign(known)} {Words.Of(known)}");
    }

    private static string Sign(Mark mark) => mark switch
    {
        Mark.Passed => "✓",
        Mark.Standing => "●",
        Mark.Faulted => "⚠",
        _ => "○",
    };

    private static string Radius(Box box) => box.Node.Type is Start || box.Node.Type.IsTerminal ? "28" : "6";

    private static void Label(XmlWriter svg, Route route, string label)
    {
        var (from, to) = (route.Points[0], route.Points[1]);
        if (route.IsBackward)
            Text(svg, to.X + 6 + Box.TextWidth(label) / 2, to.Y - 3, "port", label);
        else
            Text(svg, from.X + (to.X - from.X) * 0.6, from.Y + (to.Y - from.Y) * 0.6, "port", label);
    }

    private static void Text(XmlWriter svg, double x, double y, string kind, string words)
    {
        svg.WriteStartElement("text", Namespace);
        svg.WriteAttributeString("class", kind);
        svg.WriteAttributeString("x", Number(x));
        svg.WriteAttributeString("y", Number(y));
        svg.WriteAttributeString("text-anchor", "middle");
        svg.WriteAttributeString("font-size", kind is "name" ? "14" : "12");
        if (kind is "port")
        {
            svg.WriteAttributeString("stroke", "Canvas");
            svg.WriteAttributeString("stroke-width", "4");
            svg.WriteAttributeString("paint-order", "stroke");
        }
        svg.WriteAttributeString("fill", "currentColor");
        svg.WriteString(words);
        svg.WriteEndElement();
    }

    /// <summary>The tip of the last stretch, as a small triangle.</summary>
    private static IReadOnlyList<(double X, double Y)> Arrow(IReadOnlyList<(double X, double Y)> points)
    {
        var (from, to) = (points[^2], points[^1]);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Max(1, Math.Sqrt(dx * dx + dy * dy));
        var (ux, uy) = (dx / length, dy / length);
        return [to, (to.X - 8 * ux + 4 * uy, to.Y - 8 * uy - 4 * ux), (to.X - 8 * ux - 4 * uy, to.Y - 8 * uy + 4 * ux)];
    }

    private static void Element(XmlWriter svg, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        svg.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes)
            svg.WriteAttributeString(attribute, value);
        svg.WriteEndElement();
    }

    private static string Points(IReadOnlyList<(double X, double Y)> points) =>
        string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"));

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
