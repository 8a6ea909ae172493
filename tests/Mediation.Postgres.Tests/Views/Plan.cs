using System.Text;
using Npgsql;

namespace Mediation.Postgres.Tests.Views;

/// <summary>How the database answers a question (查询计划).</summary>
internal sealed record Plan(string Text)
{
    // Tables that grow with the town's cases; the others fit on a few pages.
    private static readonly string[] Big =
        ["case_file", "assignment", "work_item", "deadline", "party", "statement", "complaint_place", "journal_entry", "held_interval", "board_interval"];

    /// <summary>The plan of a view's own command, with its own parameters.</summary>
    public static async Task<Plan> OfAsync(NpgsqlCommand question)
    {
        question.CommandText = $"explain {question.CommandText}";
        await using var reader = await question.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        return await ReadAsync(reader);
    }

    /// <summary>The plans of a view's own batch, one after the other.</summary>
    public static async Task<Plan> OfAsync(NpgsqlBatch questions)
    {
        foreach (NpgsqlBatchCommand question in questions.BatchCommands)
            question.CommandText = $"explain {question.CommandText}";
        await using var reader = await questions.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        return await ReadAsync(reader);
    }

    /// <summary>Insists that it goes by the indexes and reads no table from end to end that grows.</summary>
    public void ShouldGoBy(params IEnumerable<string> indexes)
    {
        foreach (var table in Big)
            Text.Split('\n').Where(line => line.Contains($"Seq Scan on {table} ", StringComparison.Ordinal)).ShouldBeEmpty(Text);
        foreach (var index in indexes)
            Text.ShouldContain($" {index}", Case.Sensitive, Text);
    }

    private static async Task<Plan> ReadAsync(NpgsqlDataReader reader)
    {
        var lines = new StringBuilder();
        do
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
                lines.Append(reader.GetString(0)).Append('\n');
        }
        while (await reader.NextResultAsync(TestContext.Current.CancellationToken));
        return new Plan(lines.ToString());
    }
}
