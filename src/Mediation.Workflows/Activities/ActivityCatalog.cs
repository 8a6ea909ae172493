using System.Collections.Frozen;

namespace Mediation.Workflows.Activities;

/// <summary>
/// The activity types that files may use (活动目录). Immutable; a closed list, so a file can never reach a .NET type by
/// its name. Hosts add theirs: <c>ActivityCatalog.Standard.With(new Step(), …)</c>.
/// </summary>
public sealed class ActivityCatalog
{
    private readonly FrozenDictionary<string, ActivityType> types;

    private ActivityCatalog(IEnumerable<ActivityType> types) =>
        this.types = types.ToFrozenDictionary(t => t.TypeName, StringComparer.Ordinal);

    /// <summary>Elsa's own activities that this engine runs.</summary>
    public static ActivityCatalog Standard { get; } = new(
    [
        new Complete(), new Delay(), new End(), new Event(), new ExecuteWorkflow(), new Fault(), new Finish(),
        new Flowchart(), new FlowDecision(), new FlowFork(), new FlowJoin(), new FlowSwitch(), new If(), new Sequence(),
        new SetOutput(), new SetVariable(), new Start(), new WriteLine(),
    ]);

    /// <summary>Every type, by name in ordinal order.</summary>
    public IEnumerable<ActivityType> Types => types.Values.OrderBy(t => t.TypeName, StringComparer.Ordinal);

    /// <summary>The type with exactly this name, or null.</summary>
    public ActivityType? Find(string typeName) => types.GetValueOrDefault(typeName);

    /// <summary>This catalogue and some more types; a name that is taken already is a defect.</summary>
    public ActivityCatalog With(params IEnumerable<ActivityType> more) => new([.. types.Values, .. more]);
}
