using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Mediation.TestKit.Crowd;

/// <summary>What tells one copy of a case from the next (复制参数).</summary>
/// <param name="Ordinal">Counts the copies of a crowd; their ids and numbers come of it.</param>
/// <param name="Days">How many days later everything in it happens, or earlier.</param>
public readonly record struct Copy(long Ordinal, int Days);

/// <summary>
/// The rows of one real case as text for COPY, with holes where copies differ (案卷模板): its own ids, its number, its receipt
/// code, its days, and one word of the complaint.
/// </summary>
public sealed partial class Stencil
{
    /// <summary>The word of the complaint that differs from copy to copy: four digits.</summary>
    public const string Word = "8888";

    private readonly Dictionary<string, IReadOnlyList<Part>> tables;

    private Stencil(Dictionary<string, IReadOnlyList<Part>> tables) => this.tables = tables;

    private enum Hole
    {
        None,
        Id,
        Day,
        Number,
        Receipt,
        Word,
    }

    /// <summary>Cuts the stencil of a case.</summary>
    public static async Task<Stencil> CutAsync(NpgsqlConnection connection, Guid id, IEnumerable<string> tables)
    {
        var rows = new Dictionary<string, string>();
        foreach (var table in tables)
        {
            var key = table == "case_file" ? "id" : "case_id";
            using var reader = await connection.BeginTextExportAsync($"copy (select * from {table} where {key} = '{id}') to stdout");
            rows.Add(table, await reader.ReadToEndAsync());
        }
        var ids = rows.Values.SelectMany(text => Holes().Matches(text)).Where(m => m.Groups["id"].Success).Select(m => m.Value)
            .Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(i => i.Item, i => i.Index);
        return new Stencil(rows.ToDictionary(r => r.Key, r => (IReadOnlyList<Part>)[.. Cut(r.Value, ids)]));
    }

    /// <summary>Writes the rows that a copy has in a table.</summary>
    public void Write(StringBuilder to, string table, Copy copy)
    {
        foreach (var part in tables[table])
        {
            to.Append(part.Before);
            switch (part.Hole)
            {
                // Version 7 in form: ids of one copy sort as those of the case, copies sort by their ordinal.
                case Hole.Id: to.Append(CultureInfo.InvariantCulture, $"{copy.Ordinal >> 16:x8}-{copy.Ordinal & 0xffff:x4}-7{part.At:x3}-8000-000000000000"); break;
                case Hole.Day: to.Append(CultureInfo.InvariantCulture, $"{DateOnly.FromDayNumber(part.At + copy.Days):yyyy-MM-dd}"); break;
                case Hole.Number: to.Append(CultureInfo.InvariantCulture, $"LZ2025-{copy.Ordinal:000000}"); break;
                case Hole.Receipt: to.Append(CultureInfo.InvariantCulture, $"COPY-{copy.Ordinal:00000000}"); break;
                case Hole.Word: to.Append(CultureInfo.InvariantCulture, $"{1000 + (copy.Ordinal * 7919 % 9000)}"); break;
            }
        }
    }

    private static IEnumerable<Part> Cut(string text, Dictionary<string, int> ids)
    {
        var at = 0;
        foreach (Match match in Holes().Matches(text))
        {
            var hole = Enum.Parse<Hole>(match.Groups.Values.Skip(1).First(g => g.Success).Name, ignoreCase: true);
            var slot = hole switch
            {
                Hole.Id => ids[match.Value],
                Hole.Day => DateOnly.Parse(match.ValueSpan, CultureInfo.InvariantCulture).DayNumber,
                _ => 0,
            };
            yield return new Part(text[at..match.Index], hole, slot);
            at = match.Index + match.Length;
        }
        yield return new Part(text[at..], Hole.None, 0);
    }

    // Ids that begin with zeros are people's, who are the same for every copy.
    [GeneratedRegex("""
        (?<id>(?!00000000)[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})
        |(?<day>\b20\d\d-\d\d-\d\d(?=[T\ ]\d\d:))
        |(?<number>\bLZ20\d\d-\d{6})
        |(?<receipt>\b[2-9A-Z]{4}(-[2-9A-Z]{4}){4}\b)
        |(?<word>(?<![0-9a-f-])8888(?![0-9a-f-]))
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Holes();

    private sealed record Part(string Before, Hole Hole, int At);
}
