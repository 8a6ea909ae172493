using System.Text;
using Mediation.Benchmarks.Ground;
using Npgsql;

namespace Mediation.Benchmarks.Acceptance;

/// <summary>The rows of one accepted case as insert statements for pgbench (样本行), one statement for each table.</summary>
/// <param name="Statements">With <c>:c</c> where each run of the script needs a number of its own.</param>
/// <param name="Rows">How many rows they insert.</param>
/// <param name="Bytes">How long the values are as text.</param>
internal sealed record SampleRows(IReadOnlyList<string> Statements, int Rows, int Bytes)
{
    private static readonly string[] Tables =
    [
        "case_file", "complaint_place", "party", "statement", "assignment", "work_item", "deadline", "workflow_instance",
        "ruling", "journal_entry", "held_interval", "board_interval", "outbox_message", "document",
    ];

    /// <summary>Some of the cases accepted last, one for each statement list.</summary>
    public static async Task<IReadOnlyList<SampleRows>> ReadAsync(BenchGround ground, string database, int samples)
    {
        await using var source = ground.Connect(database);
        await using var connection = await source.OpenConnectionAsync();
        var cases = await RowsAsync(connection,
            $"select id::text, number from case_file where number like 'LZ%' order by accepted_at desc limit {samples}");
        var read = new List<SampleRows>();
        foreach (var file in cases)
            read.Add(await ReadAsync(connection, file[0]!, file[1]!));
        return read;
    }

    private static async Task<SampleRows> ReadAsync(NpgsqlConnection connection, string id, string number)
    {
        var (statements, rows, bytes) = (new List<string>(), 0, 0);
        var ids = new Dictionary<string, int> { [id] = 0 };
        foreach (var table in Tables.Append("idempotent_answer"))
        {
            var found = await RowsAsync(connection, Select(table, id, number));
            if (found.Count == 0)
                continue;
            foreach (var row in found.Where(r => Guid.TryParse(r[0], out _) && table != "idempotent_answer"))
                ids.TryAdd(row[0]!, ids.Count);
            var lines = found.Select(row => $"({string.Join(", ", row.Select((value, at) => Literal(value, table, at, ids, number)))})");
            statements.Add($"insert into {table} values {string.Join(",\n", lines)};");
            rows += found.Count;
            bytes += found.Sum(row => row.Sum(value => Encoding.UTF8.GetByteCount(value ?? "")));
        }
        return new SampleRows(statements, rows, bytes);
    }

    private static string Select(string table, string id, string number) => table switch
    {
        "case_file" => $"select * from case_file where id = '{id}'",
        "idempotent_answer" => $"select * from idempotent_answer where convert_from(answer, 'UTF8') like '%{number}%' limit 1",
        _ => $"select * from {table} where case_id = '{id}'",
    };

    private static async Task<IReadOnlyList<string?[]>> RowsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string?[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? null : reader.GetString(at))]);
        return rows;
    }

    // What must be unique is reckoned from :c; a colon in a text would be taken for a variable.
    private static string Literal(string? value, string table, int column, Dictionary<string, int> ids, string number) =>
        value is null ? "null"
        : ids.TryGetValue(value, out var at) ? $"lpad(to_hex(:c::bigint * 64 + {at}), 32, '0')::uuid"
        : value == number || IsReceipt(value) || (table == "idempotent_answer" && column == 1) ? "'P' || (:c::bigint)::text"
        : $"E'{Escaped(value)}'";

    private static string Escaped(string value) => new StringBuilder(value)
        .Replace("\\", "\\\\").Replace("'", "\\'").Replace(":", "\\x3a").Replace("\n", "\\n").ToString();

    private static bool IsReceipt(string value) => value.Length == 24 && value.Split('-') is { Length: 5 } groups && groups.All(g => g.Length == 4);
}
