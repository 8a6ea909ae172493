using System.Text.Json.Serialization;

namespace Mediation.Casework.Acts;

/// <summary>What a form field holds (字段类型).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldType>))]
public enum FieldType
{
    /// <summary>文字.</summary>
    Text,

    /// <summary>整数.</summary>
    Number,

    /// <summary>日期, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>日期时间, ISO 8601 with offset.</summary>
    DateTime,

    /// <summary>是否.</summary>
    Boolean,

    /// <summary>单选.</summary>
    Choice,

    /// <summary>多选.</summary>
    Choices,

    /// <summary>单位.</summary>
    Unit,

    /// <summary>多个单位.</summary>
    Units,

    /// <summary>人员.</summary>
    Person,

    /// <summary>金额, in yuan with at most two decimals; held in fen.</summary>
    Money,

    /// <summary>手写, drawn on the screen: the lines as an SVG path of <c>M</c> and <c>L</c> with whole numbers.</summary>
    Drawing,

    /// <summary>上传的文件: the id of an upload of the actor's own.</summary>
    File,
}

/// <summary>One field of an act's form (表单字段). A page or a script can fill any form from these alone.</summary>
/// <param name="Name">Name on the wire, camelCase.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Required">Whether the act is refused without it.</param>
public sealed record ActField(string Name, FieldType Type, bool Required = true)
{
    /// <summary>Allowed values, for choices; values are stable codes or the fixed Chinese codes of the contract.</summary>
    public IReadOnlyList<ActOption> Options { get; init; } = [];

    /// <summary>Longest text taken, in characters; smallest and largest number for numbers are 1 and this.</summary>
    public int Limit { get; init; } = 2000;

    /// <summary>Whether what is typed is sealed: nothing but the desk keeps it, a browser's draft neither (密封).</summary>
    public bool Sealed { get; init; }

    /// <summary>A choice out of plain values that are their own labels.</summary>
    public static ActField Choice(string name, bool required, params IEnumerable<string> values) =>
        new(name, FieldType.Choice, required) { Options = [.. values.Select(v => new ActOption(v, null))] };
}

/// <summary>A value that may be chosen (选项).</summary>
/// <param name="Value">On the wire.</param>
/// <param name="Label">What people read; null when the edge has a resource for the value or the value speaks for itself.</param>
public sealed record ActOption(string Value, string? Label);
