using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Mediation.Workflows.Execution;

/// <summary>
/// Values by name while a burst works on them (值表): what was stored is shared until the first change, then copied.
/// </summary>
internal sealed class Values(IReadOnlyDictionary<string, JsonElement>? stored = null)
{
    private IReadOnlyDictionary<string, JsonElement> values = stored ?? ActivityInstance.Empty;

    private Dictionary<string, JsonElement>? own;

    /// <summary>What was stored, or null when that is nothing.</summary>
    public static Values? Of(IReadOnlyDictionary<string, JsonElement> stored) => stored.Count == 0 ? null : new(stored);

    public IEnumerable<string> Keys => values.Keys;

    public JsonElement this[string name]
    {
        get => values[name];
        set => Own[name] = value;
    }

    private Dictionary<string, JsonElement> Own
    {
        get
        {
            if (own is null)
                values = own = new(values);
            return own;
        }
    }

    public bool TryGetValue(string name, [NotNullWhen(true)] out JsonElement value) => values.TryGetValue(name, out value);

    public bool ContainsKey(string name) => values.ContainsKey(name);

    public void Remove(string name)
    {
        if (values.ContainsKey(name))
            Own.Remove(name);
    }

    /// <summary>What a state keeps; afterwards nothing may be changed any more.</summary>
    public IReadOnlyDictionary<string, JsonElement> Freeze() => values;
}
