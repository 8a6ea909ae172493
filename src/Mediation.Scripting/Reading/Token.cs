namespace Mediation.Scripting.Reading;

internal enum TokenKind
{
    End, Name, Number, Text, RegExp, Symbol,

    /// <summary>A chunk of a template literal: before the first <c>${</c>, between two, after the last, or all of
    /// it.</summary>
    TemplateHead, TemplateMiddle, TemplateTail, TemplateWhole
}

/// <summary>One token (词法单元).</summary>
/// <param name="Kind">Its kind; keywords are names.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last.</param>
/// <param name="Text">A name or symbol as written, a text's value, a RegExp's pattern.</param>
internal sealed record Token(TokenKind Kind, int Start, int End, string Text)
{
    public double Number { get; init; }

    public string Flags { get; init; } = "";

    /// <summary>Whether a line ends between the token before and this one.</summary>
    public bool AfterLineEnd { get; init; }

    /// <summary>For an opening parenthesis: the index of the token that closes it.</summary>
    public int Closing { get; set; } = -1;

    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsName(string name) => Kind == TokenKind.Name && Text == name;
}
