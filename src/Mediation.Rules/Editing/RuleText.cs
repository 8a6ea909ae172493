using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Editing;

/// <summary>
/// Changes a JSON text at one place and nowhere else (规则原文改动): layout, order and members that nobody understands stay as they were
/// written, so that what was changed is all that a comparison shows. The text must be JSON; a place that isn't there is a defect of
/// the caller. Linear in the length of the text.
/// </summary>
public static class RuleText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value as it is written into a text (写法): Chinese and signs as they are.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Plain);

    /// <summary>
    /// Gives a member of an object a value (改写成员); objects on the way to it that aren't there yet are made.
    /// </summary>
    /// <param name="text">The whole text.</param>
    /// <param name="path">JSON path of the object, such as <c>$.Rules[2]</c>.</param>
    /// <param name="members">Names on the way to the member, found in any case: <c>Properties</c>, <c>label</c>.</param>
    /// <param name="json">The value; null takes the member out.</param>
    public static string Set(string text, string path, IReadOnlyList<string> members, string? json)
    {
        ArgumentNullException.ThrowIfNull(members);
        var file = new Source(text);
        var at = file.Find(path);
        for (var i = 0; i < members.Count; i++)
        {
            var next = at.Member(members[i]);
            var isLast = i == members.Count - 1;
            if (next is null || (!isLast && next.Kind != JsonValueKind.Object))
            {
                if (json is null) return text;
                var value = members.Skip(i + 1).Reverse().Aggregate(json, (inner, name) => $"{{{Write(name)}: {inner}}}");
                return next is null ? file.Append(at, $"{Write(members[i])}: {value}") : file.With(next.Range, value);
            }
            if (isLast) return json is null ? file.WithoutMember(at, members[i]) : file.With(next.Range, json);
            at = next;
        }
        return text;
    }

    /// <summary>Puts an item into an array (加入一项), at the end when <paramref name="index"/> is its length.</summary>
    public static string Insert(string text, string path, int index, string json)
    {
        var file = new Source(text);
        var array = file.Find(path);
        if (index == array.Items.Count) return file.Append(array, json);
        var start = array.Items[index].Range.Start;
        return file.With(start..start, $"{json},{file.SpaceBefore(start.Value)}");
    }

    /// <summary>Takes an item out of an array (去掉一项).</summary>
    public static string Remove(string text, string path, int index)
    {
        var file = new Source(text);
        var items = file.Find(path).Items;
        return index > 0
            ? file.With(items[index - 1].Range.End..items[index].Range.End, "")
            : file.With(items[0].Range.Start..(items.Count > 1 ? items[1].Range.Start : items[0].Range.End), "");
    }

    /// <summary>Lets two neighbours of an array change places (对调相邻两项).</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="path">JSON path of the array.</param>
    /// <param name="index">The earlier of the two.</param>
    public static string Swap(string text, string path, int index)
    {
        var file = new Source(text);
        var items = file.Find(path).Items;
        var (first, second) = (items[index], items[index + 1]);
        var between = file.Text(first.Range.End..second.Range.Start);
        return file.With(first.Range.Start..second.Range.End, $"{second.Raw}{between}{first.Raw}");
    }

    /// <summary>The text of the value at a path (原文).</summary>
    public static string Read(string text, string path) => new Source(text).Find(path).Raw;

    private sealed class Source(string text)
    {
        private readonly byte[] bytes = Encoding.UTF8.GetBytes(text);

        public LocatedJson Find(string path) => Find(LocatedJson.Parse(bytes), path)
            ?? throw new ArgumentException($"There is nothing at '{path}'.", nameof(path));

        public string Text(Range range) => Encoding.UTF8.GetString(bytes[range]);

        public string With(Range range, string replacement) =>
            Text(..range.Start) + replacement + Text(range.End..);

        /// <summary>Another member or item after the last one, laid out as that is.</summary>
        public string Append(LocatedJson owner, string written)
        {
            var last = owner.Kind == JsonValueKind.Array ? owner.Items.LastOrDefault() : owner.Members.LastOrDefault().Value;
            if (last is null)
            {
                var inside = owner.Range.Start.Value + 1;
                return With(inside..inside, written);
            }
            var (end, first) = (last.Range.End, owner.Kind == JsonValueKind.Array ? last.Range.Start.Value : KeyStart(owner, last));
            return With(end..end, $",{SpaceBefore(first)}{written}");
        }

        public string WithoutMember(LocatedJson owner, string name)
        {
            var at = owner.Members.FindLastIndex(m => m.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            var gone = owner.Members[at].Value;
            if (at > 0) return With(owner.Members[at - 1].Value.Range.End..gone.Range.End, "");
            var next = owner.Members.Count > 1 ? KeyStart(owner, owner.Members[1].Value) : gone.Range.End.Value;
            return With(KeyStart(owner, gone)..next, "");
        }

        /// <summary>The white space that stands before a place.</summary>
        public string SpaceBefore(int place)
        {
            var start = place;
            while (start > 0 && bytes[start - 1] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') start--;
            return Text(start..place);
        }

        // Between two members there is white space, a comma and a name in quotes.
        private int KeyStart(LocatedJson owner, LocatedJson value)
        {
            var index = owner.Members.FindIndex(m => m.Value == value);
            var from = index > 0 ? owner.Members[index - 1].Value.Range.End.Value : owner.Range.Start.Value + 1;
            return from + bytes.AsSpan(from).IndexOf((byte)'"');
        }

        private static LocatedJson? Find(LocatedJson at, string path)
        {
            if (at.Path == path) return at;
            if (!path.StartsWith(at.Path, StringComparison.Ordinal)) return null;
            return at.Members.Select(m => m.Value).Concat(at.Items).Select(part => Find(part, path)).FirstOrDefault(found => found is not null);
        }
    }
}
