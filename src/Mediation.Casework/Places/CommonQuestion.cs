using System.Globalization;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Places;

/// <summary>What people ask again and again, and what they are answered (常见问题).</summary>
/// <param name="Code">Code.</param>
/// <param name="Question">As people ask it (问题).</param>
/// <param name="Answer">As they are answered (答复).</param>
/// <param name="Ground">The document or practice that it rests on (依据).</param>
/// <param name="CheckedOn">The day somebody held it against its ground (核对日期).</param>
public sealed record CommonQuestion(string Code, string Question, string Answer, string Ground, DateOnly CheckedOn)
{
    internal static List<CommonQuestion> Read(DataNode root, TownCodes codes)
    {
        root.Allow("note", "questions");
        return [.. root.Items("questions").Select(node => Of(node, codes))];
    }

    private static CommonQuestion Of(DataNode node, TownCodes codes)
    {
        node.Allow("code", "question", "answer", "ground", "checkedOn");
        var text = node.Text("checkedOn");
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && text.Length > 0)
            node.Fault($"“{text}”应当是日期，如 2026-01-01。");
        return new(codes.Define(TownCodes.Question, node), node.Text("question"), node.Text("answer"), node.Text("ground"), day);
    }
}
