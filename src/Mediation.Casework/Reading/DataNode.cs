using System.Text.Json;

namespace Mediation.Casework.Reading;

/// <summary>
/// One place in a JSON file being read (文件节点). It answers with what it finds and notes a fault with the path where
/// the file says something else, so that reading never stops at the first mistake.
/// </summary>
public sealed class DataNode
{
    private readonly JsonElement element;

    private readonly string file;

    private readonly ICollection<PolicyFault> faults;

    private DataNode(JsonElement element, string file, string path, ICollection<PolicyFault> faults)
    {
        this.element = element;
        this.file = file;
        Path = path;
        this.faults = faults;
    }

    /// <summary>JSON path of this place.</summary>
    public string Path { get; }

    /// <summary>The root of a file's text; null, with a fault, when it isn't JSON.</summary>
    public static DataNode? Parse(string file, string text, ICollection<PolicyFault> faults)
    {
        try
        {
            return new DataNode(JsonDocument.Parse(text).RootElement, file, "$", faults);
        }
        catch (JsonException defect)
        {
            faults.Add(new PolicyFault(file, defect.Path ?? "$", $"不是合法的 JSON（第 {defect.LineNumber + 1} 行）。"));
            return null;
        }
    }

    /// <summary>Notes a fault at this place.</summary>
    public void Fault(string message) => faults.Add(FaultOf(message));

    /// <summary>A fault at this place, for whoever keeps their own list.</summary>
    public PolicyFault FaultOf(string message) => new(file, Path, message);

    /// <summary>Notes a fault for every member that isn't among the known ones; most are misspelt.</summary>
    public void Allow(params ReadOnlySpan<string> members)
    {
        foreach (var member in Members())
            if (!members.Contains(member.Name))
                member.Node.Fault($"不认识的成员“{member.Name}”。");
    }

    /// <summary>A text that must be there and not be blank; empty, with a fault, otherwise.</summary>
    public string Text(string member) => OptionalText(member) ?? Missing(member);

    /// <summary>A text that may be missing or null; null then.</summary>
    public string? OptionalText(string member)
    {
        if (!Has(member, out var found)) return null;
        if (found.element.ValueKind == JsonValueKind.String && found.element.GetString() is { } text
            && !string.IsNullOrWhiteSpace(text)) return text;
        found.Fault("这里应当是不为空的文字。");
        return "";
    }

    /// <summary>A whole number; a fault and 0 when missing or something else.</summary>
    public int Number(string member)
    {
        if (Has(member, out var found) && found.element.ValueKind == JsonValueKind.Number
            && found.element.TryGetInt32(out var number)) return number;
        Fault($"“{member}”应当是整数。");
        return 0;
    }

    /// <summary>A whole number that may be missing; null then.</summary>
    public int? OptionalNumber(string member) => Has(member, out _) ? Number(member) : null;

    /// <summary>Yes or no; a fault and false when missing or something else.</summary>
    public bool Flag(string member)
    {
        if (Has(member, out var found) && found.element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return found.element.GetBoolean();
        Fault($"“{member}”应当是 true 或 false。");
        return false;
    }

    /// <summary>Yes or no; no when missing.</summary>
    public bool OptionalFlag(string member) => Has(member, out _) && Flag(member);

    /// <summary>The texts of a list, each with its place; none when the member is missing.</summary>
    public IEnumerable<(string Text, DataNode Node)> Texts(string member)
    {
        foreach (var item in Items(member))
            if (item.element.ValueKind == JsonValueKind.String && item.element.GetString() is { Length: > 0 } text)
                yield return (text, item);
            else
                item.Fault("这里应当是不为空的文字。");
    }

    /// <summary>The items of a list; none when the member is missing.</summary>
    public IEnumerable<DataNode> Items(string member) => Has(member, out var found) ? found.Items() : [];

    /// <summary>The items of this list.</summary>
    public IEnumerable<DataNode> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Fault("这里应当是列表。");
            yield break;
        }

        var index = 0;
        foreach (var item in element.EnumerateArray())
            yield return new DataNode(item, file, $"{Path}[{index++}]", faults);
    }

    /// <summary>The members of this object, in the file's order.</summary>
    public IEnumerable<(string Name, DataNode Node)> Members()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fault("这里应当是对象。");
            yield break;
        }

        foreach (var member in element.EnumerateObject())
            yield return (member.Name, new DataNode(member.Value, file, $"{Path}.{member.Name}", faults));
    }

    /// <summary>The texts of an object's members, each with its name and place; none when the object is missing.</summary>
    public IEnumerable<(string Name, string Text, DataNode Node)> NamedTexts(string member)
    {
        if (!Has(member, out var found)) yield break;
        foreach (var (name, node) in found.Members())
            if (node.element.ValueKind == JsonValueKind.String && node.element.GetString() is { Length: > 0 } text)
                yield return (name, text, node);
            else
                node.Fault("这里应当是不为空的文字。");
    }

    /// <summary>The object under a member; null, with a fault, when it is missing.</summary>
    public DataNode? Child(string member)
    {
        if (Has(member, out var found) && found.element.ValueKind == JsonValueKind.Object) return found;
        Fault($"缺少对象“{member}”。");
        return null;
    }

    private bool Has(string member, out DataNode found)
    {
        found = this;
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(member, out var value)
            || value.ValueKind == JsonValueKind.Null) return false;
        found = new DataNode(value, file, $"{Path}.{member}", faults);
        return true;
    }

    private string Missing(string member)
    {
        Fault($"缺少“{member}”。");
        return "";
    }
}
