using Mediation.Casework.Acts;
using Mediation.Casework.Actors;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Places;
using Mediation.Workflows.Execution;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>Gathers what a decision may know, in one round trip (备案情).</summary>
internal sealed class Briefer(InForce inForce, TimeProvider real)
{
    /// <summary>A briefing without a case: for acceptance, previews and lists.</summary>
    public async Task<Briefing> BriefAsync(NpgsqlConnection connection, Actor actor, string? target, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        AskTown(batch, target);
        Briefing briefing;
        await using (var reader = await batch.ExecuteReaderAsync(ct))
            briefing = await ReadTownAsync(reader, actor, ct);
        return await RenewAsync(connection, briefing, ct);
    }

    /// <summary>A briefing with a case, locked or as it is; null when there is no case by the number.</summary>
    public async Task<(Briefing Briefing, LockedCase? Case)> BriefAsync(
        NpgsqlConnection connection, Actor actor, string number, bool locked, string? target, CancellationToken ct)
    {
        var (briefing, cases) = await BriefAsync(connection, actor, [number], locked, target, ct);
        return (briefing, cases is [var found, ..] ? found : null);
    }

    /// <summary>A briefing with several cases: those that there are.</summary>
    public async Task<(Briefing Briefing, IReadOnlyList<LockedCase> Cases)> BriefAsync(
        NpgsqlConnection connection, Actor actor, string[] numbers, bool locked, string? target, CancellationToken ct)
    {
        var (found, cases) = await ReadAsync(connection, actor, numbers, locked, target, ct);
        var briefing = await RenewAsync(connection, found, ct);
        return (briefing with
        {
            EventContents = await EventContents.ReadAsync(connection, cases, ct),
            Workflows = await LibraryAsync(connection, briefing, cases, ct),
        }, cases);
    }

    /// <summary>
    /// The library with every version on which the cases run: one that another node published a moment ago isn't in this node's yet,
    /// and is read now.
    /// </summary>
    public static async Task<IWorkflowLibrary> LibraryAsync(
        NpgsqlConnection connection, Briefing briefing, IReadOnlyList<LockedCase> cases, CancellationToken ct) =>
        cases.SelectMany(found => found.Dossier.States.Values).SelectMany(state => state.VersionIds)
            .All(version => briefing.Workflows.FindVersion(version) is not null)
            ? briefing.Workflows
            : await WorkflowShelf.LibraryAsync(connection, ct);

    private async Task<(Briefing Briefing, IReadOnlyList<LockedCase> Cases)> ReadAsync(
        NpgsqlConnection connection, Actor actor, string[] numbers, bool locked, string? target, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        CaseReader.Ask(batch, numbers, locked);
        AskTown(batch, target);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await ReadAsync(reader, actor, ct);
    }

    /// <summary>
    /// Reads what <see cref="CaseReader.Ask"/> and then <see cref="AskTown"/> asked, and nothing after it. The order matters: which
    /// edition of the town there is has to be seen after the cases are locked, or an old calendar could go over a new one.
    /// </summary>
    public async Task<(Briefing Briefing, IReadOnlyList<LockedCase> Cases)> ReadAsync(
        NpgsqlDataReader reader, Actor actor, CancellationToken ct)
    {
        var cases = await CaseReader.ReadAsync(reader, ct);
        await reader.NextResultAsync(ct);
        var briefing = await ReadTownAsync(reader, actor, ct);
        return (briefing with { NextId = new OrderedIds(real, cases.Select(c => c.Dossier.File)).Next }, cases);
    }

    /// <summary>
    /// The same briefing by the town that the database holds, when this node works by an older one; for that it is read, on the same
    /// connection, and put into force. To be called when the connection is free.
    /// </summary>
    public async Task<Briefing> RenewAsync(NpgsqlConnection connection, Briefing briefing, CancellationToken ct)
    {
        if (briefing.Edition <= briefing.Town.Edition)
            return briefing;
        if (await TownStore.FirstAsync(connection, ct) is { } town)
            inForce.Renew(town);
        var policy = inForce.Policy;
        return briefing with { Town = policy.Town, Rules = policy.Rules, Places = policy.Places, Calendar = policy.Calendar };
    }

    /// <summary>Adds what a briefing without a case asks to a batch that asks more.</summary>
    public static void AskTown(NpgsqlBatch batch, string? target)
    {
        batch.Add(
            """
            select p.ahead,
                   array(select distinct unit_code from account_unit where role in ('clerk', 'dispatcher', 'handler', 'head')),
                   o.id, o.number, o.stage = 'closed', o.secrecy,
                   coalesce((select max(edition) from place), 0), o.accepted_at
            from product_clock p
            left join case_file o on o.number = $1
            """, Sql.Text(target));
    }

    /// <summary>Reads what <see cref="AskTown"/> asked, one result.</summary>
    public async Task<Briefing> ReadTownAsync(NpgsqlDataReader reader, Actor actor, CancellationToken ct)
    {
        await reader.ReadAsync(ct);
        var row = new Row(reader);
        var clock = new ProductClock(reader.GetTimeSpan(0));
        var policy = inForce.Policy;
        return new Briefing
        {
            Actor = actor,
            Now = clock.Now(real),
            Rules = policy.Rules,
            Workflows = policy.Workflows,
            Town = policy.Town,
            Edition = row.Long(6),
            Places = policy.Places,
            Calendar = policy.Calendar,
            HttpHosts = policy.HttpHosts,
            UnitsWithAccounts = row.Texts(1).ToHashSet(StringComparer.Ordinal),
            Target = row.IdOrNull(2) is { } other ? new OtherCase(other, row.Text(3), row.Flag(4), row.Short(5), row.Moment(7)) : null,
            NextId = new OrderedIds(real).Next,
        };
    }
}
