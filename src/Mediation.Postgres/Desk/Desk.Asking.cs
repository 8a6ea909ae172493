using System.Collections.Immutable;
using System.Text.Json;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Views;
using Mediation.Workflows.Execution;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>What the desk must know of an act, asked in one round trip.</content>
public sealed partial class Desk
{
    /// <summary>What is known of an act before it is decided (办理所知).</summary>
    /// <param name="Earlier">What the same request was told before; null for the first, which has the key now.</param>
    /// <param name="Briefing">案情摘要.</param>
    /// <param name="Case">The case, locked; null when there is none by the number.</param>
    /// <param name="Changed">What happened since the form was drawn and touches it.</param>
    /// <param name="Shown">The case with its papers, when the answer shows it.</param>
    private sealed record Known(
        EarlierAnswer? Earlier, Briefing Briefing, LockedCase? Case, ImmutableList<string> Changed, ShownCase? Shown)
    {
        /// <summary>The same by these workflows.</summary>
        public Known Knowing(IWorkflowLibrary workflows) => ReferenceEquals(workflows, Briefing.Workflows) ? this : this with
        {
            Briefing = Briefing with { Workflows = workflows },
            Shown = Shown is null ? null : Shown with { Briefing = Shown.Briefing with { Workflows = workflows } },
        };
    }

    private async Task<Known> BriefAsync(NpgsqlConnection connection, Actor actor, CaseRequest asked, bool shown, CancellationToken ct)
    {
        var undoes = asked.Request.Act == UndoMove.ActCode;
        await using var batch = new NpgsqlBatch(connection);
        if (asked.Key is { } taken)
            Idempotency.Take(batch, taken);
        CaseReader.Ask(batch, [asked.Number], locked: true);
        Briefer.AskTown(batch, asked.Request.Act == "merge" ? Text(asked.Request, "into") : null);
        if (asked.Version is { } version)
            Staleness.Ask(batch, asked, version);
        if (undoes)
            MoveStore.Ask(batch, asked.Number, Text(asked.Request, UndoMove.Field));
        if (shown)
            CasePapers.Ask(batch, asked.Number);

        await using var reader = await batch.ExecuteReaderAsync(ct);
        EarlierAnswer? earlier = null;
        if (asked.Key is { } key)
        {
            await reader.NextResultAsync(ct);
            earlier = await Idempotency.ReadAsync(reader, key, ct);
            await reader.NextResultAsync(ct);
        }
        var (briefing, cases) = await briefer.ReadAsync(reader, actor, ct);
        if (cases is not [var found])
            return new Known(earlier, briefing, null, [], null);
        var changed = asked.Version is null ? [] : await new Row(reader).NextAsync(r => r.Text(0), ct);
        if (undoes && await reader.NextResultAsync(ct))
            briefing = briefing with { Move = await MoveStore.ReadAsync(reader, ct) };
        var record = shown && await reader.NextResultAsync(ct) ? await CasePapers.ReadAsync(reader, found.Dossier, briefing, ct) : null;
        return new Known(earlier, briefing, found, changed, record);
    }

    private static string? Text(ActRequest request, string field) =>
        request.Data.TryGetValue(field, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
