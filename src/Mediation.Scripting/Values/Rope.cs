namespace Mediation.Scripting.Values;

/// <summary>
/// A long text kept as its two halves until somebody reads it (绳), so that a loop of <c>s += x</c> costs what it adds.
/// Halves are texts or ropes.
/// </summary>
internal sealed class Rope(Realm realm, object left, object right, int length)
{
    private object _left = left;
    private object? _right = right;

    public int Length => length;

    public override string ToString()
    {
        if (_right is null) return (string)_left;

        realm.Allocate(2L * length);
        realm.Step(length / 64);
        var text = string.Create(length, this, static (span, rope) => rope.Fill(span));
        _left = text;
        _right = null;
        return text;
    }

    /// <summary>From the end to the beginning, without recursion: ropes lean left and may be very deep.</summary>
    private void Fill(Span<char> span)
    {
        var pending = new Stack<object>();
        pending.Push(this);
        var end = span.Length;
        while (pending.TryPop(out var part))
        {
            if (part is Rope { _right: not null } rope)
            {
                pending.Push(rope._left);
                pending.Push(rope._right);
                continue;
            }
            var text = part as string ?? (string)((Rope)part)._left;
            end -= text.Length;
            text.CopyTo(span[end..]);
        }
    }
}
