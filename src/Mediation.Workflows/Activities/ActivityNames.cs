using System.Text;

namespace Mediation.Workflows.Activities;

/// <summary>Names as the format derives them from display names (名称换写).</summary>
internal static class ActivityNames
{
    /// <summary>
    /// Upper-cases the first letter and each ASCII letter after a blank, underscore or hyphen, which is dropped; other
    /// characters, Chinese among them, stay as they are.
    /// </summary>
    public static string Pascal(string name)
    {
        var pascal = new StringBuilder(name.Length);
        var raise = true;
        foreach (var (index, unit) in name.Index())
        {
            if (unit is ' ' or '_' or '-' && index + 1 < name.Length && char.IsAsciiLetter(name[index + 1]))
            {
                raise = true;
                continue;
            }
            pascal.Append(raise ? char.ToUpperInvariant(unit) : unit);
            raise = false;
        }
        return pascal.ToString();
    }
}
