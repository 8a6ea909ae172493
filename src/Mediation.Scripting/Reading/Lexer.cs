namespace Mediation.Scripting.Reading;

/// <summary>
/// Cuts a script into tokens in one pass (词法分析). Whether a slash divides or begins a regular expression is told by the
/// token
/// before it and by what opened the parenthesis or brace that it closes.
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

    private readonly string _source;
    private readonly List<Token> _tokens = [];
    private readonly Stack<Opened> _open = new();
    private int _at;
    private bool _afterLineEnd;
    private bool _operandNext = true;

    private Lexer(string source) => _source = source;

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
            if (_at == _source.Length)
            {
                Add(TokenKind.End, _at, "");
                return _tokens;
            }
            Next(_source[_at]);
        }
    }

    private void Next(char c)
    {
        var start = _at;
        if (Characters.StartsName(c)) ReadName();
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1)))) ReadNumber();
        else if (c is '"' or '\'') ReadText(c);
        else if (c == '`') ReadTemplate(start + 1, TokenKind.TemplateHead, TokenKind.TemplateWhole);
        else if (c == '}' && _open.TryPeek(out var opened) && opened.IsTemplate)
        {
            _open.Pop();
            ReadTemplate(start + 1, TokenKind.TemplateMiddle, TokenKind.TemplateTail);
        }
        else if (c == '/' && _operandNext) ReadRegExp();
        else ReadSymbol(start);
    }

    private void ReadSymbol(int start)
    {
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(_source, start, symbol, 0, symbol.Length) != 0) continue;
            // `a?.5:b` is a conditional.
            if (symbol == "?." && char.IsAsciiDigit(Peek(2))) continue;

            _at += symbol.Length;
            var operandBefore = _operandNext;
            Add(TokenKind.Symbol, start, symbol);
            Nest(symbol, operandBefore);
            return;
        }
        throw RefusedException.At(start, "script.syntax.character", _source[start].ToString());
    }

    private void Nest(string symbol, bool operandBefore)
    {
        _operandNext = symbol is not (")" or "]" or "}" or "++" or "--");
        switch (symbol)
        {
            case "(":
                var before = _tokens.Count > 1 ? _tokens[^2] : null;
                _open.Push(new(_tokens.Count - 1, false,
                    before is { Kind: TokenKind.Name, Text: "if" or "while" or "for" }));
                break;
            case "{":
                _open.Push(new(_tokens.Count - 1, false, !operandBefore || StartsBlock()));
                break;
            case "[":
                _open.Push(new(_tokens.Count - 1, false, false));
                break;
            case ")" or "]" or "}" when _open.TryPop(out var opened):
                _tokens[opened.Index].Closing = _tokens.Count - 1;
                _operandNext = opened.OperandAfter;
                break;
        }
    }

    /// <summary>Whether the brace just read, where an operand may stand, opens a block all the same.</summary>
    private bool StartsBlock() =>
        _tokens.Count < 2 || _tokens[^2] is { Kind: TokenKind.Symbol, Text: ";" or "{" or "}" or ")" or "=>" }
            or { Kind: TokenKind.Name, Text: "else" or "do" };

    private void SkipBlanks()
    {
        _afterLineEnd = false;
        while (_at < _source.Length)
        {
            if (Characters.EndsLine(_source[_at])) _afterLineEnd = true;
            if (Characters.IsSpace(_source[_at])) _at++;
            else if (_source[_at] == '/' && Peek(1) == '/') SkipLine();
            else if (_source[_at] == '/' && Peek(1) == '*') SkipComment();
            else return;
        }
    }

    private void SkipLine()
    {
        while (_at < _source.Length && !Characters.EndsLine(_source[_at])) _at++;
    }

    private void SkipComment()
    {
        var end = _source.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0) throw RefusedException.At(_at, "script.syntax.comment-open");
        for (; _at < end + 2; _at++)
            if (Characters.EndsLine(_source[_at])) _afterLineEnd = true;
    }

    private void ReadName()
    {
        var start = _at;
        while (_at < _source.Length && Characters.ContinuesName(_source[_at])) _at++;
        var name = _source[start.._at];
        var isMember = _tokens.Count > 0 && (_tokens[^1].Is(".") || _tokens[^1].Is("?."));
        Add(TokenKind.Name, start, name);
        _operandNext = !isMember && BeforeOperand.Contains(name);
    }

    private char Peek(int ahead) => _at + ahead < _source.Length ? _source[_at + ahead] : '\0';

    private void Add(TokenKind kind, int start, string text, double number = 0, string flags = "")
    {
        _tokens.Add(new(kind, start, _at, text) { Number = number, Flags = flags, AfterLineEnd = _afterLineEnd });
        _operandNext = false;
    }
}
