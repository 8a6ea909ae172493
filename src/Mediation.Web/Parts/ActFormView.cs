using Mediation.Casework.Acts;

namespace Mediation.Web.Parts;

/// <summary>An act and the form it needs (办理动作表单): whatever <c>GET /api/cases/{number}/acts</c> can describe.</summary>
/// <param name="Action">Where it is posted.</param>
/// <param name="Act">Code of the act.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Version">The version of the case that the form was drawn from.</param>
/// <param name="Key">The idempotency key: minted with the form, so that a second click has no second effect.</param>
/// <param name="Fields">What is asked.</param>
public sealed record ActFormView(
    string Action, string Act, string Label, long Version, string Key, IReadOnlyList<FormField> Fields)
{
    /// <summary>The work item it belongs to; null for a standing act.</summary>
    public Guid? WorkItem { get; init; }

    /// <summary>Whether it is what is most likely wanted: one filled button per place.</summary>
    public bool Likely { get; init; }

    /// <summary>Why the last try was refused, where no single field is to blame.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>Whether the address asks for the form opened.</summary>
    public bool Open { get; init; }

    /// <summary>Whether the form stands unfolded: asked for, or refused.</summary>
    public bool Unfolded => Open || Refusals.Count > 0 || Fields.Any(asked => asked.Wrong.Count > 0);

    /// <summary>Whether it stands beside the flow and never moves the case on (随时可以).</summary>
    public bool Beside { get; init; }

    /// <summary>A field that the place of the form has settled already; sent along unseen.</summary>
    public GivenField? Given { get; init; }

    /// <summary>What the acts have in their summaries, drafts and ids: unique on the page.</summary>
    public string Id => IdOf(Act, WorkItem, Given?.Value);

    /// <summary>The id of an act's form on its page.</summary>
    public static string IdOf(string act, Guid? item, string? given = null) =>
        act + (item is null ? "" : $"-{item:n}") + (given is null ? "" : $"-{given}");
}

/// <summary>A field that isn't asked (既定字段).</summary>
public sealed record GivenField(string Name, string Value);

/// <summary>One field (表单字段).</summary>
/// <param name="Name">Name on the wire; posted as <see cref="Posted"/>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Required">Whether the act is refused without it.</param>
public sealed record FormField(string Name, string Label, FieldType Type, bool Required = true)
{
    /// <summary>Allowed values, in order.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>Longest text in characters; for numbers the largest, from 1.</summary>
    public int Limit { get; init; } = 2000;

    /// <summary>What is in it now: typed before a refusal, or suggested.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether what is typed is sealed, so that no browser keeps it (密封).</summary>
    public bool Sealed { get; init; }

    /// <summary>A word of help under the label.</summary>
    public string? Hint { get; init; }

    /// <summary>Why it was refused, as sentences.</summary>
    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>
    /// Its name in the post: <c>data.{name}</c>, or <c>local.{name}</c> for a moment, which a browser gives without a zone.
    /// </summary>
    public string Posted => (Type is FieldType.DateTime ? "local." : "data.") + Name;

    /// <summary>The single value, or nothing.</summary>
    public string? Value => Values.Count > 0 ? Values[0] : null;
}

/// <summary>A value that may be chosen (选项).</summary>
/// <param name="Value">On the wire.</param>
/// <param name="Label">What people read.</param>
public sealed record FormOption(string Value, string Label);
