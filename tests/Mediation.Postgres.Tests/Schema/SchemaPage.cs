using System.Text.RegularExpressions;
using Mediation.Postgres.Schema;

namespace Mediation.Postgres.Tests.Schema;

/// <summary>
/// The pages <c>schema.sql</c>, <c>schema_cases.sql</c>, <c>schema_workflows.sql</c>, <c>schema_rules.sql</c>, <c>schema_audit.sql</c>,
/// <c>schema_supervision.sql</c>, <c>schema_schedules.sql</c>, <c>schema_owners.sql</c>, <c>schema_calls.sql</c>, <c>schema_evaluations.sql</c>,
/// <c>schema_scorecards.sql</c>, <c>schema_lists.sql</c>, <c>schema_courtyards.sql</c>, <c>schema_ideas.sql</c> and <c>schema_board.sql</c> as statements: the text after a table's
/// opening bracket and after a column becomes its <c>comment on</c>. 结构总览
/// </summary>
internal static partial class SchemaPage
{
    public static string Read() =>
        Page("schema") + Page("schema_cases") + Page("schema_workflows") + Page("schema_rules") + Page("schema_audit") + Page("schema_supervision")
        + Page("schema_schedules") + Page("schema_owners") + Page("schema_calls") + Page("schema_evaluations")
        + Page("schema_scorecards") + Page("schema_lists") + Page("schema_courtyards") + Page("schema_ideas") + Page("schema_board");

    private static string Page(string name)
    {
        using var stream = typeof(Migration).Assembly.GetManifestResourceStream($"Mediation.Postgres.Schema.{name}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static string AsStatements(string page)
    {
        var comments = new List<string>();
        var table = "";
        var column = "";
        foreach (var line in page.Split('\n'))
        {
            var note = Note().Match(line).Groups["note"].Value.Replace("'", "''", StringComparison.Ordinal);
            if (Table().Match(line) is { Success: true } opening)
            {
                table = opening.Groups["name"].Value;
                comments.Add($"comment on table {table} is '{note}';");
                continue;
            }
            if (Column().Match(line) is { Success: true } named)
                column = named.Groups["name"].Value;
            if (note.Length > 0)
                comments.Add($"comment on column {table}.{column} is '{note}';");
        }
        return $"{page}\n{string.Join('\n', comments)}";
    }

    [GeneratedRegex(@"^create table (?<name>\w+) \(")]
    private static partial Regex Table();

    [GeneratedRegex(@"^  (?!constraint )(?<name>\w+)\s")]
    private static partial Regex Column();

    [GeneratedRegex(@"^(?!--).*\s-- (?<note>.+)$")]
    private static partial Regex Note();
}
