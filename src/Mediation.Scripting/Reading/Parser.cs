using System.Runtime.CompilerServices;

namespace Mediation.Scripting.Reading;

/// <summary>What a script is once read: its body with all names bound (语法树).</summary>
internal sealed record ParsedScript(BlockNode Body, FunctionShape Shape, IReadOnlyList<Name> FreeNames);

/// <summary>
/// Reads tokens into a tree by recursive descent (语法分析): the language of ECMAScript 2023 scripts, sloppy mode, less
/// what the engine refuses. Throws a refusal at the first place that can't be read.
/// </summary>
internal sealed partial class Parser
{
    private static readonly HashSet<string> Reserved =
    [
        "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else",
            "enum", "export",
        "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "new", "null", "return",
            "super", "switch",
        "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield"
    ];

    private readonly string source;
    private readonly List<Token> tokens;
    private readonly ScriptLimits limits;
    private readonly List<Name> names = [];
    private readonly List<Scope> scopes = [];
    private Scope scope = null!;
    private List<(Name, FunctionNode)> functions = [];
    private Jumps jumps = new(null);
    private int at;
    private int depth;
    private bool noIn;

    private Parser(string source, ScriptLimits limits)
    {
        this.source = source;
        tokens = Lexer.Read(source);
        this.limits = limits;
    }

    public static ParsedScript Read(string source, ScriptLimits limits)
    {
        if (source.Length > limits.Length)
            throw RefusedException.At(limits.Length, "script.limit.length",
                limits.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new Parser(source, limits).ReadScript();
    }

    private Token Current => tokens[this.at];

    private ParsedScript ReadScript()
    {
        var shape = new FunctionShape { IsProgram = true };
        Open(shape, isFunction: true);
        var body = ReadStatements(0, () => Current.Kind == TokenKind.End);

        foreach (var name in names) name.Binding = name.Scope.Find(name.Text);
        foreach (var scope in scopes) scope.Place();
        return new(body, shape, [.. names.Where(name => name.Binding is null)]);
    }

    private Scope Open(FunctionShape function, bool isFunction)
    {
        this.scope = new(this.scope, function, isFunction);
        scopes.Add(this.scope);
        return this.scope;
    }

    private Scope OpenBlock() => Open(this.scope.Function, isFunction: false);

    private void Close() => this.scope = this.scope.Parent!;

    /// <summary>Statements up to the end told, with the functions declared among them.</summary>
    private BlockNode ReadStatements(int at, Func<bool> ended)
    {
        var outer = functions;
        functions = [];
        var statements = new List<Node>();
        while (!ended()) statements.Add(ReadStatement());
        var block = new BlockNode(at, this.scope, statements) { Functions = functions };
        functions = outer;
        return block;
    }

    private Name Mention(Token token)
    {
        var name = new Name(token.Start, token.Text, this.scope);
        names.Add(name);
        return name;
    }

    private Name Declare(Token token, BindingKind kind)
    {
        if (Reserved.Contains(token.Text)) throw Unexpected(token);
        if (token.Text == "let" && kind is BindingKind.Let or BindingKind.Const) throw Unexpected(token);
        this.scope.Declare(token.Text, kind, token.Start);
        return Mention(token);
    }

    private T Deeper<T>(Func<T> read)
    {
        if (++depth > this.limits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw RefusedException.At(Current.Start, "script.limit.nesting");
        var node = read();
        depth--;
        return node;
    }

    private Token Take() => tokens[this.at].Kind == TokenKind.End ? throw Unexpected(Current) : tokens[this.at++];

    private bool Skip(string symbol)
    {
        if (!Current.Is(symbol)) return false;
        this.at++;
        return true;
    }

    private bool SkipName(string name)
    {
        if (!Current.IsName(name)) return false;
        this.at++;
        return true;
    }

    private Token Expect(string symbol) => Current.Is(symbol) ? Take() : throw Expected(symbol);

    private Token ExpectName() => Current.Kind == TokenKind.Name ? Take() : throw Unexpected(Current);

    private void EndStatement()
    {
        if (Skip(";") || Current.Is("}") || Current.Kind == TokenKind.End || Current.AfterLineEnd) return;
        throw Unexpected(Current);
    }

    private RefusedException Expected(string symbol) =>
        Current.Kind == TokenKind.End
            ? RefusedException.At(Current.Start, "script.syntax.expected-at-end", symbol)
            : RefusedException.At(Current.Start, "script.syntax.expected", symbol, Shown(Current));

    private static RefusedException Unexpected(Token token) => token.Kind == TokenKind.End
        ? RefusedException.At(token.Start, "script.syntax.end")
        : RefusedException.At(token.Start, "script.syntax.unexpected", Shown(token));

    private static string Shown(Token token) => token.Kind switch
    {
        TokenKind.Text => "'" + (token.Text.Length > 20 ? token.Text[..20] + "…" : token.Text) + "'",
        TokenKind.RegExp => "/" + token.Text + "/",
        TokenKind.TemplateHead or TokenKind.TemplateMiddle or TokenKind.TemplateTail or TokenKind.TemplateWhole => "`",
        _ => token.Text
    };

    /// <summary>Where <c>break</c> and <c>continue</c> may lead from here; each function begins anew.</summary>
    private sealed class Jumps(Jumps? outer)
    {
        public HashSet<string> Labels { get; } = outer is null ? [] : [.. outer.Labels];

        public HashSet<string> LoopLabels { get; } = outer is null ? [] : [.. outer.LoopLabels];

        public bool InLoop { get; init; } = outer?.InLoop ?? false;

        public bool InSwitch { get; init; } = outer?.InSwitch ?? false;
    }
}
