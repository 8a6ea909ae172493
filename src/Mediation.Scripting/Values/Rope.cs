namespace Mediation.Scripting.Values;

/// <summary>
/// A long text kept as its two halves until somebody reads it (绳), so that a loop of <c>s += x</c> costs what it adds.
/// Halves are texts or ropes.
/// </summary>
internal sealed class Rope(Realm realm, object left, object right, int length)
{
    private object left = left;
    private object? right = right;

    public int Length => length;

    public override string ToString()
    {
        if (this.right is null) return (string)this.left;

        realm.Allocate(2L * length);
        realm.Step(length / 64);
        var text = string.Create(length, this, static (span, rope) => rope.Fill(span));
        this.left = text;
        this.right = null;
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
            if (part is Rope { right: not null } rope)
            {
                pending.Push(rope.left);
                pending.Push(rope.right);
                continue;
            }
            var text = part as string ?? (string)((Rope)part).left;
            end -= text.Length;
            text.CopyTo(span[end..]);
        }
    }
}
