namespace Mediation.Scripting;

/// <summary>How large a script, and what it does, may become (脚本限额). Passing one ends the run; a script can't catch
/// that.</summary>
public sealed record ScriptLimits
{
    /// <summary>Characters of the source (源文长度).</summary>
    public int Length { get; init; } = 100_000;

    /// <summary>Expressions and statements within each other (嵌套层数); at most 500.</summary>
    public int Nesting { get; init; } = 250;

    internal int Depth => Math.Min(Nesting, 500);

    /// <summary>
    /// Statements, loop turns, calls, and the elements and characters that library functions go through (步数). A throw
    /// counts a hundred.
    /// </summary>
    public long Steps { get; init; } = 1_000_000;

    /// <summary>Calls within each other (调用深度).</summary>
    public int Calls { get; init; } = 400;

    /// <summary>Bytes that a run may allocate for texts, arrays and objects, whether still held or not (内存).</summary>
    public long Memory { get; init; } = 64 * 1024 * 1024;

    /// <summary>UTF-16 units of one text (文本长度).</summary>
    public int TextLength { get; init; } = 1_000_000;

    /// <summary>Elements and properties of the value handed out (结果大小).</summary>
    public int Output { get; init; } = 100_000;
}
