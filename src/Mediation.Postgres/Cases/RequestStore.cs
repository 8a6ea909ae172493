using System.Text.Json;
using Mediation.Casework.Acts;
using Mediation.Casework.Waits;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>A request claimed for sending (取出的请求).</summary>
/// <param name="Request">Which.</param>
/// <param name="CaseNumber">Of which case.</param>
/// <param name="Awaited">Whether its workflow still waits for it.</param>
internal sealed record ClaimedRequest(OutgoingRequest Request, string CaseNumber, bool Awaited);

/// <summary>Requests of workflows to other systems, until their answer is in (待发请求).</summary>
internal static class RequestStore
{
    /// <summary>Adds what a decision sends.</summary>
    public static void Insert(NpgsqlBatch batch, Decision decision, Doing doing)
    {
        foreach (var asked in decision.Requests)
            batch.Add(
                """
                insert into workflow_request (id, case_id, run_id, bookmark, method, url, content, content_type, authorization_header,
                                              headers, next_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                asked.Id, decision.After.Id, asked.Run, asked.Bookmark, asked.Method, asked.Url.AbsoluteUri,
                Sql.Text(asked.Content?.GetRawText()), Sql.Text(asked.ContentType), Sql.Text(asked.Authorization),
                Sql.Text(asked.Headers?.GetRawText()), doing.RealNow.ToUniversalTime());
    }

    /// <summary>The one that waits longest and nobody else sends, locked; null when there is none.</summary>
    public static async Task<ClaimedRequest?> ClaimAsync(NpgsqlConnection connection, DateTimeOffset realNow, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select r.id, r.run_id, r.bookmark, r.method, r.url, r.content, r.content_type, r.authorization_header, r.headers, c.number,
                   exists (select from workflow_instance i
                           where i.id = r.run_id
                             and i.running
                             and i.state::jsonb -> 'bookmarks' @> jsonb_build_array(jsonb_build_object('id', r.bookmark)))
            from workflow_request r
            join case_file c on c.id = r.case_id
            where r.next_at <= $1
            order by r.next_at, r.id
            limit 1
            for update of r skip locked
            """, realNow.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => new ClaimedRequest(
            new OutgoingRequest(r.Id(0), r.Id(1), r.Text(2), r.Text(3), new Uri(r.Text(4)), Parsed(r.TextOrNull(5)), r.TextOrNull(6),
                r.TextOrNull(7), Parsed(r.TextOrNull(8))), r.Text(9), r.Flag(10)), ct);
        return found.FirstOrDefault();
    }

    /// <summary>Its answer is in, or nobody waits for it any more.</summary>
    public static void Delete(NpgsqlBatch batch, Guid id) => batch.Add("delete from workflow_request where id = $1", id);

    /// <summary>Lets one whose answer could not be taken in wait, so that it keeps no other from being sent.</summary>
    public static async Task PutAsideAsync(NpgsqlConnection connection, Guid id, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "update workflow_request set next_at = $2 where id = $1", id, until.ToUniversalTime());
        await command.ExecuteNonQueryAsync(ct);
    }

    private static JsonElement? Parsed(string? text) => text is null ? null : JsonElement.Parse(text);
}
