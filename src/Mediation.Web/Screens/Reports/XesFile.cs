using System.Globalization;
using System.Text;
using System.Xml;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Reports;
using Mediation.Web.Api;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Reports;

/// <summary>
/// Writes a process log as XES 1.0 (流程日志, xes-standard.org), trace by trace as it is read. Cases and people are counted through, in the order in
/// which they come, so that a file says nothing of who they are and two files can't be joined.
/// </summary>
internal sealed class XesFile(TimeZoneInfo zone, TownNames names)
{
    private const string Standard = "http://www.xes-standard.org/";

    private static readonly (string Name, string Prefix, string Uri)[] Extensions =
    [
        ("Concept", "concept", Standard + "concept.xesext"), ("Time", "time", Standard + "time.xesext"),
        ("Organizational", "org", Standard + "org.xesext"), ("Lifecycle", "lifecycle", Standard + "lifecycle.xesext"),
    ];

    private readonly Dictionary<Guid, int> people = [];

    private int cases;

    /// <summary>Writes all of it; nothing is kept but who was met.</summary>
    public async Task WriteAsync(Stream to, IAsyncEnumerable<ProcessTrace> traces, CancellationToken ct)
    {
        await using var xml = XmlWriter.Create(to, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), Indent = true, CloseOutput = false });
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "log", Standard);
        await xml.WriteAttributeStringAsync(null, "xes.version", null, "1.0");
        await xml.WriteAttributeStringAsync(null, "xes.features", null, "");
        foreach (var (name, prefix, uri) in Extensions)
            await ElementAsync(xml, "extension", ("name", name), ("prefix", prefix), ("uri", uri));
        await GlobalsAsync(xml);
        await ElementAsync(xml, "classifier", ("name", "Activity"), ("keys", "concept:name"));
        await SaidAsync(xml, "concept:name", Texts.Xes_Log);
        await SaidAsync(xml, "lifecycle:model", "standard");
        await foreach (var trace in traces.WithCancellation(ct))
        {
            await TraceAsync(xml, trace);
            await xml.FlushAsync();
        }
        await xml.WriteEndElementAsync();
        await xml.WriteEndDocumentAsync();
    }

    private async Task TraceAsync(XmlWriter xml, ProcessTrace trace)
    {
        await xml.WriteStartElementAsync(null, "trace", Standard);
        await SaidAsync(xml, "concept:name", Texts.Xes_Case.With(++cases));
        await SaidAsync(xml, "mediation:category", names.Group(trace.Category));
        await SaidAsync(xml, "mediation:request-type", trace.RequestType);
        await SaidAsync(xml, "mediation:priority", trace.Priority);
        if (trace.Lead is { } lead)
            await SaidAsync(xml, "mediation:lead", names.Unit(lead));
        if (trace.Result is { } result)
            await SaidAsync(xml, "mediation:result", Words.Of("result", result.Code()));
        foreach (var act in trace.Events)
        {
            await xml.WriteStartElementAsync(null, "event", Standard);
            await SaidAsync(xml, "concept:name", ActWords.Act(act.Act));
            await ElementAsync(xml, "date", ("key", "time:timestamp"), ("value",
                TimeZoneInfo.ConvertTime(act.At, zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture)));
            await SaidAsync(xml, "lifecycle:transition", "complete");
            await SaidAsync(xml, "org:resource", Person(act.Actor));
            if (act.Unit is { } unit)
                await SaidAsync(xml, "org:group", names.Unit(unit));
            await xml.WriteEndElementAsync();
        }
        await xml.WriteEndElementAsync();
    }

    private string Person(Guid account)
    {
        if (account == Actor.System.Id)
            return Texts.Case_System;
        if (!people.TryGetValue(account, out var number))
            people.Add(account, number = people.Count + 1);
        return Texts.Xes_Person.With(number);
    }

    // What every trace and every event has, with what stands for it where nobody said.
    private static async Task GlobalsAsync(XmlWriter xml)
    {
        await xml.WriteStartElementAsync(null, "global", Standard);
        await xml.WriteAttributeStringAsync(null, "scope", null, "trace");
        await SaidAsync(xml, "concept:name", "");
        await xml.WriteEndElementAsync();
        await xml.WriteStartElementAsync(null, "global", Standard);
        await xml.WriteAttributeStringAsync(null, "scope", null, "event");
        await SaidAsync(xml, "concept:name", "");
        await ElementAsync(xml, "date", ("key", "time:timestamp"), ("value", "1970-01-01T00:00:00.000+00:00"));
        await SaidAsync(xml, "lifecycle:transition", "complete");
        await SaidAsync(xml, "org:resource", "");
        await xml.WriteEndElementAsync();
    }

    private static Task SaidAsync(XmlWriter xml, string key, string value) => ElementAsync(xml, "string", ("key", key), ("value", value));

    private static async Task ElementAsync(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        await xml.WriteStartElementAsync(null, name, Standard);
        foreach (var (attribute, value) in attributes)
            await xml.WriteAttributeStringAsync(null, attribute, null, value);
        await xml.WriteEndElementAsync();
    }
}
