namespace Mediation.Scripting.Reading;

/// <summary>Loops, labels, and the jumps among them.</summary>
internal sealed partial class Parser
{
    private LabelNode ReadLabelled()
    {
        var label = Take();
        Expect(":");
        if (jumps.Labels.Contains(label.Text))
            throw RefusedException.At(label.Start, "script.syntax.declared-twice", label.Text);
        var outer = jumps;
        jumps = new(outer);
        jumps.Labels.Add(label.Text);
        if (LeadsToLoop()) jumps.LoopLabels.Add(label.Text);
        var body = ReadSubstatement();
        jumps = outer;
        return new(label.Start, label.Text, body);
    }

    private bool LeadsToLoop()
    {
        var at = this.at;
        while (tokens[at].Kind == TokenKind.Name && tokens[at + 1].Is(":")) at += 2;
        return tokens[at] is { Kind: TokenKind.Name, Text: "for" or "while" or "do" };
    }

    private Node ReadJump()
    {
        var word = Take();
        var label = Current is { Kind: TokenKind.Name, AfterLineEnd: false } ? Take().Text : null;
        EndStatement();
        if (word.Text == "break")
        {
            if (label is null ? !jumps.InLoop && !jumps.InSwitch : !jumps.Labels.Contains(label))
                throw RefusedException.At(word.Start, "script.syntax.jump", word.Text);
            return new BreakNode(word.Start, label);
        }
        if (label is null ? !jumps.InLoop : !jumps.LoopLabels.Contains(label))
            throw RefusedException.At(word.Start, "script.syntax.jump", word.Text);
        return new ContinueNode(word.Start, label);
    }

    private Node ReadBody()
    {
        var outer = jumps;
        jumps = new(outer) { InLoop = true };
        var body = ReadSubstatement();
        jumps = outer;
        return body;
    }

    private WhileNode ReadWhile()
    {
        var at = Take().Start;
        return new(at, ReadParenthesized(), ReadBody(), TestsFirst: true);
    }

    private WhileNode ReadDoWhile()
    {
        var at = Take().Start;
        var body = ReadBody();
        if (!SkipName("while")) throw Expected("while");
        var test = ReadParenthesized();
        Skip(";");
        return new(at, test, body, TestsFirst: false);
    }

    private Node ReadFor()
    {
        var at = Take().Start;
        if (Current.IsName("await")) throw RefusedException.At(at, "script.refused.async");
        Expect("(");
        var scope = OpenBlock();
        Node? first = null;
        if (!Current.Is(";"))
        {
            noIn = true;
            first = IsDeclaration() ? ReadDeclaration(inForHead: true) : ReadExpression();
            noIn = false;
        }
        Node loop = first is not null && (Current.IsName("of") || Current.IsName("in"))
            ? ReadForEach(at, scope, first)
            : ReadForSteps(at, scope, first);
        Close();
        return loop;
    }

    private bool IsDeclaration() =>
        Current.IsName("var") || Current.IsName("const") ||
        (Current.IsName("let") && tokens[this.at + 1] is { Kind: TokenKind.Name, Text: not ("of" or "in") }
            or { Kind: TokenKind.Symbol, Text: "[" or "{" });

    private ForNode ReadForSteps(int at, Scope scope, Node? first)
    {
        Expect(";");
        var test = Current.Is(";") ? null : ReadExpression();
        Expect(";");
        var step = Current.Is(")") ? null : ReadExpression();
        Expect(")");
        return new(at, scope, first, test, step, ReadBody());
    }

    private ForEachNode ReadForEach(int at, Scope scope, Node first)
    {
        var isOf = Take().Text == "of";
        var target = first switch
        {
            DeclarationNode { Declarators: [{ Value: null }] } => first,
            DeclarationNode => throw Unexpected(tokens[this.at - 1]),
            _ => AsTarget(first)
        };
        var source = isOf ? ReadAssignment() : ReadExpression();
        Expect(")");
        return new(at, scope, target, source, isOf, ReadBody());
    }
}
