using Mediation.Scripting.Values;

namespace Mediation.Scripting.Patterns;

/// <summary>
/// Runs a pattern's instructions on one text (正则匹配): backtracking with a stack of its own, so that no text can exhaust
/// the thread's.
/// Every eighth instruction is a step of the run.
/// </summary>
internal sealed class Matcher
{
    private const int Choice = -1;
    private readonly Realm _realm;
    private readonly Instruction[] _code;
    private readonly string _text;
    private readonly int[] _slots;
    private readonly int _groups;
    private readonly bool _ignoresCase;
    private readonly bool _isMultiline;
    private readonly bool _isUnicode;

    /// <summary>Triples: a choice (-1, instruction, place), or what a slot held (slot, old value, 0).</summary>
    private int[] _stack = new int[48];
    private int _height;
    private int _steps;

    public Matcher(Realm realm, Pattern pattern, string text)
    {
        _realm = realm;
        _code = pattern.Code;
        _text = text;
        _slots = new int[pattern.Slots];
        _groups = pattern.Groups;
        _ignoresCase = pattern.Flags.Contains('i');
        _isMultiline = pattern.Flags.Contains('m');
        _isUnicode = pattern.IsUnicode;
    }

    /// <summary>A match that begins at a place.</summary>
    public Match? At(int start)
    {
        _realm.Step(_slots.Length / 64);
        Array.Fill(_slots, -1);
        _height = 0;
        return Run(0, start) ? new(_slots[..(2 * _groups)]) : null;
    }

    /// <summary>To the next Accept; when it fails, all slots are as before.</summary>
    private bool Run(int pc, int at)
    {
        var bottom = _height;
        while (true)
        {
            if ((++_steps & 7) == 0) _realm.Step();
            var instruction = _code[pc];
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
                case Op.Progress: goesOn = _slots[instruction.A] != at; break;
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
        if (_height + 3 > _stack.Length)
        {
            _realm.Allocate(8L * _stack.Length);
            Array.Resize(ref _stack, _stack.Length * 2);
        }
        (_stack[_height], _stack[_height + 1], _stack[_height + 2]) = (kind, a, b);
        _height += 3;
    }

    private void Save(int slot, int value)
    {
        Push(slot, _slots[slot], 0);
        _slots[slot] = value;
    }

    private bool Backtrack(int bottom, ref int pc, ref int at)
    {
        while (_height > bottom)
        {
            _height -= 3;
            if (_stack[_height] == Choice)
            {
                (pc, at) = (_stack[_height + 1], _stack[_height + 2]);
                return true;
            }
            _slots[_stack[_height]] = _stack[_height + 1];
        }
        return false;
    }

    private bool LooksRight(Instruction look, int at)
    {
        var bottom = _height;
        if (!Run(look.A, at)) return look.IsNegative;
        if (look.IsNegative)
        {
            int pc = 0, place = 0;
            while (Backtrack(bottom, ref pc, ref place)) { }
            return false;
        }
        // What it chose is settled, what it captured can still be taken back.
        var kept = bottom;
        for (var i = bottom; i < _height; i += 3)
        {
            if (_stack[i] == Choice) continue;
            (_stack[kept], _stack[kept + 1], _stack[kept + 2]) = (_stack[i], _stack[i + 1], 0);
            kept += 3;
        }
        _height = kept;
        return true;
    }

    private bool Take(Instruction instruction, ref int at)
    {
        if (instruction.IsBackward)
        {
            if (at == 0) return false;
            var length = _isUnicode && at > 1 && char.IsLowSurrogate(_text[at - 1])
                && char.IsHighSurrogate(_text[at - 2]) ? 2 : 1;
            if (!instruction.Set!.Contains(CodeAt(at - length, length), _ignoresCase)) return false;
            at -= length;
            return true;
        }
        if (at == _text.Length) return false;
        var size = _isUnicode && char.IsHighSurrogate(_text[at]) && at + 1 < _text.Length
            && char.IsLowSurrogate(_text[at + 1]) ? 2 : 1;
        if (!instruction.Set!.Contains(CodeAt(at, size), _ignoresCase)) return false;
        at += size;
        return true;
    }

    private int CodeAt(int at, int length) => length == 2 ? char.ConvertToUtf32(_text[at], _text[at + 1]) : _text[at];

    private bool TakeSame(Instruction instruction, ref int at)
    {
        var (start, end) = (_slots[2 * instruction.A], _slots[2 * instruction.A + 1]);
        if (start < 0 || end < 0) return true;
        var from = instruction.IsBackward ? at - (end - start) : at;
        if (from < 0 || from + end - start > _text.Length) return false;
        for (var i = 0; i < end - start; i++)
        {
            if ((++_steps & 7) == 0) _realm.Step();
            var (a, b) = (_text[start + i], _text[from + i]);
            if (a != b && !(_ignoresCase && CharacterSet.Upper(a) == CharacterSet.Upper(b))) return false;
        }
        at = instruction.IsBackward ? from : from + end - start;
        return true;
    }

    private bool IsEdge(Op kind, int at) => kind switch
    {
        Op.Start => at == 0 || (_isMultiline && Reading.Characters.EndsLine(_text[at - 1])),
        Op.End => at == _text.Length || (_isMultiline && Reading.Characters.EndsLine(_text[at])),
        Op.WordEdge => IsWord(at - 1) != IsWord(at),
        _ => IsWord(at - 1) == IsWord(at)
    };

    private bool IsWord(int at) => at >= 0 && at < _text.Length && CharacterSet.IsWord(_text[at]);
}
