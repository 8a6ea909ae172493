using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Stands where a file names a type that isn't known; the file is refused, or it fails when reached (未知活动).
/// </summary>
internal sealed class NotFound : ActivityType
{
    /// <summary>The property in which the original keeps the name of the type that it misses.</summary>
    public const string MissingTypeName = "missingTypeName";

    public override string TypeName => "Elsa.NotFoundActivity";

    public override string DisplayName => "未知活动";

    public override string EnglishName => "Unknown activity";

    public override string Category => Categories.Diagnostics;

    public override bool IsBrowsable => false;

    public override object? Read(ActivityProperties properties) =>
        (properties[MissingTypeName] ?? properties["type"]) is { } type ? JsonValues.Text(type) : "";

    public override void Execute(ActivityExecution x) =>
        x.Fault($"There is no activity type '{x.Node.Settings}'.");
}
