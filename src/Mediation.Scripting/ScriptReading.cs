namespace Mediation.Scripting;

/// <summary>What came of reading a script (脚本读取结果): the script, or why there is none.</summary>
/// <param name="Script">Null when there are faults.</param>
/// <param name="Faults">Empty when the script may run.</param>
public sealed record ScriptReading(Script? Script, IReadOnlyList<ScriptFault> Faults);

/// <summary>A free name and its first place (自由名称的位置).</summary>
/// <param name="Name">As written.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">In UTF-16 units, from 1.</param>
public sealed record ScriptMention(string Name, int Line, int Column);

/// <summary>A member mentioned on a free name (自由名称的成员), such as <c>variables.Decision</c>.</summary>
/// <param name="Owner">The free name: <c>variables</c>.</param>
/// <param name="Member">The member: <c>Decision</c>.</param>
/// <param name="Line">Line of the member, from 1.</param>
/// <param name="Column">Column of the member in UTF-16 units, from 1.</param>
public sealed record ScriptMemberMention(string Owner, string Member, int Line, int Column);

/// <summary>What came of a run (脚本运行结果): a value, or a fault.</summary>
/// <param name="Value"> Null (also for undefined), <see cref="bool"/>, <see cref="double"/>, <see cref="string"/>,
/// <see cref="DateTimeOffset"/> for a Date (in the host's zone), or a <see cref="System.Text.Json.Nodes.JsonNode"/> for
/// an array or an object. Inside those a Date is its ISO text, a Set an array, a Map an object; functions and undefined
/// are left out, as <c>JSON.stringify</c> does. </param>
/// <param name="Fault">Null when the run came to its end.</param>
/// <param name="Steps">Steps taken, the measure that <see cref="ScriptLimits.Steps"/> limits.</param>
public sealed record ScriptOutcome(object? Value, ScriptFault? Fault, long Steps)
{
    /// <summary>Whether the run came to its end.</summary>
    public bool Succeeded => Fault is null;
}
