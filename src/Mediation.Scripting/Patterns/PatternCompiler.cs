namespace Mediation.Scripting.Patterns;

internal enum Op
{
    Accept, Set, Split, Jump, Save, ClearGroups, Mark, Progress, Same, Start, End, WordEdge, NoWordEdge,
    Look
}

/// <summary>One instruction of a matcher.</summary>
/// <param name="Op">What it does.</param>
/// <param name="A">Where to go first, a slot, or a group.</param>
/// <param name="B">Where to go second, or the end of a range.</param>
/// <param name="Set">The characters that it takes.</param>
/// <param name="IsBackward">Inside a look behind, which goes from right to left.</param>
/// <param name="IsNegative">A look that must fail.</param>
internal sealed record Instruction(Op Op, int A = 0, int B = 0, CharacterSet? Set = null, bool IsBackward = false,
    bool IsNegative = false);

/// <summary>Turns a pattern into instructions for a backtracking matcher; counted repeats are written out.</summary>
internal sealed class PatternCompiler
{
    private const int Longest = 20_000;
    private readonly List<Instruction> code = [];
    private readonly ParsedPattern pattern;
    private int slots;
    private bool isBackward;

    private PatternCompiler(ParsedPattern pattern)
    {
        this.pattern = pattern;
        slots = 2 * pattern.Groups;
    }

    public static (Instruction[] Code, int Slots) Compile(ParsedPattern pattern, string flags)
    {
        var compiler = new PatternCompiler(pattern);
        compiler.Emit(new Capture(pattern.Root, 0));
        compiler.Add(new(Op.Accept));
        return ([.. compiler.code], compiler.slots);
    }

    private int Add(Instruction instruction)
    {
        if (code.Count >= Longest) throw new PatternException("the pattern is too large");
        code.Add(instruction);
        return code.Count - 1;
    }

    private void Emit(PatternNode node)
    {
        switch (node)
        {
            case OneOf one: Add(new(Op.Set, Set: one.Set, IsBackward: isBackward)); break;
            case InOrder order:
                foreach (var part in isBackward ? order.Parts.Reverse() : order.Parts) Emit(part);
                break;
            case Either either: EmitEither(either); break;
            case Capture capture:
                Add(new(Op.Save, 2 * capture.Group + (isBackward ? 1 : 0)));
                Emit(capture.Body);
                Add(new(Op.Save, 2 * capture.Group + (isBackward ? 0 : 1)));
                break;
            case Repeat repeat: EmitRepeat(repeat); break;
            case Edge edge: Add(new(edge.Kind)); break;
            case Same same:
                Add(new(Op.Same, same.Name is { } name ? this.pattern.Names[name] : same.Group,
                IsBackward: isBackward)); break;
            case Look look: EmitLook(look); break;
        }
    }

    private void EmitEither(Either either)
    {
        var ends = new List<int>();
        for (var i = 0; i < either.Choices.Count - 1; i++)
        {
            var split = Add(new(Op.Split));
            Emit(either.Choices[i]);
            ends.Add(Add(new(Op.Jump)));
            code[split] = new(Op.Split, split + 1, code.Count);
        }
        Emit(either.Choices[^1]);
        foreach (var end in ends) code[end] = new(Op.Jump, code.Count);
    }

    private void EmitRepeat(Repeat repeat)
    {
        for (var i = 0; i < repeat.Least; i++) EmitTurn(repeat);
        if (repeat.Most == int.MaxValue)
        {
            var split = Add(new(Op.Split));
            EmitCheckedTurn(repeat);
            Add(new(Op.Jump, split));
            code[split] = Choice(split, repeat.IsLazy);
            return;
        }
        var splits = new List<int>();
        for (var i = repeat.Least; i < repeat.Most; i++)
        {
            splits.Add(Add(new(Op.Split)));
            EmitCheckedTurn(repeat);
        }
        foreach (var split in splits) code[split] = Choice(split, repeat.IsLazy);
    }

    private Instruction Choice(int split, bool isLazy) =>
        isLazy ? new(Op.Split, code.Count, split + 1) : new(Op.Split, split + 1, code.Count);

    /// <summary>A turn that isn't asked for: one that takes nothing ends the loop.</summary>
    private void EmitCheckedTurn(Repeat repeat)
    {
        if (repeat.Body is OneOf)
        {
            Emit(repeat.Body);
            return;
        }
        var slot = slots++;
        Add(new(Op.Mark, slot));
        EmitTurn(repeat);
        Add(new(Op.Progress, slot));
    }

    private void EmitTurn(Repeat repeat)
    {
        if (repeat.EndGroup > repeat.FirstGroup) Add(new(Op.ClearGroups, 2 * repeat.FirstGroup, 2 * repeat.EndGroup));
        Emit(repeat.Body);
    }

    private void EmitLook(Look look)
    {
        var outer = isBackward;
        isBackward = !look.IsAhead;
        var start = Add(new(Op.Look));
        Emit(look.Body);
        Add(new(Op.Accept));
        code[start] = new(Op.Look, start + 1, code.Count, IsNegative: look.IsNegative);
        isBackward = outer;
    }
}
