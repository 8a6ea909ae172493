using System.Collections.Frozen;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Library;

/// <summary>The language's own names (内建名称). They are made once and shared by all realms; nothing in them can be
/// changed.</summary>
internal static class Globals
{
    private static readonly FrozenDictionary<string, Value> Names = Build();

    /// <summary>Naming the class builds it.</summary>
    public static void EnsureBuilt() => _ = Names.Count;

    public static bool Has(string name) => Names.ContainsKey(name);

    public static bool TryGet(string name, out Value value) => Names.TryGetValue(name, out value);

    public static (string Name, Value Value) Method(string name, int length, NativeBody body) =>
        (name, new(new NativeFunction(name, length, body)));

    /// <summary>A constructor with its prototype, which gets the members.</summary>
    public static NativeFunction Type(
        string name, int length, IntrinsicValue prototype, NativeBody call, NativeBody? construct,
            params ReadOnlySpan<(string, Value)> members)
    {
        var type = new NativeFunction(name, length, call, construct).With("prototype", new(prototype));
        prototype.Complete("constructor", new(type));
        foreach (var (key, value) in members) prototype.Complete(key, value);
        return type;
    }

    private static FrozenDictionary<string, Value> Build()
    {
        var names = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["undefined"] = default,
            ["NaN"] = new(double.NaN),
            ["Infinity"] = new(double.PositiveInfinity),
            ["Math"] = new(MathLibrary.Build()),
            ["JSON"] = new(JsonLibrary.Build())
        };
        IEnumerable<NativeFunction> functions =
        [
            ObjectLibrary.Build(), ArrayLibrary.Build(), TextLibrary.Build(), NumberLibrary.Build(),
                BooleanLibrary.Build(), DateLibrary.Build(),
            RegExpLibrary.Build(), CollectionLibrary.BuildMap(), CollectionLibrary.BuildSet(), .. ErrorLibrary.Build(),
            .. NumberLibrary.BuildFunctions(), .. UriLibrary.Build(), .. HelperLibrary.Build()
        ];
        foreach (var function in functions) names[function.Name] = new(function);
        FunctionLibrary.Fill();
        CollectionLibrary.FillIterator();
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
