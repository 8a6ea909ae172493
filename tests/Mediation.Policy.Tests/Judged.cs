using System.Text.Json;
using Mediation.Casework.Rulings;

namespace Mediation.Policy.Tests;

/// <summary>A complaint of a folder with what a careful judge expects of it, and the ruling it got.</summary>
internal sealed class Judged
{
    private readonly JsonElement expected;

    private readonly Assessment assessment;

    private Judged(string file, JsonElement item)
    {
        File = file;
        Text = item.GetProperty("text").GetString()!;
        expected = item.GetProperty("expected");
        assessment = Shipped.Assess(Text, item.GetProperty("channel").GetString()!);
    }

    public string File { get; }

    public string Text { get; }

    public bool RightLead =>
        expected.GetProperty("lead").GetString() == assessment.Lead || Texts("acceptableLeads").Contains(assessment.Lead);

    /// <summary>A danger that has a hard stop.</summary>
    public bool Danger => Texts("hardStops").Any();

    /// <summary>A danger for which none of the expected hard stops fired.</summary>
    public bool Missed => Danger && !Texts("hardStops").Intersect(assessment.HardStops).Any();

    /// <summary>A missed danger that no other hard stop caught and no person is asked to look at.</summary>
    public bool Overlooked => Missed && assessment.HardStops.Count == 0 && !assessment.NeedsPerson;

    public bool Alarmed => !Danger && !Flag("dangerous") && assessment.HardStops.Count > 0;

    /// <summary>Sent on to mediation although the judge closes it.</summary>
    public bool WronglyMediated =>
        Flag("mediationForbidden") && !Flag("mediationEither") && assessment.Course == "mediation";

    /// <summary>Every complaint of a folder of these tests; none when it isn't there.</summary>
    public static IReadOnlyList<Judged> Read(string folder)
    {
        var path = Shipped.Folder("tests", "Mediation.Policy.Tests", folder);
        return !Directory.Exists(path)
            ? []
            : [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)
                .SelectMany(file => JsonDocument.Parse(System.IO.File.ReadAllText(file)).RootElement.EnumerateArray()
                    .Select(item => new Judged(Path.GetFileName(file), item)))];
    }

    /// <summary>Totals, by file and of all.</summary>
    public static string Totals(IReadOnlyList<Judged> all) => string.Concat(all
        .GroupBy(judged => judged.File).Concat(all.GroupBy(_ => "total")).Select(Line));

    private static string Line(IGrouping<string, Judged> judged) =>
        $"{judged.Key}: {judged.Count(one => one.RightLead)}/{judged.Count()} right lead, "
        + $"{judged.Count(one => one.Missed)} dangers missed ({judged.Count(one => one.Overlooked)} with nobody asked to look), "
        + $"{judged.Count(one => one.Alarmed)} harmless alarmed, "
        + $"{judged.Count(one => one.WronglyMediated)} wrongly to mediation\n";

    private bool Flag(string name) => expected.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    private IEnumerable<string> Texts(string name) =>
        expected.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(text => text.GetString()!) : [];
}
