namespace Mediation.Casework.Places.Tables;

/// <summary>What may stand in a cell (单元格种类).</summary>
public enum CellKind
{
    /// <summary>A code of its own: Latin letters, digits, hyphens; it never changes (代码).</summary>
    Code,

    /// <summary>Words (文字).</summary>
    Text,

    /// <summary>Words, several, with 、 between (多项文字).</summary>
    Texts,

    /// <summary>A whole number, not negative (数).</summary>
    Count,

    /// <summary>A time of day such as 08:30 (时刻).</summary>
    Time,

    /// <summary>One of the column's options (单选).</summary>
    Choice,

    /// <summary>Some of the column's options, with 、 between (多选).</summary>
    Choices,

    /// <summary>Code of a unit (单位代码).</summary>
    Unit,

    /// <summary>Code of a community (社区代码).</summary>
    Community,

    /// <summary>Code of a compound (小区代码).</summary>
    Compound,

    /// <summary>Names of languages, with 、 between (语言).</summary>
    Languages,

    /// <summary>Code of a party organisation (小区党组织代码).</summary>
    PartyOrganisation,

    /// <summary>Code of a grid (网格代码).</summary>
    Grid,

    /// <summary>A day such as 2026-01-31 (日期).</summary>
    Date,

    /// <summary>Code of a category of the town's own work (自治类别代码).</summary>
    OwnCategory,

    /// <summary>Code of somebody who works for the town (人员代码).</summary>
    Official,
}

/// <summary>One of the things that may be chosen (选项).</summary>
/// <param name="Code">As it is stored.</param>
/// <param name="Word">As people read and write it.</param>
public sealed record CellOption(string Code, string Word);

/// <summary>A column of a table of the town (底数表的列).</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Kind">What may stand in it.</param>
public sealed record TownColumn(string Name, CellKind Kind)
{
    /// <summary>Whether a cell may be empty.</summary>
    public bool Optional { get; init; }

    /// <summary>What a new row says where nothing is written.</summary>
    public string Usual { get; init; } = "";

    /// <summary>What to write, in a sentence for whoever fills it in; empty where the name says it all.</summary>
    public string Hint { get; init; } = "";

    /// <summary>What may be chosen.</summary>
    public IReadOnlyList<CellOption> Options { get; init; } = [];

    /// <summary>Whether no two rows may say the same.</summary>
    public bool Unique { get; init; }

    /// <summary>Whether it holds names of people, which no log repeats.</summary>
    public bool Personal { get; init; }

    /// <summary>The largest number.</summary>
    public int Most { get; init; } = 1_000_000;
}
