using System.Text.Json;

namespace Mediation.Workflows.Execution;

/// <summary>What activities gave out in one burst, for scripts (输出登记).</summary>
internal sealed class OutputRegister
{
    private readonly Dictionary<(Run Run, string Activity), Dictionary<string, JsonElement>> outputs = [];

    /// <summary>The last result that any activity gave out; null when none did.</summary>
    public JsonElement? LastResult { get; private set; }

    public void Set(Frame frame, string output, JsonElement value)
    {
        if (!outputs.TryGetValue((frame.Run, frame.Node.Id), out var own))
            outputs.Add((frame.Run, frame.Node.Id), own = new(StringComparer.OrdinalIgnoreCase));
        own[output] = value;
        LastResult = value;
    }

    public JsonElement? Find(Run run, string activity, string output) =>
        outputs.TryGetValue((run, activity), out var own) && own.TryGetValue(output, out var value) ? value : null;
}
