using System.Text.RegularExpressions;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Mediation.Casework;
using Mediation.Casework.Acts;
using Mediation.Web.Refusals;
using Mediation.Workflows.Migration;

namespace Mediation.Web.Tests.Refusals;

public sealed partial class SentenceTests
{
    [Fact]
    public void Every_refusal_in_the_sources_has_a_sentence()
    {
        string[] refusing = ["Mediation.Casework", "Mediation.Postgres", "Mediation.Web"];
        var codes = refusing
            .SelectMany(part => Directory.EnumerateFiles(Path.Combine(Sources, part), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Code().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Distinct()
            .Order(StringComparer.Ordinal);

        codes.Where(code => !Sentences.Has(code)).ShouldBeEmpty("Add them to Resources/Refusals.resx.");
    }

    [Fact]
    public void Every_obstacle_to_moving_a_case_has_a_sentence() => Enum.GetValues<ObstacleKind>()
        .Select(kind => Proceeding.ObstacleRefusal(new Obstacle(kind, "")).Code)
        .Where(code => !Sentences.Has(code)).ShouldBeEmpty();

    [Fact]
    public void Every_sentence_says_what_cannot_be_done_why_and_what_to_do()
    {
        var sentences = XDocument.Load(Path.Combine(Sources, "Mediation.Web/Resources/Refusals.resx"))
            .Descendants("data").Select(entry => entry.Element("value")!.Value);

        sentences.Where(sentence => !Pattern().IsMatch(sentence)).ShouldBeEmpty();
    }

    [Fact]
    public void Arguments_are_filled_in_and_the_title_stops_before_the_reason()
    {
        var refusal = new Refusal("request.unknown-field", "colour", "colour");

        Sentences.Of(refusal).ShouldBe("不能处理请求，因为“colour”不是接口规定的字段。请按接口文档填写。");
        Sentences.TitleOf(refusal).ShouldBe("不能处理请求");
    }

    private static string Sources => Path.Combine(Path.GetDirectoryName(Here())!, "../../../src");

    private static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex("""\b(Refusal|new)\("(?<code>[a-z-]+(\.[a-z-]+)+)"|\b(About|Refuse)\("(?<code>[a-z-]+(\.[a-z-]+)+)""")]
    private static partial Regex Code();

    [GeneratedRegex("^(暂时)?不能.+，因为.+。请.+。$")]
    private static partial Regex Pattern();
}
