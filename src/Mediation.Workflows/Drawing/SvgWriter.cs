using System.Globalization;
using System.Text;
using System.Xml;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Comparison;
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
        var root = definition.Root.Children.Count > 0 ? definition.Root : definition.Workflow;
        var picture = new Composition(marks).Of(root);
        var legend = marks.Instance ? new Legend(picture) : null;
        var width = Math.Max(picture.Width, legend?.Width ?? 0) + 2 * Margin;
        var height = picture.Height + 2 * Margin + (legend?.Height ?? 0);
        using (var svg = XmlWriter.Create(text, new() { OmitXmlDeclaration = true, Indent = true }))
        {
            svg.WriteStartElement("svg", Namespace);
            svg.WriteAttributeString("class", "workflow");
            svg.WriteAttributeString("viewBox", $"0 0 {Number(width)} {Number(height)}");
            svg.WriteAttributeString("width", Number(width));
            svg.WriteAttributeString("role", "group");
            svg.WriteAttributeString("aria-label", Words.Chart(definition.Name));
            if (marks.Instance)
                svg.WriteElementString("desc", Namespace, Words.Stands(string.Join('、', Standing(picture))));
            Draw(svg, picture, (width - picture.Width) / 2, Margin);
            if (legend is not null)
                Draw(svg, legend, picture.Height + 2 * Margin);
            svg.WriteEndElement();
        }
        return text.ToString();
    }

    private IEnumerable<string> Standing(Picture picture) => picture.Boxes.SelectMany(b => b.Inside is { } inside
        ? Standing(inside)
        : marks.Of(b.Node) is Mark.Standing or Mark.Faulted ? [b.Node.DisplayText] : []);

    private void Draw(XmlWriter svg, Picture picture, double x, double y)
    {
        svg.WriteStartElement("g", Namespace);
        svg.WriteAttributeString("transform", $"translate({Number(x)} {Number(y)})");
        foreach (var route in picture.Routes.OrderBy(r => marks.Taken(picture.Container!, r.Connections)))
            Draw(svg, route, marks.Taken(picture.Container!, route.Connections), marks.ChangeOf(route.Connections));
        foreach (var box in picture.Boxes)
            Draw(svg, box);
        svg.WriteEndElement();
    }

    private static string Class(ChangeKind? change) => change is null ? "" : $" {$"{change}".ToLowerInvariant()}";

    private static void Draw(XmlWriter svg, Route route, bool? taken, ChangeKind? change)
    {
        svg.WriteStartElement("g", Namespace);
        svg.WriteAttributeString("class",
            $"line{(route.IsBackward ? " back" : "")}{taken switch { true => " taken", false => " untaken", _ => "" }}{Class(change)}");
        // A label stands between its step and its line.
        var (x, y) = route.Points[0];
        IReadOnlyList<(double X, double Y)> points = route.Label.Count == 0
            ? route.Points
            : [(x, y + 15 * route.Label.Count + 5), .. route.Points.Skip(1)];
        (string, string)[] dashes = taken is false || change is ChangeKind.Removed ? [("stroke-dasharray", "4 3")] : [];
        Element(svg, "polyline", [("fill", "none"), ("stroke", "currentColor"), ("stroke-linejoin", "round"),
            ("stroke-width", taken is true || change is ChangeKind.Added ? "2" : "1"), ("points", Points(points)), .. dashes]);
        Element(svg, "polygon", ("fill", "currentColor"), ("points", Points(Arrow(route.Points))));
        foreach (var (index, line) in route.Label.Index())
            Text(svg, x, y + 15 + 15 * index, "port", line);
        svg.WriteEndElement();
    }

    private void Draw(XmlWriter svg, Box box)
    {
        var mark = marks.Of(box.Node);
        var late = marks.IsLate(box.Node);
        svg.WriteStartElement("g", Namespace);
        svg.WriteAttributeString("class", mark is null ? $"node{Class(marks.ChangeOf(box.Node))}" : $"node {$"{mark}".ToLowerInvariant()}{(late ? " late" : "")}");
        svg.WriteAttributeString("data-activity", box.Node.Id);
        svg.WriteAttributeString("transform", $"translate({Number(box.X)} {Number(box.Y)})");
        svg.WriteElementString("title", Namespace, marks.TitleOf(box.Node));
        Element(svg, "rect", ("width", Number(box.Width)), ("height", Number(box.Height)), ("rx", Radius(box)),
            ("fill", "Canvas"), ("stroke", "currentColor"), ("stroke-width", mark is Mark.Standing ? "3" : "1"));
        foreach (var (index, line) in box.Caption.Index())
            Text(svg, box.Width / 2, Box.BaselineOf(index), "name", line);
        foreach (var (index, line) in box.Marks.Index())
            Text(svg, box.Width / 2, box.BaselineOfMark(index), "mark", line);
        if (box.Inside is { } inside)
            Draw(svg, inside, box.InsideOrigin.X, box.InsideOrigin.Y);
        svg.WriteEndElement();
    }

    private static void Draw(XmlWriter svg, Legend legend, double y)
    {
        svg.WriteStartElement("g", Namespace);
        svg.WriteAttributeString("class", "legend");
        svg.WriteAttributeString("transform", $"translate({Number(Margin)} {Number(y)})");
        foreach (var (words, left, baseline) in legend.Items)
            Text(svg, left, baseline, "key", words, "start");
        svg.WriteEndElement();
    }

    private static string Radius(Box box) =>
        box.Node.Type is Start || box.Node.Type.IsTerminal ? Number(Math.Min(28, box.Height / 2)) : "6";

    private static void Text(XmlWriter svg, double x, double y, string kind, string words, string anchor = "middle")
    {
        svg.WriteStartElement("text", Namespace);
        svg.WriteAttributeString("class", kind);
        svg.WriteAttributeString("x", Number(x));
        svg.WriteAttributeString("y", Number(y));
        svg.WriteAttributeString("text-anchor", anchor);
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
        var (x, y) = points[^1];
        return [(x, y), (x + 4, y - 8), (x - 4, y - 8)];
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
