using Mediation.Casework.Templates;

namespace Mediation.Postgres.Papers.Writing;

/// <summary>
/// How papers are set (版面), in points: A4 with the margins of official papers (GB/T 9704-2012, from memory: 37 mm at the head, 28 mm at the left, an
/// area of 156 by 225 mm), the title in 二号,
/// headings and words in 四号, for forms have to find room on a page, tables in 小四. The same numbers for both file formats.
/// </summary>
internal static class PaperSheet
{
    public const double Width = 595.3;

    public const double Height = 841.9;

    public const double Left = 28 * Millimetre;

    public const double Right = 26 * Millimetre;

    public const double Top = 37 * Millimetre;

    public const double Bottom = 35 * Millimetre;

    public const double TitleSize = 22;

    public const double TableSize = 12;

    public const double Pad = 5;

    /// <summary>How high a drawn signature stands.</summary>
    public const double SignatureHeight = 50;

    private const double Millimetre = 72 / 25.4;

    /// <summary>The width of what is written.</summary>
    public static double Area => Width - Left - Right;

    /// <summary>The size of words in a style.</summary>
    public static double SizeOf(SectionShape shape) => shape switch
    {
        SectionShape.Title => TitleSize,
        SectionShape.Number => TableSize,
        SectionShape.Note => 10.5,
        _ => 14,
    };

    /// <summary>From one line to the next.</summary>
    public static double LeadingOf(double size) => size >= 14 ? size + 10 : size * 1.5;

    /// <summary>How far paragraphs begin from the margin.</summary>
    public static double IndentOf(SectionShape shape) => shape is SectionShape.Body ? 2 * SizeOf(shape) : 0;

    /// <summary>Whether words stand at the right.</summary>
    public static bool AtRight(SectionShape shape) => shape is SectionShape.Number or SectionShape.End;
}
