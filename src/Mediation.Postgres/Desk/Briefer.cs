using Mediation.Casework.Acts;
using Mediation.Casework.Actors;
using Mediation.Postgres.Cases;
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
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await ReadTownAsync(reader, actor, ct);
    }

    /// <summary>A briefing with a case, locked or as it is; null when there is no case by the number.</summary>
    public async Task<(Briefing Briefing, LockedCase? Case)> BriefAsync(
        NpgsqlConnection connection, Actor actor, string number, bool locked, string? target, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        AskTown(batch, target);
        CaseReader.Ask(batch, number, locked);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var briefing = await ReadTownAsync(reader, actor, ct);
        await reader.NextResultAsync(ct);
        return (briefing, await CaseReader.ReadAsync(reader, ct));
    }

    private static void AskTown(NpgsqlBatch batch, string? target)
    {
        batch.Add("select ahead from product_clock");
        batch.Add(
            """
            select distinct unit_code
            from account_unit
            where role in ('clerk', 'dispatcher', 'handler', 'head')
            order by unit_code
            """);
        batch.Add("select id, number, stage = 'closed', secrecy from case_file where number = $1", Sql.Text(target));
    }

    private async Task<Briefing> ReadTownAsync(NpgsqlDataReader reader, Actor actor, CancellationToken ct)
    {
        await reader.ReadAsync(ct);
        var clock = new ProductClock(reader.GetTimeSpan(0));
        var row = new Row(reader);
        var units = await row.NextAsync(r => r.Text(0), ct);
        var targets = await row.NextAsync(r => new OtherCase(r.Id(0), r.Text(1), r.Flag(2), r.Short(3)), ct);
        var policy = inForce.Policy;
        return new Briefing
        {
            Actor = actor,
            Now = clock.Now(real),
            Rules = policy.Rules,
            Workflows = policy.Workflows,
            Town = policy.Town,
            Places = policy.Places,
            Calendar = policy.Calendar,
            UnitsWithAccounts = units.ToHashSet(StringComparer.Ordinal),
            Target = targets.FirstOrDefault(),
            NextId = new OrderedIds(real).Next,
        };
    }
}
