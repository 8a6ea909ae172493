namespace Mediation.Scripting.Reading;

/// <summary>
/// Cuts a script into tokens in one pass (词法分析). Whether a slash divides or begins a regular expression is told by the
/// token before it and by what opened the parenthesis or brace that it closes.
/// </summary>
internal sealed partial class Lexer
{
    // Longest first, so that `=>` is not read as `=`.
    private static readonly string[] Symbols =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=",
        "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
            "^=", "<<", ">>", "**",
        "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":",
            "=", "."
    ];

    private static readonly HashSet<string> BeforeOperand =
        ["return", "typeof", "case", "in", "of", "instanceof", "new", "delete", "void", "throw", "do", "else"];

    private readonly string source;
    private readonly List<Token> tokens = [];
    private readonly Stack<Opened> open = new();
    private int at;
    private bool afterLineEnd;
    private bool operandNext = true;

    private Lexer(string source) => this.source = source;

    /// <param name="Index">The opening token.</param>
    /// <param name="IsTemplate">Opened by <c>${</c>.</param>
    /// <param name="OperandAfter">Whether a slash after the closing token begins a regular expression.</param>
    private readonly record struct Opened(int Index, bool IsTemplate, bool OperandAfter);

    public static List<Token> Read(string source) => new Lexer(source).Read();

    private List<Token> Read()
    {
        while (true)
        {
            SkipBlanks();
            if (at == this.source.Length)
            {
                Add(TokenKind.End, at, "");
                return tokens;
            }
            Next(this.source[at]);
        }
    }

    private void Next(char c)
    {
        var start = at;
        if (Characters.StartsName(c)) ReadName();
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1)))) ReadNumber();
        else if (c is '"' or '\'') ReadText(c);
        else if (c == '`') ReadTemplate(start + 1, TokenKind.TemplateHead, TokenKind.TemplateWhole);
        else if (c == '}' && this.open.TryPeek(out var opened) && opened.IsTemplate)
        {
            this.open.Pop();
            ReadTemplate(start + 1, TokenKind.TemplateMiddle, TokenKind.TemplateTail);
        }
        else if (c == '/' && operandNext) ReadRegExp();
        else ReadSymbol(start);
    }

    private void ReadSymbol(int start)
    {
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(this.source, start, symbol, 0, symbol.Length) != 0) continue;
            // `a?.5:b` is a conditional.
            if (symbol == "?." && char.IsAsciiDigit(Peek(2))) continue;

            at += symbol.Length;
            var operandBefore = operandNext;
            Add(TokenKind.Symbol, start, symbol);
            Nest(symbol, operandBefore);
            return;
        }
        throw RefusedException.At(start, "script.syntax.character", this.source[start].ToString());
    }

    private void Nest(string symbol, bool operandBefore)
    {
        operandNext = symbol is not (")" or "]" or "}" or "++" or "--");
        switch (symbol)
        {
            case "(":
                var before = tokens.Count > 1 ? tokens[^2] : null;
                this.open.Push(new(tokens.Count - 1, false,
                    before is { Kind: TokenKind.Name, Text: "if" or "while" or "for" }));
                break;
            case "{":
                this.open.Push(new(tokens.Count - 1, false, !operandBefore || StartsBlock()));
                break;
            case "[":
                this.open.Push(new(tokens.Count - 1, false, false));
                break;
            case ")" or "]" or "}" when this.open.TryPop(out var opened):
                tokens[opened.Index].Closing = tokens.Count - 1;
                operandNext = opened.OperandAfter;
                break;
        }
    }

    /// <summary>Whether the brace just read, where an operand may stand, opens a block all the same.</summary>
    private bool StartsBlock() =>
        tokens.Count < 2 || tokens[^2] is { Kind: TokenKind.Symbol, Text: ";" or "{" or "}" or ")" or "=>" }
            or { Kind: TokenKind.Name, Text: "else" or "do" };

    private void SkipBlanks()
    {
        afterLineEnd = false;
        while (at < this.source.Length)
        {
            if (Characters.EndsLine(this.source[at])) afterLineEnd = true;
            if (Characters.IsSpace(this.source[at])) at++;
            else if (this.source[at] == '/' && Peek(1) == '/') SkipLine();
            else if (this.source[at] == '/' && Peek(1) == '*') SkipComment();
            else return;
        }
    }

    private void SkipLine()
    {
        while (at < this.source.Length && !Characters.EndsLine(this.source[at])) at++;
    }

    private void SkipComment()
    {
        var end = this.source.IndexOf("*/", at + 2, StringComparison.Ordinal);
        if (end < 0) throw RefusedException.At(at, "script.syntax.comment-open");
        for (; at < end + 2; at++)
            if (Characters.EndsLine(this.source[at])) afterLineEnd = true;
    }

    private void ReadName()
    {
        var start = at;
        while (at < this.source.Length && Characters.ContinuesName(this.source[at])) at++;
        var name = this.source[start..at];
        var isMember = tokens.Count > 0 && (tokens[^1].Is(".") || tokens[^1].Is("?."));
        Add(TokenKind.Name, start, name);
        operandNext = !isMember && BeforeOperand.Contains(name);
    }

    private char Peek(int ahead) => at + ahead < this.source.Length ? this.source[at + ahead] : '\0';

    private void Add(TokenKind kind, int start, string text, double number = 0, string flags = "")
    {
        tokens.Add(new(kind, start, at, text) { Number = number, Flags = flags, AfterLineEnd = afterLineEnd });
        operandNext = false;
    }
}
