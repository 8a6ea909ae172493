namespace Mediation.Casework.Papers;

/// <summary>A paper that was made, with its files (所出文书): to be kept with the act that made it, or not at all.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Template">Code of its template.</param>
/// <param name="Name">What it is called.</param>
/// <param name="TemplateNumber">Which version of the texts; 0 for those of the files.</param>
/// <param name="Number">文书号, once for each kind and year.</param>
/// <param name="Pdf">The PDF file.</param>
/// <param name="Docx">The Word file; null for a bound file, which is PDF alone.</param>
/// <param name="Shown">Parties whose names stand in it in clear.</param>
public sealed record MadePaper(
    Guid Id, string Template, string Name, int TemplateNumber, string Number, PaperBytes Pdf, PaperBytes? Docx, IReadOnlyList<Guid> Shown)
{
    /// <summary>Only the number: the files hold what the parties said.</summary>
    public override string ToString() => $"paper {Number}";
}

/// <summary>A file's bytes with what they are known by (文件).</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record PaperBytes(byte[] Content, string Sha256);
