using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>What came with the events that cases keep (事件内容): words of the case, read only when a case keeps some.</summary>
internal static class EventContents
{
    private static readonly Dictionary<Guid, string> None = [];

    /// <summary>The JSON by the id of its words. No round trip when no case keeps any.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<LockedCase> cases, CancellationToken ct)
    {
        var words = cases.SelectMany(c => c.Dossier.File.KeptEvents).Select(e => e.Content?.Id).OfType<Guid>().ToArray();
        if (words.Length == 0)
            return None;
        await using var command = Sql.Command(connection, "select id, text from statement where id = any ($1)", [words]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => (Id: r.Id(0), Text: r.Text(1)), ct)).ToDictionary(r => r.Id, r => r.Text);
    }
}
