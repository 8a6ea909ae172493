namespace Mediation.Casework.Reading;

/// <summary>A mistake in a policy or seed file (文件错误), collected with all others so that they are mended at once.</summary>
/// <param name="File">The file's name below its folder, such as <c>words/safety.json</c>.</param>
/// <param name="Path">JSON path inside it, such as <c>$.concepts[3].phrases[0]</c>.</param>
/// <param name="Message">What is wrong, in a Chinese sentence for the administrator.</param>
public sealed record PolicyFault(string File, string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File} {Path}: {Message}";
}
