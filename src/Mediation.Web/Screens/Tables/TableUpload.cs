using System.Text;
using Mediation.Casework.Reading;

namespace Mediation.Web.Screens.Tables;

/// <summary>
/// A table that somebody brought, pasted, as a CSV file or as the first sheet of an Excel workbook (上传的表格). Text files are read as UTF-8, and as GB 18030 when they aren't: that is what
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
        if (bytes is [0x50, 0x4B, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            if (XlsxReader.Read(bytes) is { } sheet)
                return sheet;
            faults.Add(new LineFault(0, "这个 Excel 文件读不了：它加了密、太大，或是旧的 .xls。请另存为 .xlsx 或 CSV，或把单元格直接复制粘贴到下面。"));
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
