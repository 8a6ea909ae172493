using System.Collections.Frozen;

namespace Mediation.Scripting.Compilation;

/// <summary>Names that other engines give scripts and this one never does (不提供的名称): told when the script is
/// read.</summary>
internal static class UnavailableNames
{
    private static readonly FrozenDictionary<string, string> Codes = Load();

    public static string? Code(string name) => Codes.GetValueOrDefault(name);

    private static FrozenDictionary<string, string> Load()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["eval"] = "script.refused.eval",
            ["Function"] = "script.refused.eval",
            ["arguments"] = "script.refused.arguments"
        };
        foreach (var name in (string[])["DateTime", "DateTimeOffset", "TimeSpan", "Guid", "Random", "System",
            "importNamespace", "clr"])
            codes[name] = "script.refused.clr-type";
        foreach (var name in (string[])
        [
            "ArrayBuffer", "Atomics", "BigInt", "DataView", "Float32Array", "Float64Array", "Int16Array", "Int32Array",
                "Int8Array", "Intl",
            "Promise", "Proxy", "Reflect", "SharedArrayBuffer", "Symbol", "Uint16Array", "Uint32Array", "Uint8Array",
                "Uint8ClampedArray",
            "WeakMap", "WeakRef", "WeakSet", "XMLHttpRequest", "fetch", "global", "globalThis", "process",
                "queueMicrotask", "require",
            "setImmediate", "setInterval", "setTimeout", "window"
        ])
            codes[name] = "script.refused.name";
        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
