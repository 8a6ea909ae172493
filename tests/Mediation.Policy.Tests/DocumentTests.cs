using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mediation.Casework.Activities;
using Mediation.Casework.Rulings;

namespace Mediation.Policy.Tests;

/// <summary>The pages for people say nothing that the files don't have (文档核对).</summary>
public sealed partial class DocumentTests
{
    private static readonly IReadOnlyList<string> Pages =
    [
        Shipped.Folder("README.md"), Shipped.Folder("CHANGELOG.md"),
        .. Directory.EnumerateFiles(Shipped.Folder("docs"), "*.md", SearchOption.AllDirectories),
    ];

    [Fact]
    public void Every_relative_link_leads_somewhere() =>
        Pages.SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(m => (page, Target: m.Groups[1].Value)))
            .Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && link.Target[0] != '#')
            .Where(link => !Leads(link.page, link.Target.Split('#')[0]))
            .Select(link => $"{Path.GetRelativePath(Shipped.Root, link.page)}: {link.Target}")
            .ShouldBeEmpty();

    [Fact]
    public void Every_activity_of_ours_that_a_page_names_is_in_the_catalogue() =>
        Words(ActivityName()).Where(name => Catalog.All.Find(name) is null).ShouldBeEmpty();

    [Fact]
    public void The_page_on_workflows_names_every_activity_of_ours() =>
        Catalog.All.Types.Select(t => t.TypeName).Where(name => name.StartsWith("Mediation.", StringComparison.Ordinal))
            .Except(ActivityName().Matches(File.ReadAllText(Shipped.Folder("docs", "writing-workflows.md")))
                .Select(m => m.Groups[1].Value))
            .ShouldBeEmpty();

    [Fact]
    public void The_page_on_rules_names_the_rule_sets_of_acceptance_in_their_order()
    {
        var page = File.ReadAllText(Shipped.Folder("docs", "writing-rules.md"));

        Assessment.Order.Select(set => page.IndexOf($"`{set}`", StringComparison.Ordinal)).ShouldBeInOrder();
        Assessment.Order.ShouldAllBe(set => page.Contains($"`{set}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_table_of_refusals_is_that_of_the_resources()
    {
        var resources = XDocument.Load(Shipped.Folder("src", "Mediation.Web", "Resources", "Refusals.resx")).Root!
            .Elements("data")
            .Select(data => $"| `{data.Attribute("name")!.Value}` | {data.Element("value")!.Value} |")
            .Order(StringComparer.Ordinal);
        var table = File.ReadAllLines(Shipped.Folder("docs", "operating.md"))
            .SkipWhile(line => !line.StartsWith("| code |", StringComparison.Ordinal)).Skip(2)
            .Where(line => line.Length > 0);

        table.Order(StringComparer.Ordinal).ShouldBe(resources);
    }

    private static IEnumerable<string> Words(Regex pattern) =>
        Pages.SelectMany(page => pattern.Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value)).Distinct();

    private static bool Leads(string page, string target)
    {
        var path = Path.Combine(Path.GetDirectoryName(page)!, target);
        return File.Exists(path) || Directory.Exists(path);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`(Mediation\.(?!Rules|Scripting|Workflows|Casework|Postgres|Web)\w+)`")]
    private static partial Regex ActivityName();
}
