using System.Globalization;
using System.Text.RegularExpressions;
using Mediation.Casework.Categories;

namespace Mediation.Casework.Places.Tables;

/// <summary>Reads a cell as its column asks (读单元格), against what the town knows.</summary>
internal sealed partial class CellReader
{
    private const int Longest = 200;

    private static readonly Dictionary<CellKind, string> Kinds = new()
    {
        [CellKind.Unit] = TownCodes.Unit,
        [CellKind.Community] = TownCodes.Community,
        [CellKind.Compound] = TownCodes.Compound,
        [CellKind.PartyOrganisation] = TownCodes.PartyOrganisation,
        [CellKind.Grid] = TownCodes.Grid,
        [CellKind.Official] = TownCodes.Person,
        [CellKind.OwnCategory] = CategoryList.OwnWork + "类别",
    };

    private readonly Dictionary<CellKind, HashSet<string>> codes;

    private readonly HashSet<string> languages;

    /// <summary>For a table of a town.</summary>
    /// <param name="table">Which.</param>
    /// <param name="town">The town as it is.</param>
    /// <param name="brought">Codes that come with the table itself.</param>
    public CellReader(TownTable table, Town town, IEnumerable<string> brought)
    {
        codes = new()
        {
            [CellKind.Unit] = [.. town.Units.Select(unit => unit.Code)],
            [CellKind.Community] = [.. town.Communities.Select(community => community.Code)],
            [CellKind.Compound] = [.. town.Compounds.Select(compound => compound.Code)],
            [CellKind.PartyOrganisation] = [.. town.Communities.SelectMany(c => c.PartyOrganisations).Select(organisation => organisation.Code)],
            [CellKind.Grid] = [.. town.Grids.Select(grid => grid.Code)],
            [CellKind.Official] = [.. town.People.Select(person => person.Code)],
            [CellKind.OwnCategory] = [.. town.Categories.InUse.Where(category => category.IsOwnWork).Select(category => category.Code)],
        };
        languages = [.. town.Languages.Select(language => language.Name)];
        if (table == TownTables.Units)
            codes[CellKind.Unit].UnionWith(brought);
    }

    /// <summary>Reads one; the sentence of its fault, or null.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="text">What stands in it.</param>
    /// <param name="cell">The same as this program writes it.</param>
    public string? Read(TownColumn column, string text, out string cell)
    {
        cell = text;
        if (text.Length == 0)
            return column.Optional ? null : $"“{column.Name}”不能空着。";
        if (text.Length > Longest)
            return $"“{column.Name}”最多 {Longest} 个字。";
        switch (column.Kind)
        {
            case CellKind.Code:
                return Code().IsMatch(text) ? null : $"“{column.Name}”只能用字母、数字和连字符，以字母或数字开头，不超过 32 个字符：{text}。";
            case CellKind.Text:
                return text.Any(char.IsControl) ? $"“{column.Name}”里有看不见的字符。" : null;
            case CellKind.Texts:
                cell = string.Join('、', Parts(text));
                return null;
            case CellKind.Languages:
                cell = string.Join('、', Parts(text));
                return Parts(text).Except(languages).FirstOrDefault() is { } foreign ? $"“语言”表里没有“{foreign}”。请先在那里加上。" : null;
            case CellKind.Count:
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= column.Most
                    ? null
                    : $"“{column.Name}”应当是 0 到 {column.Most} 的整数：{text}。";
            case CellKind.Time:
                if (!TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                    return $"“{column.Name}”应当是时刻，如 08:30：{text}。";
                cell = $"{time:HH:mm}";
                return null;
            case CellKind.Date:
                if (!DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                    return $"“{column.Name}”应当是日期，如 2026-01-31：{text}。";
                cell = $"{date:yyyy-MM-dd}";
                return null;
            case CellKind.Choice or CellKind.Choices:
                return Choose(column, column.Kind is CellKind.Choices ? Parts(text) : [text], out cell);
            default:
                return codes[column.Kind].Contains(text) ? null : $"没有代码为“{text}”的{Kinds[column.Kind]}。";
        }
    }

    private static string? Choose(TownColumn column, IEnumerable<string> parts, out string cell)
    {
        var words = parts.Select(part => (Part: part, Option: column.Options.FirstOrDefault(o => o.Word == part || o.Code == part))).ToList();
        cell = string.Join('、', words.Select(word => word.Option?.Word ?? word.Part));
        return words.Find(word => word.Option is null) is { Part: { } unknown }
            ? $"“{column.Name}”里没有“{unknown}”，可以是：{string.Join('、', column.Options.Select(option => option.Word))}。"
            : null;
    }

    private static IEnumerable<string> Parts(string text) =>
        text.Split(['、', ';', '；', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$")]
    private static partial Regex Code();
}
