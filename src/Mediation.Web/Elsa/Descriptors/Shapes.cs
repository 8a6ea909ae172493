namespace Mediation.Web.Elsa.Descriptors;

/// <summary>An activity of the palette, in the shape that Studio reads (活动描述).</summary>
internal sealed record ActivityDescriptor(
    string TypeName, string Namespace, string Name, int Version, string Category, string DisplayName, string Description, string Kind,
    bool IsContainer, bool IsBrowsable, bool IsStart, bool IsTerminal, IReadOnlyList<PortDescriptor> Ports,
    IReadOnlyList<InputShape> Inputs, IReadOnlyList<OutputShape> Outputs)
{
    /// <summary>None; Studio stops where it is missing.</summary>
    public IReadOnlyDictionary<string, object> CustomProperties { get; } = new Dictionary<string, object>();

    /// <summary>None; Studio stops where it is missing.</summary>
    public IReadOnlyDictionary<string, object> ConstructionProperties { get; } = new Dictionary<string, object>();
}

/// <summary>A way out of an activity (<c>Flow</c>), or a place inside it (<c>Embedded</c>).</summary>
internal sealed record PortDescriptor(string Name, string DisplayName, string Type, bool IsBrowsable = true);

/// <summary>A field of an activity.</summary>
internal sealed record InputShape(
    string Name, string TypeName, string DisplayName, string Description, int Order, string UIHint,
    IReadOnlyDictionary<string, object>? UiSpecifications, bool IsWrapped = true)
{
    public bool IsBrowsable { get; } = true;

    public bool IsSynthetic { get; }

    public bool IsReadOnly { get; }

    public bool IsSensitive { get; }

    public string? Category { get; }

    public object? DefaultValue { get; init; }

    public string? DefaultSyntax { get; init; }

    public string? StorageDriverType { get; }
}

/// <summary>What an activity gives, to be bound to a variable.</summary>
internal sealed record OutputShape(string Name, string TypeName, string DisplayName, int Order)
{
    public string Description { get; } = "";

    public bool IsBrowsable { get; } = true;
}
