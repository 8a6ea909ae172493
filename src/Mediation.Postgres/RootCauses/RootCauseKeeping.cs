using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.RootCauses;

/// <summary>
/// Opens, goes on with and closes root-cause projects (专项办理): each in one transaction with its record, what is told, and the administrative log.
/// </summary>
public sealed class RootCauseKeeping(NpgsqlDataSource database, InForce inForce, MatterFinding matters, TimeProvider real)
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>The longest aim, progress or closing, in characters.</summary>
    public const int LongestText = 2_000;

    /// <summary>Opens a project on a matter with all its cases, and tells them; its number.</summary>
    /// <param name="actor">A supervisor.</param>
    /// <param name="key">Which matter: <see cref="Casework.Clusters.MatterRule.Key"/>.</param>
    /// <param name="since">From which acceptance on it was looked for.</param>
    /// <param name="plan">For what.</param>
    /// <param name="now">The product's moment.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<string>> OpenAsync(
        Actor actor, string key, DateTimeOffset since, RootCausePlan plan, DateTimeOffset now, CancellationToken ct)
    {
        if (!RootCauseSight.MayDirect(actor))
            return Sight.NotAllowed;
        if (Wrong(plan, now) is { } wrong)
            return wrong;
        var found = await matters.FindAsync(actor, since, ct);
        if (!found.TryGet(out var all))
            return Answer.Refused<string>(found.Refusals);
        if (all.FirstOrDefault(matter => matter.Cluster.Rule.Key == key) is not { } chosen)
            return new Refusal("root-cause.matter-gone");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (id, number) = (Guid.CreateVersion7(now), await YearlyNumber.NextAsync(connection, "root_cause", "YT", inForce.Policy.Calendar.DayOf(now).Year, ct));
        await using var batch = new NpgsqlBatch(connection);
        var rule = chosen.Cluster.Rule;
        batch.Add(
            """
            insert into root_cause (id, number, name, aim, lead_unit, compound_code, kind, anchor, words, opened_at, due_on)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            id, number, plan.Name, plan.Aim, plan.Lead, rule.Compound, rule.Kind, rule.Anchor, rule.Words.ToArray(), now.ToUniversalTime(), plan.DueOn);
        var doing = new RootCauseDoing(id, number, plan.Lead, 1, actor, now.ToUniversalTime(), real.GetUtcNow());
        RootCauseWriter.Enter(batch, doing, "opened", plan.Aim);
        Guid[] members = [.. chosen.Cluster.Members.Select(member => member.Id)];
        await RootCauseWriter.JoinAsync(connection, batch, doing, members, opening: true, ct);
        AdministrationLog.Add(batch, new AdministrationAct(doing.RealNow, actor.Id, "root-cause-opened", number)
        {
            After = $"{plan.Name}\n牵头：{plan.Lead}\n期限：{plan.DueOn:yyyy-MM-dd}\n{members.Length} 件",
        });
        return await CommitAsync(transaction, batch, number, ct);
    }

    /// <summary>Takes more cases of the matter into a project, and tells them; how many.</summary>
    public Task<Answer<int>> JoinAsync(Actor actor, string number, int seen, IReadOnlyCollection<string> cases, DateTimeOffset now, CancellationToken ct) =>
        TakeAsync(actor, number, seen, cases, now, "joined", (connection, batch, doing, joining) =>
            RootCauseWriter.JoinAsync(connection, batch, doing, joining, opening: false, ct), ct);

    /// <summary>Passes over cases that are another matter after all, so that this project isn't offered them again; nobody is told. How many.</summary>
    public Task<Answer<int>> PassOverAsync(Actor actor, string number, int seen, IReadOnlyCollection<string> cases, DateTimeOffset now, CancellationToken ct) =>
        TakeAsync(actor, number, seen, cases, now, "passed-over", (_, batch, doing, passed) =>
        {
            batch.Add("insert into root_cause_passed (root_cause_id, case_id, at) select $2, passed.id, $3 from unnest($1::uuid[]) as passed (id)",
                passed, doing.Id, doing.Now);
            return Task.CompletedTask;
        }, ct);

    // What is chosen has to be offered still.
    private async Task<Answer<int>> TakeAsync(
        Actor actor, string number, int seen, IReadOnlyCollection<string> cases, DateTimeOffset now, string kind,
        Func<NpgsqlConnection, NpgsqlBatch, RootCauseDoing, Guid[], Task> take, CancellationToken ct)
    {
        if (!RootCauseSight.MayDirect(actor))
            return Sight.NotAllowed;
        if (cases.Count == 0)
            return new Refusal("root-cause.nothing-chosen");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var held = await HoldAsync(connection, actor, number, seen, now, ct);
        if (!held.TryGet(out var doing))
            return Answer.Refused<int>(held.Refusals);
        var offered = await OfferedAsync(connection, actor, number, ct);
        Guid[] chosen = [.. offered.Where(one => cases.Contains(one.Number)).Select(one => one.Id)];
        if (chosen.Length < cases.Distinct(StringComparer.Ordinal).Count())
            return new Refusal("root-cause.taken");
        await using var batch = new NpgsqlBatch(connection);
        RootCauseWriter.Enter(batch, doing, kind, $"{chosen.Length}");
        await take(connection, batch, doing, chosen);
        AdministrationLog.Add(batch, new AdministrationAct(doing.RealNow, actor.Id, $"root-cause-{kind}", number) { After = $"{chosen.Length} 件" });
        return await CommitAsync(transaction, batch, chosen.Length, ct);
    }

    /// <summary>Writes down how a project goes on.</summary>
    public async Task<Answer<string>> ProgressAsync(Actor actor, string number, int seen, string text, DateTimeOffset now, CancellationToken ct)
    {
        if (Wrong(text) is { } wrong)
            return wrong;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var held = await HoldAsync(connection, actor, number, seen, now, ct);
        if (!held.TryGet(out var doing))
            return Answer.Refused<string>(held.Refusals);
        await using var batch = new NpgsqlBatch(connection);
        RootCauseWriter.Enter(batch, doing, "progressed", text.Trim());
        return await CommitAsync(transaction, batch, number, ct);
    }

    /// <summary>Closes a project with what became of it, and tells its cases.</summary>
    public async Task<Answer<string>> CloseAsync(
        Actor actor, string number, int seen, RootCauseResult? result, string text, DateTimeOffset now, CancellationToken ct)
    {
        if (!RootCauseSight.MayDirect(actor))
            return Sight.NotAllowed;
        if (result is not { } became)
            return new Refusal("field.missing", "became", "became");
        if (Wrong(text) is { } wrong)
            return wrong;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var held = await HoldAsync(connection, actor, number, seen, now, ct);
        if (!held.TryGet(out var doing))
            return Answer.Refused<string>(held.Refusals);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("update root_cause set closed_at = $2, result = $3 where id = $1", doing.Id, doing.Now, became.Code());
        RootCauseWriter.Enter(batch, doing, "closed", text.Trim());
        await RootCauseWriter.TellClosedAsync(connection, batch, doing, ct);
        AdministrationLog.Add(batch, new AdministrationAct(doing.RealNow, actor.Id, "root-cause-closed", number) { Reason = text.Trim(), After = became.Code() });
        return await CommitAsync(transaction, batch, number, ct);
    }

    // Whoever comes second finds the project changed.
    private async Task<Answer<RootCauseDoing>> HoldAsync(
        NpgsqlConnection connection, Actor actor, string number, int seen, DateTimeOffset now, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var command = Sql.Command(connection,
            $"select p.id, p.lead_unit, p.edition, p.closed_at is not null from root_cause p where p.number = $4 and {RootCauseSight.Clause} for update of p",
            account, units, everything, number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (await new Row(reader).RestAsync(r => (Id: r.Id(0), Lead: r.Text(1), Edition: r.Int(2), Closed: r.Flag(3)), ct) is not [var held])
            return new Refusal("request.not-found");
        if (!RootCauseSight.MayProgress(actor, held.Lead))
            return Sight.NotAllowed;
        if (held.Closed)
            return new Refusal("root-cause.closed", null, number);
        return held.Edition != seen
            ? new Refusal("root-cause.changed")
            : new RootCauseDoing(held.Id, number, held.Lead, held.Edition + 1, actor, now.ToUniversalTime(), real.GetUtcNow());
    }

    private static async Task<IReadOnlyList<(Guid Id, string Number)>> OfferedAsync(NpgsqlConnection connection, Actor actor, string number, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var command = Sql.Command(connection, RootCauseList.Offered, account, units, everything, number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => (r.Id(0), r.Text(1)), ct);
    }

    private static async Task<Answer<T>> CommitAsync<T>(NpgsqlTransaction transaction, NpgsqlBatch batch, T done, CancellationToken ct)
    {
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException fault) when (fault.ConstraintName == "root_cause_case_pk")
        {
            return new Refusal("root-cause.taken");
        }
        await transaction.CommitAsync(ct);
        return done;
    }

    private Refusal? Wrong(RootCausePlan plan, DateTimeOffset now) =>
        Wrong(plan.Name, "projectName", LongestName)
        ?? (inForce.Policy.Town.Unit(plan.Lead) is null ? new Refusal("field.missing", "leadingUnit", "leadingUnit") : null)
        ?? (plan.DueOn <= inForce.Policy.Calendar.DayOf(now) ? new Refusal("root-cause.due-passed", "dueOn") : null)
        ?? Wrong(plan.Aim, "aim");

    private static Refusal? Wrong(string text, string field = "text", int longest = LongestText) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal("field.missing", field, field)
        : text.Length > longest ? new Refusal("field.too-long", field, field, longest, text.Length)
        : null;
}
