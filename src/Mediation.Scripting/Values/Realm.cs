using System.Globalization;
using Mediation.Scripting.Library;
using Mediation.Scripting.Reading;

namespace Mediation.Scripting.Values;

/// <summary>One run's world (运行域): what the host hands in, what the script made global, and what it has used
/// up.</summary>
internal sealed class Realm(ScriptHost host, ScriptLimits limits, CancellationToken cancelled)
{
    private readonly Dictionary<string, Value> globals = new(StringComparer.Ordinal);
    private List<BagValue>? bags;
    private HashSet<ObjectValue>? joining;
    private long memory;
    private long nextLook = 1024;

    // Literals have methods even where a script names nothing of the library.
    static Realm() => Globals.EnsureBuilt();

    public ScriptHost Host => host;

    public ScriptLimits Limits => limits;

    public long Steps { get; private set; }

    /// <summary>How many times something inside an object was changed.</summary>
    public int Mutations { get; set; }

    /// <summary>Calls within each other, now.</summary>
    public int Calls { get; set; }

    /// <summary>The offset of the call being made, for errors that library functions throw.</summary>
    public int At { get; set; }

    /// <summary>Objects being turned into text, so that a cycle ends.</summary>
    public HashSet<ObjectValue> Joining => joining ??= [];

    public void Step(long count = 1)
    {
        Steps += count;
        if (Steps < nextLook) return;
        if (Steps > limits.Steps) throw Exceeded("script.limit.steps", limits.Steps);
        if (cancelled.IsCancellationRequested) throw RefusedException.At(At, "script.cancelled");
        nextLook = Math.Min(Steps + 1024, limits.Steps + 1);
    }

    public void Allocate(long bytes)
    {
        memory += bytes;
        if (memory > limits.Memory) throw Exceeded("script.limit.memory", limits.Memory);
    }

    /// <summary>A text that a script made: within the limit, and counted.</summary>
    public Value Text(string text)
    {
        CheckLength(text.Length);
        Allocate(32 + 2L * text.Length);
        return new(text);
    }

    public void CheckLength(long length)
    {
        if (length > limits.TextLength) throw Exceeded("script.limit.text", limits.TextLength);
    }

    public RefusedException Exceeded(string code, long limit) =>
        RefusedException.At(At, code, limit.ToString(CultureInfo.InvariantCulture));

    public bool TryGlobal(string name, out Value value)
    {
        if (globals.TryGetValue(name, out value)) return true;
        if (host.TryGlobal(name, out var handed)) value = Exchange.In(this, handed, name);
        else if (!Globals.TryGet(name, out value)) return false;
        globals[name] = value;
        return true;
    }

    public void SetGlobal(string name, Value value) => globals[name] = value;

    public void Track(BagValue bag) => (bags ??= []).Add(bag);

    /// <summary>Hands members of which something inside was changed on to their bags.</summary>
    public void WriteBack()
    {
        if (bags is null || Mutations == 0) return;
        foreach (var bag in bags) bag.WriteBack(this);
    }
}
