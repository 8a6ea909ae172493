namespace Mediation.Rules.Expressions;

/// <summary>
/// What is known of a value before it is there (事实类型): a CLR type, an object with named members (a
/// <see cref="Shape"/>), or nothing at all (dynamic: dictionaries, ExpandoObject and JSON of any form).
/// </summary>
public sealed class RuleType
{
    private RuleType(Type clr) => Clr = clr;

    /// <summary>
    /// Nothing is known until evaluation (动态): members are looked up then, and a missing one is a failure.
    /// </summary>
    public static RuleType Dynamic { get; } = new(typeof(object)) { IsDynamic = true };

    /// <summary>True or false (真假).</summary>
    public static RuleType Bool { get; } = Of(typeof(bool));

    /// <summary>A value of which only the reference counts.</summary>
    internal static RuleType Object { get; } = Of(typeof(object));

    /// <summary>The CLR type that stands for it in compiled code.</summary>
    public Type Clr { get; }

    /// <summary>Whether members are looked up at run time (是否动态).</summary>
    public bool IsDynamic { get; private init; }

    /// <summary>The members, for a dictionary or JSON object of declared form (成员).</summary>
    public Shape? Shape { get; private init; }

    /// <summary>The elements of a sequence, when they are more than a CLR type.</summary>
    internal RuleType? Element { get; private init; }

    /// <summary>The key of a grouping, when it is more than a CLR type.</summary>
    internal RuleType? Key { get; private init; }

    /// <summary>A typed record, number, text, list … (CLR 类型).</summary>
    public static RuleType Of(Type clr)
    {
        ArgumentNullException.ThrowIfNull(clr);
        return new(clr);
    }

    /// <summary>A dictionary, ExpandoObject or JSON object with these members (字典).</summary>
    public static RuleType Of(Shape shape) => new(typeof(object)) { Shape = shape };

    /// <summary>A list whose elements are of that type (列表).</summary>
    public static RuleType ListOf(RuleType element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return new(typeof(List<>).MakeGenericType(element.Clr)) { Element = element };
    }

    /// <inheritdoc/>
    public override string ToString() => IsDynamic ? "dynamic" : Shape is null ? NameOf(Clr) : "object";

    internal static RuleType Made(Shape shape) => new(typeof(Evaluation.RuleObject)) { Shape = shape };

    internal static RuleType Sequence(Type clr, RuleType element) => new(clr) { Element = element };

    internal static RuleType Grouping(RuleType key, RuleType element) =>
        new(typeof(IGrouping<,>).MakeGenericType(key.Clr, element.Clr)) { Key = key, Element = element };

    private static string NameOf(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? NameOf(inner) + "?" : type.Name.Split('`')[0];
}

/// <summary>The members of a dictionary-like value (成员表), in order.</summary>
public sealed class Shape
{
    private readonly Dictionary<string, (string Name, RuleType Type)> members;

    private readonly Dictionary<string, int> positions;

    /// <summary>Members by name; two that differ only by case are refused.</summary>
    /// <param name="members">Name and type of each.</param>
    /// <param name="open">Whether an undeclared member is null, as in the original, instead of a fault (缺成员为空).</param>
    public Shape(IEnumerable<KeyValuePair<string, RuleType>> members, bool open = false)
    {
        ArgumentNullException.ThrowIfNull(members);
        IsOpen = open;
        this.members = new(StringComparer.OrdinalIgnoreCase);
        positions = new(StringComparer.Ordinal);
        foreach (var (name, type) in members)
        {
            this.members.TryAdd(name, (name, type));
            positions.TryAdd(name, positions.Count);
        }
    }

    /// <summary>Whether an undeclared member is null instead of a fault.</summary>
    public bool IsOpen { get; }

    /// <summary>Member names in order of declaration (成员名).</summary>
    public IEnumerable<string> Names => positions.Keys;

    /// <summary>The type of a member; null when there is none of that name.</summary>
    public RuleType? TypeOf(string name) => members.TryGetValue(name, out var member) ? member.Type : null;

    internal int PositionOf(string name) => positions.GetValueOrDefault(name, -1);

    internal (string Name, RuleType Type)? Find(string name, bool exactCase) =>
        members.TryGetValue(name, out var member) && (!exactCase || member.Name == name) ? member : null;
}
