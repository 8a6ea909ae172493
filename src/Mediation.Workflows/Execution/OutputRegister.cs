using System.Text.Json;

namespace Mediation.Workflows.Execution;

/// <summary>What the activities of one workflow gave out in one burst, for scripts (输出登记).</summary>
internal sealed class OutputRegister() : Dictionary<(string Activity, string Output), JsonElement>(Names)
{
    private static readonly IEqualityComparer<(string Activity, string Output)> Names =
        EqualityComparer<(string Activity, string Output)>.Create(
            (a, b) => a.Activity == b.Activity && string.Equals(a.Output, b.Output, StringComparison.OrdinalIgnoreCase),
            name => HashCode.Combine(name.Activity, name.Output.Length));

    /// <summary>The last value of an output, or null when there is none in this burst.</summary>
    public JsonElement? Find(string activity, string output) =>
        TryGetValue((activity, output), out var value) ? value : null;
}
