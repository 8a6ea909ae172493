using System.Security.Cryptography;
using System.Text.Json;
using Mediation.Casework.Activities;
using Mediation.Postgres.Desk;
using Mediation.Web.Elsa.Definitions;
using Mediation.Web.Resources;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;
using Microsoft.Net.Http.Headers;

namespace Mediation.Web.Elsa.Descriptors;

/// <summary>
/// The editor's palette (活动面板): every activity that a file may use here, with its fields and ways out, and what its drop-downs
/// offer now. Types that are refused when a file is read aren't there, and are drawn as unknown.
/// </summary>
internal sealed class ActivityPalette(InForce inForce)
{
    private volatile Written? written;

    /// <summary>
    /// Every type that Studio must know, offered or not, as it is sent. Studio asks after every save, and it is the same until the
    /// policy changes; then two who ask at once may both write it.
    /// </summary>
    public Written Write()
    {
        var policy = inForce.Policy;
        if (written is { } known && known.Of == policy)
            return known;
        var all = Catalog.All.Types.Where(type => !Catalog.All.Refuses(type.TypeName)).Select(type => Describe(type, policy)).Append(Wrapper).ToList();
        var json = JsonSerializer.SerializeToUtf8Bytes(new { items = all, count = all.Count }, StudioWire.Options);
        return written = new Written(policy, json, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(json))}\""));
    }

    /// <summary>The palette as it is sent (活动面板应答).</summary>
    /// <param name="Of">The policy that its drop-downs speak of.</param>
    /// <param name="Json">The answer.</param>
    /// <param name="Tag">The same on every node for the same answer.</param>
    public sealed record Written(Policy Of, ReadOnlyMemory<byte> Json, EntityTagHeaderValue Tag);

    private static ActivityDescriptor Wrapper { get; } = new(
        "Elsa.Workflow", "Elsa", "Workflow", 1, Texts.Workflows_Title, Texts.Workflows_Title, "", "Action", IsContainer: true,
        IsBrowsable: false, IsStart: false, IsTerminal: false, [], [], []);

    private static ActivityDescriptor Describe(ActivityType type, Policy policy)
    {
        var dot = type.TypeName.LastIndexOf('.');
        return new ActivityDescriptor(
            type.TypeName, type.TypeName[..dot], type.TypeName[(dot + 1)..], type.Version, type.Category, type.DisplayName,
            type.Description, type.IsTrigger ? "Trigger" : "Action", type.IsContainer, type.IsBrowsable,
            type.TypeName == "Elsa.Start", type.IsTerminal, [.. Ports(type)],
            [.. type.Inputs.Select((input, order) => Field(type, input, order, policy)), .. OwnFields(type)],
            [.. type.Outputs.Select((output, order) => new OutputShape(Pascal(output.Name), output.TypeAlias, output.DisplayName, order))]);
    }

    private static IEnumerable<PortDescriptor> Ports(ActivityType type) =>
    [
        .. type.EmbeddedPorts.Where(port => !port.IsList).Select(port => new PortDescriptor(Pascal(port.Name), port.DisplayName, "Embedded")),
        // Ways out that come from a field's list, and cases, Studio finds by itself.
        .. type.TypeName is "Elsa.FlowSwitch" || type.IsTerminal || HasDynamicPorts(type)
            ? []
            : type.Ports(Blank(type)).Select(port => new PortDescriptor(port, NameOf(type, port), "Flow")),
    ];

    private static string NameOf(ActivityType type, string port) =>
        port == ActivityType.Done ? Texts.Studio_Done : type.PortDisplayName(Blank(type), port);

    private static bool HasDynamicPorts(ActivityType type) => type.Inputs.Any(input => input.UIHint == "dynamic-outcomes");

    private static InputShape Field(ActivityType type, InputDescriptor input, int order, Policy policy)
    {
        var choices = LiveChoices.For(type, input, policy);
        var hint = choices is not null ? "dropdown" : input.UIHint switch
        {
            "single-line" => "singleline",
            "multi-line" => "multiline",
            var other => other,
        };
        var needed = PolicyMatch.Needs(type, input);
        var help = needed ? input.Description + Texts.Studio_Needed : input.Description;
        return new InputShape(Pascal(input.Name), input.TypeAlias, input.DisplayName, help, order, hint,
            hint == "dynamic-outcomes" ? FixedOutcomes(type) : choices is null ? null : DropDown(choices, needed))
        {
            DefaultValue = input.Default.ValueKind is JsonValueKind.Null ? null : JsonValues.Text(input.Default),
        };
    }

    private static Dictionary<string, object> DropDown(IReadOnlyList<Choice> choices, bool needed) => new()
    {
        // Nothing chosen must be a choice where it is allowed, or an optional field could never be cleared.
        ["dropdown"] = new
        {
            selectList = new { items = needed ? choices : choices.Prepend(new Choice(Texts.Studio_NotChosen, "")), isFlagsEnum = false },
        },
    };

    // The ways out that a type has beside those of its list.
    private static Dictionary<string, object>? FixedOutcomes(ActivityType type) => type.Ports(Blank(type)) is { Count: > 0 } ports
        && type is MediationActivity
            ? new() { ["DynamicOutcomesOptions"] = new { fixedOutcomes = ports.Select(PortLabels.Fixed) } }
            : null;

    // Properties that aren't ordinary inputs: the engine's types read them themselves.
    private static IEnumerable<InputShape> OwnFields(ActivityType type) => type.TypeName switch
    {
        "Elsa.SetVariable" => [Own("Variable", Texts.Studio_Variable, Texts.Studio_VariableToSet, "variable-picker")],
        "Elsa.FlowSwitch" => [Own("Cases", Texts.Studio_Cases, "", "flow-switch-editor")],
        "Elsa.Switch" => [Own("Cases", Texts.Studio_Cases, "", "switch-editor")],
        _ => [],
    };

    private static InputShape Own(string name, string displayName, string description, string hint) =>
        new(name, "Object", displayName, description, -1, hint, null, IsWrapped: false);

    private static ActivityNode Blank(ActivityType type) => new()
    {
        Id = "",
        NodeId = "",
        DisplayText = type.DisplayName,
        Type = type,
        Path = "$",
        Inputs = new Dictionary<string, Expression>(),
        Outputs = new Dictionary<string, string>(),
        Json = JsonElement.Parse("{}"),
    };

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
