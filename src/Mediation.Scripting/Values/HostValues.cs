using System.Text.Json.Nodes;

namespace Mediation.Scripting.Values;

/// <summary>A function that the host handed in (宿主函数).</summary>
internal sealed class HostFunction(string name, ScriptFunction function) : FunctionValue
{
    public override string Name => name;

    public override int Length => 0;

    public override Value Call(Realm realm, Value self, Value[] arguments)
    {
        var handed = new object?[arguments.Length];
        for (var i = 0; i < handed.Length; i++) handed[i] = Exchange.Out(realm, arguments[i]);
        return Exchange.In(realm, function(handed), name);
    }

    public override Value Construct(Realm realm, Value[] arguments) =>
        throw Errors.Type(realm, name + " is not a constructor");
}

/// <summary>A bag of the host's (宿主成员包), with what was read from it.</summary>
internal sealed class BagValue : ObjectValue
{
    private readonly Realm realm;
    private readonly ScriptBag bag;
    private readonly Dictionary<string, Value> read = new(StringComparer.Ordinal);
    private Dictionary<string, JsonNode?>? before;

    public BagValue(Realm realm, ScriptBag bag)
    {
        (this.realm, this.bag) = (realm, bag);
        realm.Track(this);
    }

    public override int Count => this.bag.Names.Count();

    public override bool TryGetOwn(string key, out Value value)
    {
        if (read.TryGetValue(key, out value)) return true;
        if (!this.bag.TryGet(key, out var handed)) return false;
        value = Exchange.In(this.realm, handed, key);
        Keep(key, value);
        return true;
    }

    public override bool Set(Realm realm, string key, Value value)
    {
        if (this.bag.Set(key, Exchange.Out(realm, value)) is { } refusal) throw Errors.Plain(realm, refusal.Message);
        read.Remove(key);
        this.before?.Remove(key);
        Keep(key, value);
        return true;
    }

    public override bool Delete(Realm realm, string key) => false;

    public override string[] Keys() => [.. this.bag.Names];

    /// <summary>Objects are kept, for a script may change what is inside; plain values are asked for each
    /// time.</summary>
    private void Keep(string key, Value value)
    {
        if (value.Object is null) return;
        read[key] = value;
        if (value.Object is FunctionValue or BagValue) return;
        (this.before ??= [])[key] = Exchange.ToJson(this.realm, value);
    }

    public void WriteBack(Realm realm)
    {
        foreach (var (key, before) in this.before ?? [])
        {
            var now = Exchange.ToJson(realm, read[key]);
            if (JsonNode.DeepEquals(now, before)) continue;
            if (this.bag.Set(key, Exchange.Out(realm, read[key])) is { } refusal)
                throw Errors.Plain(realm, refusal.Message);
        }
    }
}
