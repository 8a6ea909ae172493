using Mediation.Casework.Acts;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>文书: makes a paper from its template, its values fixed now, and puts it into the case file.</summary>
public sealed class Issue : MediationActivity
{
    /// <inheritdoc/>
    public override string TypeName => "Mediation.Document";

    /// <inheritdoc/>
    public override string DisplayName => "文书";

    /// <inheritdoc/>
    public override string EnglishName => "Document";

    /// <inheritdoc/>
    public override string Description => "按模板出具文书，归入案卷。";

    /// <inheritdoc/>
    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("template", "String", "文书模板") { Required = true, UIHint = "dropdown" },
        new("ruleSet", "String", "取自哪次判定") { UIHint = "dropdown", Description = "文书引用该判定的理由、依据和去向。" },
    ];

    /// <inheritdoc/>
    public override void Execute(ActivityExecution x)
    {
        var proceeding = x.Host<Proceeding>();
        var values = new Dictionary<string, string> { ["number"] = proceeding.File.Number };
        if (x.Input<string>("ruleSet") is { Length: > 0 } set && proceeding.Ask(set) is { Hit: true } ruling)
        {
            values["ground"] = ruling.Ground ?? "";
            foreach (var (name, value) in ruling.Values.All)
                values[char.ToLowerInvariant(name[0]) + name[1..]] = value?.ToString() ?? "";
        }
        proceeding.Produce(x.Input<string>("template")!, values);
    }
}
