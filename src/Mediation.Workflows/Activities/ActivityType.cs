using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>
/// A kind of activity: what it is called, what it takes, and what it does (活动类型). One instance serves every
/// definition and every thread, so it holds no state: what an execution must remember lies in its properties
/// (<see cref="ActivityExecution.SetProperty"/>). Hosts derive their own and register them in an
/// <see cref="ActivityCatalog"/>.
/// </summary>
/// <remarks>
/// What may go wrong in good order is told with <see cref="ActivityExecution.Fault"/>: the step fails, and an operator
/// retries or skips it. An exception is a defect of the host: the machine doesn't catch it, it leaves the call, and of
/// the burst nothing has happened.
/// </remarks>
public abstract class ActivityType
{
    /// <summary>The outcome of an activity that names none.</summary>
    public const string Done = "Done";

    private readonly bool isHosts;

    /// <summary>A type of the host's.</summary>
    protected ActivityType() => isHosts = GetType().Assembly != typeof(ActivityType).Assembly;

    /// <summary>The exact name in files, such as <c>Elsa.Event</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>Chinese name for the palette and the drawing.</summary>
    public abstract string DisplayName { get; }

    /// <summary>English name.</summary>
    public abstract string EnglishName { get; }

    /// <summary>The palette's group, in Chinese.</summary>
    public abstract string Category { get; }

    /// <summary>One Chinese sentence for the palette.</summary>
    public virtual string Description => "";

    /// <summary>The version of the type; files that name another get this one, with a warning.</summary>
    public virtual int Version => 1;

    /// <summary>The inputs, in the order in which they are evaluated.</summary>
    public virtual IReadOnlyList<InputDescriptor> Inputs => [];

    /// <summary>The outputs.</summary>
    public virtual IReadOnlyList<OutputDescriptor> Outputs => [];

    /// <summary>Where other activities are embedded; empty for all but containers and branches.</summary>
    public virtual IReadOnlyList<EmbeddedPort> EmbeddedPorts => [];

    /// <summary>True when the container completes after this activity, whatever else is running in it.</summary>
    public virtual bool IsTerminal => false;

    /// <summary>True when it declares variables and runs the activities it embeds.</summary>
    public virtual bool IsContainer => false;

    /// <summary>True when an outside stimulus may start a workflow at this activity.</summary>
    public virtual bool IsTrigger => false;

    /// <summary>True when it may wait; the load checks use it.</summary>
    public virtual bool MayWait => false;

    /// <summary>False hides it from the editor's palette.</summary>
    public virtual bool IsBrowsable => true;

    /// <summary>The possible outcomes of this activity, from its own inputs (出口); lines start from these.</summary>
    public virtual IReadOnlyList<string> Ports(ActivityNode node) => [Done];

    /// <summary>False when some outcomes are computed only when it runs, so that <see cref="Ports"/> can't name them.</summary>
    internal virtual bool NamesPorts(ActivityNode node) => true;

    /// <summary>The outcomes that it may leave by at once, without waiting; all of them when it never waits.</summary>
    public virtual IReadOnlyList<string> PortsAtOnce(ActivityNode node) => MayWait ? [] : Ports(node);

    /// <summary>True for an outcome that is taken only where a line leads on from it.</summary>
    public virtual bool NeedsLine(string port) => false;

    /// <summary>What people read at an outcome; the outcome itself by default.</summary>
    public virtual string PortDisplayName(ActivityNode node, string port) => port;

    /// <summary>
    /// Reads and checks the properties that aren't ordinary inputs. What it returns is the node's
    /// <see cref="ActivityNode.Settings"/>.
    /// </summary>
    public virtual object? Read(ActivityProperties properties) => null;

    /// <summary>
    /// Runs it. An activity that neither creates a bookmark nor completes is completed with <see cref="Done"/>.
    /// </summary>
    public abstract void Execute(ActivityExecution x);

    /// <summary>
    /// Goes on after a wait. The bookmark is used up unless <see cref="ActivityExecution.KeepBookmark"/> is called;
    /// with no bookmark left and nothing completed, it is completed with <see cref="Done"/>.
    /// </summary>
    public virtual void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload) => x.Complete();

    /// <summary>It was started and will never complete: withdraw what it asked of the host.</summary>
    public virtual void Cancelled(ActivityExecution x)
    {
    }

    /// <summary>
    /// True when what it does depends on the host or on what comes from outside, so that a replay needs it recorded.
    /// </summary>
    internal virtual bool IsRecorded => isHosts || (MayWait && EmbeddedPorts.Count == 0);

    /// <summary>An embedded activity completed.</summary>
    internal virtual void ChildCompleted(ActivityExecution x, Frame child) => x.Complete();

    /// <inheritdoc/>
    public override string ToString() => TypeName;
}
