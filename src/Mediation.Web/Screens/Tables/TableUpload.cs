using System.Text;
using Mediation.Casework.Reading;

namespace Mediation.Web.Screens.Tables;

/// <summary>
/// A table that somebody brought, pasted or as a CSV file (上传的表格). Files are read as UTF-8, and as GB 18030 when they aren't: that is what
/// Chinese spreadsheets save.
/// </summary>
internal static class TableUpload
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of the file if there is one, else of the field; empty, with a fault, when it can't be read.</summary>
    public static async Task<string> ReadAsync(IFormCollection form, string field, ICollection<LineFault> faults, CancellationToken ct)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return form[field].ToString();
        if (file.Length > MostBytes)
        {
            faults.Add(new LineFault(0, $"文件超过 {MostBytes / 1024 / 1024} MB。请分成几次导入。"));
            return "";
        }
        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer, ct);
        var bytes = buffer.ToArray();
        if (bytes is [0x50, 0x4B, ..])
        {
            faults.Add(new LineFault(0, "这是 Excel 工作簿，不是 CSV。请在表格软件里另存为 CSV，或把单元格直接复制粘贴到下面。"));
            return "";
        }
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetString(bytes);
        }
    }
}
