namespace Mediation.Scripting.Reading;

/// <summary>Statements, loops apart.</summary>
internal sealed partial class Parser
{
    private Node ReadStatement() => Deeper(ReadStatementHere);

    private Node ReadStatementHere()
    {
        var token = Current;
        if (token.Is("{")) return ReadBlock();
        if (token.Is(";")) return new EmptyNode(Take().Start);
        if (token.Kind != TokenKind.Name) return ReadExpressionStatement();
        if (tokens[this.at + 1].Is(":") && !Reserved.Contains(token.Text)) return ReadLabelled();
        switch (token.Text)
        {
            case "var" or "const":
            case "let" when tokens[this.at + 1] is { Kind: TokenKind.Name }
                or { Kind: TokenKind.Symbol, Text: "[" or "{" }:
                var declaration = ReadDeclaration();
                EndStatement();
                return declaration;
            case "function": return ReadFunctionDeclaration();
            case "if": return ReadIf();
            case "for": return ReadFor();
            case "while": return ReadWhile();
            case "do": return ReadDoWhile();
            case "return": return ReadReturn();
            case "break" or "continue": return ReadJump();
            case "throw": return ReadThrow();
            case "try": return ReadTry();
            case "switch": return ReadSwitch();
            case "class": throw RefusedException.At(token.Start, "script.refused.class");
            case "with": throw RefusedException.At(token.Start, "script.refused.with");
            case "import" or "export": throw RefusedException.At(token.Start, "script.refused.module");
            case "debugger": throw RefusedException.At(token.Start, "script.refused.debugger");
            case "async" when tokens[this.at + 1].IsName("function"):
                throw RefusedException.At(token.Start,
                "script.refused.async");
            default: return ReadExpressionStatement();
        }
    }

    private ExpressionStatement ReadExpressionStatement()
    {
        var statement = new ExpressionStatement(Current.Start, ReadExpression());
        EndStatement();
        return statement;
    }

    private BlockNode ReadBlock(bool ownScope = true)
    {
        var at = Expect("{").Start;
        if (ownScope) OpenBlock();
        var block = ReadStatements(at, () => Current.Is("}") || Current.Kind == TokenKind.End);
        Expect("}");
        if (ownScope) Close();
        return block;
    }

    private DeclarationNode ReadDeclaration(bool inForHead = false)
    {
        var word = Take();
        var kind = word.Text switch { "var" => BindingKind.Var, "let" => BindingKind.Let, _ => BindingKind.Const };
        var declarators = new List<Declarator>();
        do
        {
            var at = Current.Start;
            var target = ReadBindingTarget(kind);
            var value = Skip("=") ? ReadAssignment() : null;
            var isForEach = inForHead && (Current.IsName("of") || Current.IsName("in"));
            if (value is null && !isForEach && (kind == BindingKind.Const || target is not Name))
                throw RefusedException.At(at, "script.syntax.value-missing");
            declarators.Add(new(at, target, value));
        }
        while (Skip(","));
        return new(word.Start, kind, declarators);
    }

    private EmptyNode ReadFunctionDeclaration()
    {
        var at = Take().Start;
        if (Current.Is("*")) throw RefusedException.At(at, "script.refused.generator");
        var token = ExpectName();
        var name = Declare(token, BindingKind.Function);
        functions.Add((name, ReadFunction(at, token.Text, own: false)));
        return new(at);
    }

    private IfNode ReadIf()
    {
        var at = Take().Start;
        var test = ReadParenthesized();
        var then = ReadSubstatement();
        return new(at, test, then, SkipName("else") ? ReadSubstatement() : null);
    }

    private Node ReadParenthesized()
    {
        Expect("(");
        var node = ReadExpression();
        Expect(")");
        return node;
    }

    /// <summary>A statement where a declaration may not stand alone.</summary>
    private Node ReadSubstatement()
    {
        if (Current.IsName("const") || Current.IsName("function")
            || (Current.IsName("let") && tokens[this.at + 1].Kind == TokenKind.Name))
            throw Unexpected(Current);
        return ReadStatement();
    }

    private ReturnNode ReadReturn()
    {
        var at = Take().Start;
        var isBare = Current.Is(";") || Current.Is("}") || Current.Kind == TokenKind.End || Current.AfterLineEnd;
        var node = new ReturnNode(at, isBare ? null : ReadExpression());
        EndStatement();
        return node;
    }

    private ThrowNode ReadThrow()
    {
        var at = Take().Start;
        if (Current.AfterLineEnd) throw Unexpected(Current);
        var node = new ThrowNode(at, ReadExpression());
        EndStatement();
        return node;
    }

    private TryNode ReadTry()
    {
        var at = Take().Start;
        var body = ReadBlock();
        Scope? scope = null;
        Node? caught = null;
        BlockNode? handler = null;
        if (SkipName("catch"))
        {
            scope = OpenBlock();
            if (Skip("("))
            {
                caught = ReadBindingTarget(BindingKind.Let);
                Expect(")");
            }
            handler = ReadBlock();
            Close();
        }
        var last = SkipName("finally") ? ReadBlock() : null;
        if (handler is null && last is null) throw Expected("catch");
        return new(at, body, scope, caught, handler, last);
    }

    private SwitchNode ReadSwitch()
    {
        var at = Take().Start;
        var subject = ReadParenthesized();
        var open = Expect("{").Start;
        OpenBlock();
        var (outer, outerFunctions) = (jumps, functions);
        jumps = new(outer) { InSwitch = true };
        functions = [];
        var cases = new List<SwitchCase>();
        while (!Current.Is("}")) cases.Add(ReadCase(cases.Exists(c => c.Test is null)));
        var body = new BlockNode(open, this.scope, []) { Functions = functions };
        (jumps, functions) = (outer, outerFunctions);
        Take();
        Close();
        return new(at, subject, body, cases);
    }

    private SwitchCase ReadCase(bool hasDefault)
    {
        var at = Current.Start;
        Node? test = null;
        if (SkipName("case")) test = ReadExpression();
        else if (hasDefault || !SkipName("default")) throw Expected("case");
        Expect(":");
        var statements = new List<Node>();
        while (!Current.Is("}") && !Current.IsName("case")
            && !Current.IsName("default")) statements.Add(ReadStatement());
        return new(at, test, statements);
    }
}
