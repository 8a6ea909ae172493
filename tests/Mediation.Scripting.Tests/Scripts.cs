using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mediation.Scripting.Tests;

/// <summary>A host at a known moment, with chance that is known too.</summary>
public sealed class KnownHost : ScriptHost
{
    private readonly Random random = new(1);

    public Dictionary<string, object?> Globals { get; init; } = [];

    public TimeZoneInfo Place { get; init; } = TimeZoneInfo.Utc;

    public override DateTimeOffset Now => new(2026, 3, 5, 9, 30, 15, 123, TimeSpan.Zero);

    public override TimeZoneInfo Zone => Place;

    public override double NextRandom() => random.NextDouble();

    public override bool TryGlobal(string name, out object? value) => Globals.TryGetValue(name, out value);
}

/// <summary>Variables in a dictionary, and what was handed back.</summary>
public sealed class KnownBag(Dictionary<string, object?> members) : ScriptBag
{
    public List<string> Written { get; } = [];

    public override IEnumerable<string> Names => members.Keys;

    public override bool TryGet(string name, out object? value) => members.TryGetValue(name, out value);

    public override ScriptRefusal? Set(string name, object? value)
    {
        if (name == "locked") return new("'locked' may not be set");
        members[name] = value;
        Written.Add($"{name} = {(value is JsonNode node ? node.ToJsonString() : JsonSerializer.Serialize(value))}");
        return null;
    }
}

public static class Scripts
{
    public static Script Read(string source, ScriptLimits? limits = null)
    {
        var reading = Script.Read(source, limits);
        reading.Faults.ShouldBeEmpty();
        return reading.Script!;
    }

    public static ScriptFault Refused(string source, ScriptLimits? limits = null) =>
        Script.Read(source, limits).Faults.ShouldHaveSingleItem();

    public static ScriptOutcome Run(string source, ScriptHost? host = null, ScriptLimits? limits = null) =>
        Read(source, limits).Run(host ?? new KnownHost(), TestContext.Current.CancellationToken);

    /// <summary>The value as JSON text.</summary>
    public static string Value(string source, ScriptHost? host = null)
    {
        var outcome = Run(source, host);
        outcome.Fault.ShouldBeNull();
        return outcome.Value is JsonNode node ? node.ToJsonString(Readable)
            : JsonSerializer.Serialize(outcome.Value, Readable);
    }

    /// <summary>Fails the test unless the script throws; the error's description.</summary>
    public static string Thrown(string source, ScriptHost? host = null)
    {
        var fault = Run(source, host).Fault.ShouldNotBeNull();
        fault.Code.ShouldBe("script.thrown");
        return fault.Arguments[0];
    }

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };
}
