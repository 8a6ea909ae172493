using System.Globalization;
using System.Xml.Linq;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Reports;
using Mediation.TestKit.Shipped;
using Mediation.Web.Screens;
using Mediation.Web.Screens.Reports;

namespace Mediation.Web.Tests.Screens.Reports;

/// <summary>The process log is XES 1.0 by the rules of its schema, and says nothing of who anybody is.</summary>
public sealed class XesTests
{
    private static readonly XNamespace Xes = "http://www.xes-standard.org/";

    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly Guid Clerk = Guid.CreateVersion7();

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public async Task A_log_of_traces_and_events_reads_by_the_schema()
    {
        var log = await WrittenAsync(Trace(Act(0, "accept", Clerk, "DESK"), Act(2, "serve-clock", Actor.System.Id, null)), Trace());

        XesReading.Faults(log).ShouldBeEmpty();
        var events = log.Descendants(Xes + "event").ToList();
        events.Count.ShouldBe(2);
        XesReading.Value(events[0], "concept:name").ShouldBe("受理");
        XesReading.Value(events[0], "time:timestamp").ShouldBe("2026-03-02T09:00:00.000+08:00");
        XesReading.Value(events[0], "org:resource").ShouldBe("人员-0001");
        XesReading.Value(events[1], "org:resource").ShouldBe("系统");
        XesReading.Value(events[0], "lifecycle:transition").ShouldBe("complete");
        log.Descendants(Xes + "trace").Select(trace => XesReading.Value(trace, "concept:name")).ShouldBe(["事项-000001", "事项-000002"]);
        log.ToString().ShouldNotContain($"{Clerk}");
    }

    [Fact]
    public async Task The_reading_itself_finds_what_is_wrong()
    {
        var log = await WrittenAsync(Trace(Act(0, "accept", Clerk, "DESK")));
        log.Root!.Element(Xes + "trace")!.Element(Xes + "event")!.AddFirst(new XElement(Xes + "date", new XAttribute("key", "due"), new XAttribute("value", "today")));
        log.Root.AddFirst(new XElement(Xes + "string", new XAttribute("key", "org:nonsense"), new XAttribute("value", "")));

        XesReading.Faults(log).Count().ShouldBe(3, string.Join("\n", XesReading.Faults(log)));
    }

    [Fact]
    public async Task A_trace_is_out_of_the_house_before_the_next_is_read()
    {
        await using var to = new MemoryStream();
        var lengths = new List<long>();

        await new XesFile(Zone, Names).WriteAsync(to, ManyAsync(to, lengths), TestContext.Current.CancellationToken);

        lengths.ShouldBeInOrder();
        lengths.Distinct().Count().ShouldBe(lengths.Count);
    }

    private static async IAsyncEnumerable<ProcessTrace> ManyAsync(MemoryStream to, List<long> lengths)
    {
        for (var at = 0; at < 20; at++)
        {
            await Task.CompletedTask;
            yield return Trace([.. Enumerable.Range(0, 50).Select(act => Act(act, "note", Clerk, "DESK"))]);
            lengths.Add(to.Length);
        }
    }

    private static TownNames Names => new(ShippedPolicy.Town, ShippedPolicy.Rules);

    private static ProcessEvent Act(int hours, string act, Guid who, string? unit) => new(Morning.AddHours(hours), act, who, unit);

    private static ProcessTrace Trace(params ProcessEvent[] acts) => new("LJ01", "投诉", "P2", "URBAN", CaseResult.Solved, acts);

    private static async Task<XDocument> WrittenAsync(params ProcessTrace[] traces)
    {
        await using var to = new MemoryStream();
        await new XesFile(Zone, Names).WriteAsync(to, traces.ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        to.Position = 0;
        return XDocument.Load(to);
    }
}

/// <summary>What the schema of XES 1.0 asks of a log, told independently of whoever writes one (独立读法).</summary>
internal static class XesReading
{
    private static readonly XNamespace Xes = "http://www.xes-standard.org/";

    private static readonly string[] Kinds = ["string", "date", "int", "float", "boolean", "id", "list", "container"];

    private static readonly string[] Order = ["extension", "global", "classifier", "attribute", "trace", "event"];

    /// <summary>The value of an attribute.</summary>
    public static string? Value(XElement of, string key) => of.Elements().FirstOrDefault(a => a.Attribute("key")?.Value == key)?.Attribute("value")?.Value;

    /// <summary>Every offence.</summary>
    public static IEnumerable<string> Faults(XDocument document)
    {
        var log = document.Root!;
        if (log.Name != Xes + "log" || log.Attribute("xes.version")?.Value != "1.0" || log.Attribute("xes.features") is null)
            yield return "no log of XES 1.0";
        var ranks = log.Elements().Select(part => Array.IndexOf(Order, Kinds.Contains(part.Name.LocalName) ? "attribute" : part.Name.LocalName)).ToList();
        if (!ranks.SequenceEqual(ranks.Order()) || ranks.Contains(-1))
            yield return "parts out of order";
        var prefixes = log.Elements(Xes + "extension").Select(e => e.Attribute("prefix")!.Value).ToHashSet();
        if (!prefixes.SetEquals(["concept", "time", "org", "lifecycle"]))
            yield return "extensions missing";
        foreach (var attribute in log.DescendantsAndSelf().Where(part => Kinds.Contains(part.Name.LocalName)))
        {
            var key = attribute.Attribute("key")?.Value;
            if (string.IsNullOrEmpty(key) || attribute.Attribute("value") is not { } value)
                yield return $"{attribute}: neither key nor value";
            else if (attribute.Name.LocalName == "date" && !DateTimeOffset.TryParseExact(value.Value, "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                yield return $"{value.Value} is no dateTime";
            else if (prefixes.Contains(key.Split(':')[0]) && !Known.Contains(key))
                yield return $"{key} isn't of its extension";
        }
        foreach (var global in log.Elements(Xes + "global"))
            foreach (var promised in global.Elements().Select(a => a.Attribute("key")!.Value))
                if (log.Descendants(Xes + global.Attribute("scope")!.Value).Any(of => Value(of, promised) is null))
                    yield return $"{promised} is promised and missing";
        foreach (var holder in log.DescendantsAndSelf().Where(part => part.Name.LocalName is "trace" or "event" or "log"))
            if (holder.Elements().Select(a => a.Attribute("key")?.Value).OfType<string>().GroupBy(key => key).Any(key => key.Count() > 1))
                yield return "a key twice";
    }

    private static readonly string[] Known =
        ["concept:name", "concept:instance", "time:timestamp", "org:resource", "org:role", "org:group", "lifecycle:model", "lifecycle:transition"];
}
