using Mediation.Scripting.Library;
using Mediation.Scripting.Reading;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Compilation;

/// <summary>A compiled script (已编译脚本): run it in any number of realms.</summary>
internal sealed class Program
{
    public required ScriptLimits Limits { get; init; }

    public required IReadOnlyList<ScriptMention> Names { get; init; }

    public required IReadOnlyList<ScriptMemberMention> Members { get; init; }

    /// <summary>Names that it mentions and that are never available.</summary>
    public required IReadOnlyList<Refusal> Refusals { get; init; }

    public required int Slots { get; init; }

    public required Action<Frame> Enter { get; init; }

    public required Execute Body { get; init; }

    public Value Run(Realm realm)
    {
        var frame = new Frame(realm, null, Slots, default);
        Enter(frame);
        return Body(frame) == Signal.Return ? frame.Result : frame.Completion;
    }
}

/// <summary>From source to program.</summary>
internal static class ProgramCompiler
{
    public static Program Compile(string source, ScriptLimits limits)
    {
        var parsed = Parser.Read(source, limits);
        var text = new SourceText(source);
        var compiler = new Compiler(limits);
        var enter = Compiler.Scope(parsed.Body.Scope);
        var functions = compiler.Functions(parsed.Body);
        var body = compiler.Statements(parsed.Body.Statements);
        var free = parsed.FreeNames.Where(name => !Globals.Has(name.Text)).ToList();
        return new()
        {
            Limits = limits,
            Slots = parsed.Shape.Slots,
            Enter = frame =>
            {
                enter(frame);
                functions(frame);
            },
            Body = body,
            Names = [.. free.DistinctBy(name => name.Text).Select(name => Mention(name, text))],
            Members = [.. compiler.Mentions.Where(member => !Globals.Has(member.Owner)).Select(member =>
                Mention(member, text))],
            Refusals = [.. free.Where(name => UnavailableNames.Code(name.Text) is not null)
                .Select(name => new Refusal(UnavailableNames.Code(name.Text)!, name.At, name.Text))]
        };
    }

    private static ScriptMention Mention(Name name, SourceText text)
    {
        var (line, column) = text.Place(name.At);
        return new(name.Text, line, column);
    }

    private static ScriptMemberMention Mention((string Owner, string Member, int At) mention, SourceText text)
    {
        var (line, column) = text.Place(mention.At);
        return new(mention.Owner, mention.Member, line, column);
    }
}
