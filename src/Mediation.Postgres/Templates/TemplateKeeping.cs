using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Templates;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Templates;

/// <summary>A published text of a template (模板版本).</summary>
/// <param name="Number">From 1; the highest is in force, and 0 is the text of the files.</param>
/// <param name="Texts">By section; null goes back to the text of the files.</param>
/// <param name="Reason">Why.</param>
/// <param name="PublishedAt">When, by the real clock.</param>
/// <param name="PublishedBy">Who; null when the account is gone.</param>
public sealed record TemplateVersion(
    int Number, IReadOnlyDictionary<string, string>? Texts, string Reason, DateTimeOffset PublishedAt, string? PublishedBy);

/// <summary>What a message of a template last mentioned (最近一次的内容): codes and moments, never names.</summary>
public sealed record LastMessage(string CaseNumber, IReadOnlyDictionary<string, string> Arguments);

/// <summary>The town's texts of templates (模板维护): each publishing is a version, and nothing is taken away.</summary>
public sealed class TemplateKeeping(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>The town's texts in force, by template; templates that were never published are left out.</summary>
    public async Task<IReadOnlyDictionary<string, TownTexts>> InForceAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select distinct on (code) code, texts, number
            from template_version
            order by code, number desc
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = await new Row(reader).RestAsync(r => (Code: r.Text(0), Own: new TownTexts(r.Int(2), TextsOf(r.TextOrNull(1)))), ct);
        return rows.ToDictionary(row => row.Code, row => row.Own);
    }

    /// <summary>Every published text of a template, the newest first; refused to whoever may not read the policy.</summary>
    public async Task<Answer<ImmutableList<TemplateVersion>>> VersionsAsync(Actor actor, string code, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        return await VersionsAsync(connection, code, ct);
    }

    /// <summary>What the newest message of a template said; null when none was ever made.</summary>
    public async Task<LastMessage?> LastAsync(string code, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select c.number, m.arguments
            from outbox_message m
            join case_file c on c.id = m.case_id
            where m.template = $1
              and c.secrecy = 0
            order by m.created_at desc, m.id desc
            limit 1
            """, code);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => new LastMessage(r.Text(0), Json.Read<Dictionary<string, string>>(r.Text(1))), ct)).FirstOrDefault();
    }

    /// <summary>Puts texts into force as the next version.</summary>
    /// <param name="actor">Only an administrator.</param>
    /// <param name="now">The template as it is in force, for what may be mentioned.</param>
    /// <param name="texts">By section; null for the texts of the files.</param>
    /// <param name="seen">The number that was in force when it was looked at; 0 for none.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<int>> PublishAsync(
        Actor actor, Template now, IReadOnlyDictionary<string, string>? texts, int seen, string reason, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", "reason", "reason");
        if (texts is not null && now.With(texts).Faults.Count is > 0 and var faults)
            return new Refusal("template.faulty", null, faults);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var hold = Sql.Command(connection, "select pg_advisory_xact_lock(hashtextextended('template ' || $1, 7))", now.Code))
            await hold.ExecuteNonQueryAsync(ct);
        var newest = (await VersionsAsync(connection, now.Code, ct)).FirstOrDefault();
        if ((newest?.Number ?? 0) != seen)
            return new Refusal("template.changed");
        if (texts is null ? (newest?.Texts is null) : now.With(texts).Sections.SequenceEqual(now.Sections))
            return new Refusal("template.unchanged");
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            insert into template_version (code, number, texts, reason, published_at, published_by)
            values ($1, $2, $3::jsonb, $4, $5, $6)
            """,
            now.Code, seen + 1, Sql.Text(texts is null ? null : Json.Write(texts)), reason.Trim(), real.GetUtcNow().ToUniversalTime(), actor.Id);
        AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), actor.Id, "template-published", now.Code)
        {
            Reason = reason.Trim(),
            Before = Lines(now),
            After = texts is null ? null : Lines(now.With(texts)),
        });
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return seen + 1;
    }

    private static async Task<ImmutableList<TemplateVersion>> VersionsAsync(NpgsqlConnection connection, string code, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select v.number, v.texts, v.reason, v.published_at, a.display_name
            from template_version v
            left join account a on a.id = v.published_by
            where v.code = $1
            order by v.number desc
            """, code);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(
            r => new TemplateVersion(r.Int(0), TextsOf(r.TextOrNull(1)), r.Text(2), r.Moment(3), r.TextOrNull(4)), ct);
    }

    private static Dictionary<string, string>? TextsOf(string? json) =>
        json is null ? null : Json.Read<Dictionary<string, string>>(json);

    private static string Lines(Template template) => string.Join('\n', template.Sections.Select(section => $"{section.Name}：{section.Text}"));
}
