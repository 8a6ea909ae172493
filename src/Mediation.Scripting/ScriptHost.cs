namespace Mediation.Scripting;

/// <summary>
/// All that a run can reach (脚本宿主): its moment, its place, its chance, and the names the host defines. One host serves
/// one run at a time. Values go in as null, <see cref="bool"/>, any CLR number, <see cref="string"/>,
/// <see cref="char"/>, <see cref="Guid"/> (as text), <see cref="DateTimeOffset"/> and <see cref="DateTime"/> (as Date),
/// <see cref="byte"/> arrays (as arrays of numbers), <see cref="System.Text.Json.Nodes.JsonNode"/>,
/// <see cref="System.Text.Json.JsonElement"/>, lists and dictionaries with text keys of these, a
/// <see cref="ScriptFunction"/>, a <see cref="ScriptBag"/> or <see cref="Script.Undefined"/>. They are copied: a script
/// never holds an object of the host.
/// </summary>
public abstract class ScriptHost
{
    /// <summary>The moment of this run: <c>new Date()</c> and <c>Date.now()</c>, the same throughout.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>The place's time zone, for the local parts of a Date.</summary>
    public virtual TimeZoneInfo Zone => TimeZoneInfo.Utc;

    /// <summary>The next random number, at least 0 and below 1: <c>Math.random()</c> and the identifiers of
    /// <c>newGuid()</c>.</summary>
    public abstract double NextRandom();

    /// <summary>
    /// The host's value for a name that the script doesn't declare; false when there is none. Asked once per name and
    /// run, before the language's own names are looked at, so a host may replace <c>toJson</c> and the like.
    /// </summary>
    public abstract bool TryGlobal(string name, out object? value);
}

/// <summary>
/// A function of the host (宿主函数). Arguments come as <see cref="ScriptOutcome.Value"/> describes, missing ones are
/// simply not there; the result goes in as <see cref="ScriptHost"/> describes. Return a <see cref="ScriptRefusal"/> to
/// throw an Error in the script.
/// </summary>
public delegate object? ScriptFunction(IReadOnlyList<object?> arguments);

/// <summary>A host function's "no" (宿主拒绝): the script sees an Error with this message, which it may catch.</summary>
/// <param name="Message">The Error's message.</param>
public sealed record ScriptRefusal(string Message);

/// <summary>
/// An object whose members live at the host (宿主成员包), such as <c>variables</c>. A plain value is asked for each time; an
/// object or array once, and kept for the rest of the run. Each assignment is handed on at once; members of which
/// something inside was changed are handed on when the run has ended well (Elsa copies mentioned variables in and out).
/// </summary>
public abstract class ScriptBag
{
    /// <summary>The names there are, in the order that <c>Object.keys</c> shows.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>A member's value; false when there is none, which the script sees as undefined.</summary>
    public abstract bool TryGet(string name, out object? value);

    /// <summary>
    /// Takes an assigned value, as <see cref="ScriptOutcome.Value"/> describes. A refusal is thrown in the script; null
    /// when taken.
    /// </summary>
    public abstract ScriptRefusal? Set(string name, object? value);
}
