using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>A case whose workflow failed (流程故障案件); nothing of the matter is on it.</summary>
/// <param name="Number">编号.</param>
/// <param name="Stage">办理阶段.</param>
/// <param name="Since">When the oldest of its faults happened.</param>
/// <param name="Steps">The steps that failed, as people call them.</param>
public sealed record FaultLine(string Number, CaseStage Stage, DateTimeOffset Since, IReadOnlyList<string> Steps);

/// <summary>Cases that wait for an administrator, the oldest fault first (流程故障列表).</summary>
public sealed class FaultList(NpgsqlDataSource database)
{
    /// <summary>Most that are shown.</summary>
    public const int Most = 100;

    /// <summary>Of every case, whatever its matter; refused to whoever may not operate.</summary>
    public async Task<Answer<ImmutableList<FaultLine>>> ReadAsync(Actor actor, CancellationToken ct) =>
        Sight.MayOperate(actor) ? await AskAsync("true", [], ct) : Sight.NotAllowed;

    /// <summary>Of the cases that the actor may see.</summary>
    public Task<ImmutableList<FaultLine>> SeenByAsync(Actor actor, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return AskAsync(Sight.Clause, [account, units, everything], ct);
    }

    private async Task<ImmutableList<FaultLine>> AskAsync(string condition, object[] parameters, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
            select c.number, c.stage, c.fault_at,
                   array(select f ->> 'name' from jsonb_array_elements(c.body -> 'faults') as f)
            from case_file c
            where c.fault_at is not null
              and {condition}
            order by c.fault_at, c.id
            limit {Most}
            """, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new FaultLine(r.Text(0), r.Word<CaseStage>(1), r.Moment(2), r.Texts(3)), ct);
    }
}
