namespace Mediation.Rules.Reading;

/// <summary>Writes JSON paths.</summary>
internal static class JsonPath
{
    public static string Member(string path, string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '$')
            ? $"{path}.{name}"
            : $"{path}['{name.Replace("'", "\\'", StringComparison.Ordinal)}']";
}
