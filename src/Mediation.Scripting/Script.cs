using Mediation.Scripting.Compilation;
using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting;

/// <summary>
/// A JavaScript expression or program of an Elsa definition, read and compiled once (脚本). Immutable: any number of
/// threads may run it at the same time, each run in a realm of its own. A run reaches nothing but what its
/// <see cref="ScriptHost"/> hands in.
/// </summary>
public sealed class Script
{
    private readonly Program program;

    private Script(string source, Program program)
    {
        Source = source;
        this.program = program;
    }

    /// <summary>What a host function or a bag returns for "nothing there" where <c>null</c> would be a value
    /// (未定义).</summary>
    public static object Undefined { get; } = new Nothing();

    /// <summary>The text as written.</summary>
    public string Source { get; }

    /// <summary>
    /// Names that the script neither declares nor finds in the language (自由名称), each at its first mention: the host
    /// will be asked for them. A name the host doesn't know is a ReferenceError when that place is reached, as in Elsa.
    /// </summary>
    public IReadOnlyList<ScriptMention> Names => this.program.Names;

    /// <summary>
    /// Members read or written by name on a free name (成员提及), such as <c>variables.Decision</c>: owner, member, place.
    /// Only those whose name stands in the text: a computed <c>variables[x]</c> isn't among them.
    /// </summary>
    public IReadOnlyList<ScriptMemberMention> Members => this.program.Members;

    /// <summary>
    /// Reads and compiles; linear in the text's length. Never throws for a bad text: the reading then has faults, and
    /// no script.
    /// </summary>
    public static ScriptReading Read(string source, ScriptLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = new SourceText(source);
        try
        {
            var program = ProgramCompiler.Compile(source, limits ?? new());
            return program.Refusals.Count == 0
                ? new(new(source, program), [])
                : new(null, [.. program.Refusals.Select(refusal => refusal.Placed(text))]);
        }
        catch (RefusedException refused)
        {
            return new(null, [refused.Refusal.Placed(text)]);
        }
    }

    /// <summary>
    /// Runs in a fresh realm. The value is that of an explicit top-level <c>return</c>, else the completion value of
    /// the last expression statement (Elsa 3.8 through Jint). Never throws for what a script does; an error that the
    /// script didn't catch, a limit passed or a cancellation is the outcome's fault. What a host function throws goes
    /// through to the caller.
    /// </summary>
    public ScriptOutcome Run(ScriptHost host, CancellationToken cancelled = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        var realm = new Realm(host, this.program.Limits, cancelled);
        try
        {
            var value = Exchange.Out(realm, this.program.Run(realm));
            realm.WriteBack();
            return new(value, null, realm.Steps);
        }
        catch (ThrownException thrown)
        {
            return Failed(realm, new("script.thrown", thrown.At, Errors.Describe(realm, thrown.Value)));
        }
        catch (RefusedException refused)
        {
            return Failed(realm, refused.Refusal);
        }
    }

    private ScriptOutcome Failed(Realm realm, Refusal refusal) => new(null, refusal.Placed(new(Source)), realm.Steps);

    private sealed class Nothing
    {
        public override string ToString() => "undefined";
    }
}
