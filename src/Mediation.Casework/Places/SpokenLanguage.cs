using Mediation.Casework.Reading;

namespace Mediation.Casework.Places;

/// <summary>A language besides Chinese that people here speak (语言): the window asks for it, and who helps is shown by it.</summary>
/// <param name="Code">Code, such as <c>dai</c>.</param>
/// <param name="Name">What it is called, such as 傣语; cases keep this word.</param>
public sealed record SpokenLanguage(string Code, string Name)
{
    internal static List<SpokenLanguage> Read(DataNode root, TownCodes codes)
    {
        root.Allow("note", "languages");
        return [.. root.Items("languages").Select(node =>
        {
            node.Allow("code", "name");
            return new SpokenLanguage(codes.Define(TownCodes.Language, node), node.Text("name"));
        })];
    }
}
