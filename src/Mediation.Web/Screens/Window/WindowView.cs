using Mediation.Casework;
using Mediation.Casework.Acceptance;
using Mediation.Postgres.Attachments;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;

namespace Mediation.Web.Screens.Window;

/// <summary>Everything the window's page shows (受理台).</summary>
/// <param name="Form">What is typed.</param>
/// <param name="Preview">What would become of it.</param>
/// <param name="Clock">The product's clock.</param>
public sealed record WindowView(WindowForm Form, PreviewView Preview, Clockface Clock)
{
    /// <summary>Why the last try was refused.</summary>
    public FormFaults Faults { get; init; } = FormFaults.None;

    /// <summary>Forms that wait, the latest first.</summary>
    public IReadOnlyList<WaitingView> Waiting { get; init; } = [];

    /// <summary>The draft that was just put aside; null when none was.</summary>
    public Guid? Kept { get; init; }

    /// <summary>Channels, the last used first.</summary>
    public IReadOnlyList<string> Channels { get; init; } = WireWords.Channels;

    /// <summary>Files that the form names.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Every unit.</summary>
    public IReadOnlyList<FormOption> Units { get; init; } = [];

    /// <summary>What people here speak besides Chinese.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Every category as it is chosen: code and name.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The address at which this very form can be opened again.</summary>
    public string? DraftPage { get; init; }
}

/// <summary>What the right side shows (预览).</summary>
/// <param name="Plan">Null while nothing was said, or what was said can't be judged.</param>
/// <param name="Faults">Why it can't be judged.</param>
public sealed record PreviewView(PlanView? Plan, IReadOnlyList<string> Faults)
{
    /// <summary>Nothing said yet.</summary>
    public static PreviewView Empty { get; } = new(null, []);

    /// <summary>Earlier matters under the telephone that was typed.</summary>
    public IReadOnlyList<EarlierView> Earlier { get; init; } = [];

    /// <summary>The case chosen to join.</summary>
    public string? MergeInto { get; init; }

    /// <summary>Whether the home that is written down is in the register of households (关怀提示).</summary>
    public bool Care { get; init; }
}

/// <summary>An earlier matter of the same telephone, masked (以往事项).</summary>
public sealed record EarlierView(string Number, string Name, string Matter, string Stage, DateTimeOffset AcceptedAt);

/// <summary>A form that waits (暂存).</summary>
public sealed record WaitingView(Guid Id, string Words, string Place, DateTimeOffset SavedAt);

/// <summary>Why a form was refused, each sentence at its field (登记问题).</summary>
public sealed class FormFaults(IReadOnlyList<Refusal> refusals)
{
    private readonly ILookup<string, string> fields = refusals.ToLookup(refusal => refusal.Field ?? "", Sentences.Of);

    /// <summary>Nothing wrong.</summary>
    public static FormFaults None { get; } = new([]);

    /// <summary>What is wrong with a field.</summary>
    public IReadOnlyList<string> Of(string field) => [.. fields[field].Distinct()];

    /// <summary>Whether anything is.</summary>
    public bool Any => refusals.Count > 0;

    /// <summary>What belongs to no field.</summary>
    public IReadOnlyList<string> General => Of("");

    /// <summary>Whether a field of the overruling is at fault.</summary>
    public bool Overruling => fields.Any(fault => fault.Key.StartsWith("overrule.", StringComparison.Ordinal));
}
