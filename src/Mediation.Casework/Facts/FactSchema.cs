using System.Collections;
using System.Reflection;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Facts;

/// <summary>
/// The list of all facts with their Chinese labels (事实目录), read from <c>rules/facts.json</c>: what rules may ask for, what
/// traces and the rule workbench call it.
/// </summary>
public sealed class FactSchema
{
    private readonly Dictionary<string, FactEntry> byPath;

    private FactSchema(Dictionary<string, FactEntry> byPath, IReadOnlyList<PolicyFault> faults)
    {
        this.byPath = byPath;
        Faults = faults;
    }

    /// <summary>All facts, in the file's order.</summary>
    public IReadOnlyList<FactEntry> All => [.. byPath.Values];

    /// <summary>Every mistake in the file.</summary>
    public IReadOnlyList<PolicyFault> Faults { get; }

    /// <summary>The Chinese label of a fact such as <c>complaint.Persons</c>; the path itself when it isn't listed.</summary>
    public string Label(string path) => byPath.TryGetValue(path, out var entry) ? entry.Label : path;

    /// <summary>The schema of a file's text.</summary>
    public static FactSchema Of(string file, string text)
    {
        var faults = new List<PolicyFault>();
        var byPath = new Dictionary<string, FactEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var node in DataNode.Parse(file, text, faults)?.Items("facts") ?? [])
        {
            node.Allow("path", "type", "label", "least", "most");
            var entry = new FactEntry(node.Text("path"), node.Text("type"), node.Text("label"))
            {
                Least = node.OptionalNumber("least"),
                Most = node.OptionalNumber("most"),
            };
            if (!byPath.TryAdd(entry.Path, entry)) node.Fault($"事实“{entry.Path}”重复。");
        }

        return new FactSchema(byPath, faults);
    }

    /// <summary>
    /// Path and type of every fact and question that the records offer under a name (记录中的全部事实), as the file must list them.
    /// </summary>
    public static IEnumerable<(string Path, string Type)> Offered(string name, Type record)
    {
        foreach (var property in record.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            if (property.Name != "EqualityContract")
                yield return ($"{name}.{property.Name}", NameOf(property.PropertyType, new NullabilityInfoContext().Create(property)));
        foreach (var method in record.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            if (!method.IsSpecialName && method.GetBaseDefinition().DeclaringType == record && !method.Name.Contains('<', StringComparison.Ordinal)
                && method.Name is not "Equals" and not "With" && method.GetParameters() is [{ ParameterType: var asked }] && asked == typeof(string))
                yield return ($"{name}.{method.Name}", NameOf(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter)));
    }

    private static string NameOf(Type type, NullabilityInfo nullability)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var name = plain switch
        {
            _ when plain == typeof(string) => "text",
            _ when plain == typeof(bool) => "yes-no",
            _ when plain == typeof(int) => "number",
            _ when typeof(IDictionary).IsAssignableFrom(plain) || plain.Name.StartsWith("IReadOnlyDictionary", StringComparison.Ordinal) => "table",
            _ when typeof(IEnumerable).IsAssignableFrom(plain) => "list",
            _ => "group",
        };
        return nullability.ReadState == NullabilityState.Nullable ? $"{name}?" : name;
    }
}

/// <summary>One fact (事实).</summary>
/// <param name="Path">As rules write it, such as <c>history.ReturnCount</c> or <c>complaint.Mentions</c>.</param>
/// <param name="Type"><c>text</c>, <c>number</c>, <c>yes-no</c>, <c>list</c>, <c>table</c> or <c>group</c>; <c>?</c> when it may be unknown.</param>
/// <param name="Label">Chinese label.</param>
public sealed record FactEntry(string Path, string Type, string Label)
{
    /// <summary>The least value of a number (最小值); null when it may be any.</summary>
    public int? Least { get; init; }

    /// <summary>The greatest value of a number (最大值); null when it may be any.</summary>
    public int? Most { get; init; }
}
