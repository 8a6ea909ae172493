using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Mediation.Workflows.Execution;

namespace Mediation.Web.Elsa.Instances;

/// <summary>
/// Names what Studio takes for an instance (实例标识): a workflow of a case, or a workflow that it called, which runs inside it.
/// </summary>
/// <param name="Run">The workflow of the case.</param>
/// <param name="Called">The version of the workflow that it called; null for itself.</param>
public sealed record InstanceId(Guid Run, string? Called = null) : IParsable<InstanceId>
{
    private const char Mark = '~';

    /// <summary>Of a part of an instance as it is drawn.</summary>
    public static InstanceId Of(Guid run, WorkflowState whole, WorkflowState part) =>
        ReferenceEquals(part, whole) ? new(run) : new(run, part.VersionId);

    /// <inheritdoc/>
    public static InstanceId Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("This names no instance.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out InstanceId result)
    {
        var parts = (s ?? "").Split(Mark, 2);
        result = Guid.TryParse(parts[0], CultureInfo.InvariantCulture, out var run) ? new InstanceId(run, parts.ElementAtOrDefault(1)) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Called is null ? $"{Run}" : $"{Run}{Mark}{Called}";
}
