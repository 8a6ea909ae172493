namespace Mediation.Scripting.Reading;

/// <summary>Functions and arrow functions.</summary>
internal sealed partial class Parser
{
    private FunctionNode ReadFunctionExpression()
    {
        var at = Take().Start;
        if (Current.Is("*")) throw RefusedException.At(at, "script.refused.generator");
        var name = Current.Kind == TokenKind.Name ? Take() : null;
        if (name is not null && Reserved.Contains(name.Text)) throw Unexpected(name);
        return ReadFunction(at, name?.Text ?? "", own: name is not null);
    }

    /// <summary>From the parameters on.</summary>
    private FunctionNode ReadFunction(int at, string name, bool own)
    {
        var shape = new FunctionShape();
        // The own name of a function expression is overshadowed by parameters and variables of the same name.
        if (own) Open(shape, isFunction: false);
        var binding = own ? scope.Declare(name, BindingKind.Own, at) : null;
        var node = new FunctionNode(at, name, shape, IsArrow: false)
        {
            Own = binding,
            Scope = Open(shape, isFunction: true)
        };
        Expect("(");
        node.Parameters = ReadParameters(shape);
        node.Body = ReadFunctionBody();
        node.Text = source.AsMemory(at..tokens[this.at - 1].End);
        Close();
        if (own) Close();
        return node;
    }

    private List<Node> ReadParameters(FunctionShape shape)
    {
        var parameters = new List<Node>();
        var counts = true;
        while (!Current.Is(")"))
        {
            if (Current.Is("..."))
            {
                parameters.Add(new SpreadNode(Take().Start, ReadBindingTarget(BindingKind.Parameter)));
                break;
            }
            var parameter = ReadBindingElement(BindingKind.Parameter);
            counts &= parameter is not DefaultNode;
            if (counts) shape.Length++;
            parameters.Add(parameter);
            if (!Current.Is(")")) Expect(",");
        }
        Expect(")");
        if (parameters.Exists(parameter => parameter is not Name))
            foreach (var binding in scope.Bindings.Values) binding.IsStaged = true;
        return parameters;
    }

    private BlockNode ReadFunctionBody()
    {
        var (outer, noIn) = (jumps, this.noIn);
        jumps = new(null);
        this.noIn = false;
        var body = ReadBlock(ownScope: false);
        (jumps, this.noIn) = (outer, noIn);
        return body;
    }

    /// <summary>Whether an arrow function begins here: one name, or parentheses with an arrow after them.</summary>
    private bool StartsArrow() =>
        Current.Kind == TokenKind.Name ? !Reserved.Contains(Current.Text) && tokens[this.at + 1].Is("=>") :
        Current.Is("(") && Current.Closing >= 0 && tokens[Current.Closing + 1].Is("=>");

    private FunctionNode ReadArrow()
    {
        var shape = new FunctionShape();
        var node = new FunctionNode(Current.Start, "", shape, IsArrow: true) { Scope = Open(shape, isFunction: true) };
        if (Skip("(")) node.Parameters = ReadParameters(shape);
        else
        {
            shape.Length = 1;
            node.Parameters = [Declare(Take(), BindingKind.Parameter)];
        }
        if (Current.AfterLineEnd) throw Unexpected(Current);
        Expect("=>");
        node.Body = Current.Is("{") ? ReadFunctionBody() : ReadAssignment();
        node.Text = source.AsMemory(node.At..tokens[this.at - 1].End);
        Close();
        return node;
    }

    private T WithIn<T>(Func<T> read)
    {
        var noIn = this.noIn;
        this.noIn = false;
        var node = read();
        this.noIn = noIn;
        return node;
    }
}
