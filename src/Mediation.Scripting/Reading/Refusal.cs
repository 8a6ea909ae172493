namespace Mediation.Scripting.Reading;

/// <summary>A fault that knows its offset but not yet its line.</summary>
internal sealed record Refusal(string Code, int At, params IReadOnlyList<string> Arguments)
{
    public ScriptFault Placed(SourceText text)
    {
        var (line, column) = text.Place(At);
        return new(Code, line, column, Arguments);
    }
}

/// <summary>Carries a refusal out of reading and out of a run that passed a limit; a script can't catch it, and it
/// never leaves the assembly.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;

    public static RefusedException At(int at, string code, params IReadOnlyList<string> arguments) =>
        new(new(code, at, arguments));
}

/// <summary>Offsets as lines and columns, both from 1.</summary>
internal sealed class SourceText(string source)
{
    public (int Line, int Column) Place(int at)
    {
        int line = 1, start = 0;
        for (var i = 0; i < Math.Min(at, source.Length); i++)
        {
            if (!Characters.EndsLine(source[i])
                || (source[i] == '\r' && i + 1 < source.Length && source[i + 1] == '\n')) continue;
            line++;
            start = i + 1;
        }
        return (line, at - start + 1);
    }
}
