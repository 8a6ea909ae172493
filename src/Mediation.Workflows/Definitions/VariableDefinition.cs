using System.Text.Json;

namespace Mediation.Workflows.Definitions;

/// <summary>A variable of a workflow or a container (变量). Everything refers to it by id.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">The name people and scripts use.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Default">Its value before anything is set; JSON null when the file gives none.</param>
/// <param name="StorageDriver">As written in the file, or null. Here every variable survives a wait.</param>
public sealed record VariableDefinition(
    string Id, string Name, DataType Type, JsonElement Default, string? StorageDriver)
{
    /// <summary>True when the original keeps it across a wait too, by its storage driver.</summary>
    public bool IsLasting => StorageDrivers.IsLasting(StorageDriver);
}

/// <summary>A declared input or output of a workflow (流程输入、输出).</summary>
/// <param name="Name">Unique within the inputs, and within the outputs.</param>
/// <param name="Type">What it holds.</param>
/// <param name="DisplayName">What people read, or null.</param>
public sealed record WorkflowArgument(string Name, DataType Type, string? DisplayName)
{
    /// <summary>As written in the file, or null. Here every input survives a wait.</summary>
    public string? StorageDriver { get; init; }

    /// <summary>True when the original keeps an input across a wait too, by its storage driver.</summary>
    public bool IsLasting => StorageDrivers.IsLasting(StorageDriver);
}

/// <summary>Names of the original's storage drivers: an alias, or a .NET name that contains it (存储方式).</summary>
internal static class StorageDrivers
{
    public static bool IsLasting(string? driver) => driver is not null
        && (driver.Contains("WorkflowInstanceStorageDriver", StringComparison.OrdinalIgnoreCase)
            || driver.Contains("WorkflowStorageDriver", StringComparison.OrdinalIgnoreCase));
}
