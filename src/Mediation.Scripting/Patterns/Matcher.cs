using Mediation.Scripting.Values;

namespace Mediation.Scripting.Patterns;

/// <summary>
/// Runs a pattern's instructions on one text (正则匹配): backtracking with a stack of its own, so that no text can exhaust
/// the thread's. Every eighth instruction is a step of the run.
/// </summary>
internal sealed class Matcher
{
    private const int Choice = -1;
    private readonly Realm realm;
    private readonly Instruction[] code;
    private readonly string text;
    private readonly int[] slots;
    private readonly int groups;
    private readonly bool ignoresCase;
    private readonly bool isMultiline;
    private readonly bool isUnicode;

    /// <summary>Triples: a choice (-1, instruction, place), or what a slot held (slot, old value, 0).</summary>
    private int[] stack = new int[48];
    private int height;
    private int steps;

    public Matcher(Realm realm, Pattern pattern, string text)
    {
        this.realm = realm;
        code = pattern.Code;
        this.text = text;
        slots = new int[pattern.Slots];
        groups = pattern.Groups;
        ignoresCase = pattern.Flags.Contains('i');
        isMultiline = pattern.Flags.Contains('m');
        isUnicode = pattern.IsUnicode;
    }

    /// <summary>A match that begins at a place.</summary>
    public Match? At(int start)
    {
        this.realm.Step(slots.Length / 64);
        Array.Fill(slots, -1);
        height = 0;
        return Run(0, start) ? new(slots[..(2 * groups)]) : null;
    }

    /// <summary>To the next Accept; when it fails, all slots are as before.</summary>
    private bool Run(int pc, int at)
    {
        var bottom = height;
        while (true)
        {
            if ((++steps & 7) == 0) this.realm.Step();
            var instruction = code[pc];
            var goesOn = true;
            switch (instruction.Op)
            {
                case Op.Accept: return true;
                case Op.Jump: pc = instruction.A; continue;
                case Op.Split:
                    Push(Choice, instruction.B, at);
                    pc = instruction.A;
                    continue;
                case Op.Set: goesOn = Take(instruction, ref at); break;
                case Op.Same: goesOn = TakeSame(instruction, ref at); break;
                case Op.Save or Op.Mark: Save(instruction.A, at); break;
                case Op.ClearGroups:
                    for (var slot = instruction.A; slot < instruction.B; slot++) Save(slot, -1);
                    break;
                case Op.Progress: goesOn = slots[instruction.A] != at; break;
                case Op.Look:
                    goesOn = LooksRight(instruction, at);
                    if (goesOn) pc = instruction.B - 1;
                    break;
                default: goesOn = IsEdge(instruction.Op, at); break;
            }
            if (goesOn) pc++;
            else if (!Backtrack(bottom, ref pc, ref at)) return false;
        }
    }

    private void Push(int kind, int a, int b)
    {
        if (height + 3 > stack.Length)
        {
            this.realm.Allocate(8L * stack.Length);
            Array.Resize(ref stack, stack.Length * 2);
        }
        (stack[height], stack[height + 1], stack[height + 2]) = (kind, a, b);
        height += 3;
    }

    private void Save(int slot, int value)
    {
        Push(slot, slots[slot], 0);
        slots[slot] = value;
    }

    private bool Backtrack(int bottom, ref int pc, ref int at)
    {
        while (height > bottom)
        {
            height -= 3;
            if (stack[height] == Choice)
            {
                (pc, at) = (stack[height + 1], stack[height + 2]);
                return true;
            }
            slots[stack[height]] = stack[height + 1];
        }
        return false;
    }

    private bool LooksRight(Instruction look, int at)
    {
        var bottom = height;
        if (!Run(look.A, at)) return look.IsNegative;
        if (look.IsNegative)
        {
            int pc = 0, place = 0;
            while (Backtrack(bottom, ref pc, ref place)) { }
            return false;
        }
        // What it chose is settled, what it captured can still be taken back.
        var kept = bottom;
        for (var i = bottom; i < height; i += 3)
        {
            if (stack[i] == Choice) continue;
            (stack[kept], stack[kept + 1], stack[kept + 2]) = (stack[i], stack[i + 1], 0);
            kept += 3;
        }
        height = kept;
        return true;
    }

    private bool Take(Instruction instruction, ref int at)
    {
        if (instruction.IsBackward)
        {
            if (at == 0) return false;
            var length = isUnicode && at > 1 && char.IsLowSurrogate(this.text[at - 1])
                && char.IsHighSurrogate(this.text[at - 2]) ? 2 : 1;
            if (!instruction.Set!.Contains(CodeAt(at - length, length), ignoresCase)) return false;
            at -= length;
            return true;
        }
        if (at == this.text.Length) return false;
        var size = isUnicode && char.IsHighSurrogate(this.text[at]) && at + 1 < this.text.Length
            && char.IsLowSurrogate(this.text[at + 1]) ? 2 : 1;
        if (!instruction.Set!.Contains(CodeAt(at, size), ignoresCase)) return false;
        at += size;
        return true;
    }

    private int CodeAt(int at, int length) => length == 2 ? char.ConvertToUtf32(this.text[at], this.text[at + 1]) : this.text[at];

    private bool TakeSame(Instruction instruction, ref int at)
    {
        var (start, end) = (slots[2 * instruction.A], slots[2 * instruction.A + 1]);
        if (start < 0 || end < 0) return true;
        var from = instruction.IsBackward ? at - (end - start) : at;
        if (from < 0 || from + end - start > this.text.Length) return false;
        for (var i = 0; i < end - start; i++)
        {
            if ((++steps & 7) == 0) this.realm.Step();
            var (a, b) = (this.text[start + i], this.text[from + i]);
            if (a != b && !(ignoresCase && CharacterSet.Upper(a) == CharacterSet.Upper(b))) return false;
        }
        at = instruction.IsBackward ? from : from + end - start;
        return true;
    }

    private bool IsEdge(Op kind, int at) => kind switch
    {
        Op.Start => at == 0 || (isMultiline && Reading.Characters.EndsLine(this.text[at - 1])),
        Op.End => at == this.text.Length || (isMultiline && Reading.Characters.EndsLine(this.text[at])),
        Op.WordEdge => IsWord(at - 1) != IsWord(at),
        _ => IsWord(at - 1) == IsWord(at)
    };

    private bool IsWord(int at) => at >= 0 && at < this.text.Length && CharacterSet.IsWord(this.text[at]);
}
