using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Accounts;

/// <summary>
/// Looks after accounts (账号维护): what each may do where, who is away and who does their work. Nothing is done that leaves open work with
/// nobody, or the town without an administrator.
/// </summary>
public sealed class AccountKeeping(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>Every account, by name; refused to whoever may not read the policy.</summary>
    public async Task<Answer<IReadOnlyList<AccountLine>>> ListAsync(Actor actor, DateOnly today, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        return Answer.Of(await ListAsync(connection, today, ct));
    }

    /// <summary>The open work of the units that an account works for.</summary>
    public async Task<IReadOnlyList<HeldWork>> WorkOfAsync(Guid account, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await WorkOfAsync(connection, account, ct);
    }

    /// <summary>
    /// Gives an account another name and other posts; refused as <c>account.last-in-unit</c> when a unit with open work would have nobody,
    /// and as <c>account.last-administrator</c>.
    /// </summary>
    public Task<Refusal?> SaveAsync(
        Actor actor, Guid account, string displayName, IReadOnlyList<Membership> memberships, string reason, CancellationToken ct) =>
        ChangeAsync(actor, account, "account-changed", reason, async (connection, line, batch) =>
        {
            if (displayName.Trim().Length is 0 or > 64)
                return new Refusal("field.missing", "displayName", "displayName");
            if (memberships.FirstOrDefault(held => held.Unit is null && held.Role is Role.Clerk or Role.Handler or Role.Head) is not null)
                return new Refusal("account.work-needs-unit");
            if (await LeavesNobodyAsync(connection, line, memberships, ct) is { } refusal)
                return refusal;
            batch.Add("update account set display_name = $2 where id = $1", account, displayName.Trim());
            batch.Add("delete from account_unit where account_id = $1", account);
            batch.Add(
                """
                insert into account_unit (account_id, unit_code, role)
                select distinct $1::uuid, nullif(given.unit_code, ''), given.role
                from unnest($2::text[], $3::text[]) as given (unit_code, role)
                """, account, memberships.Select(held => held.Unit ?? "").ToArray(),
                memberships.Select(held => held.Role.ToString().ToLowerInvariant()).ToArray());
            return null;
        }, line => Posts(line.Memberships), _ => Posts(memberships), ct);

    /// <summary>Nobody signs in with it any more, or they may again.</summary>
    public Task<Refusal?> EnableAsync(Actor actor, Guid account, bool enabled, string reason, CancellationToken ct) =>
        ChangeAsync(actor, account, enabled ? "account-enabled" : "account-disabled", reason, async (connection, line, batch) =>
        {
            if (!enabled && await LeavesNobodyAsync(connection, line, [], ct) is { } refusal)
                return refusal;
            batch.Add("update account set lockout_end = $2, access_failed_count = 0, security_stamp = $3, concurrency_stamp = $3 where id = $1", account,
                enabled ? Sql.Moment(null) : Sql.Moment(Never), $"{Guid.CreateVersion7():N}");
            return null;
        }, _ => null, _ => null, ct);

    /// <summary>
    /// Gives an account another password that is good once (重设密码): all its sessions and tokens end, and whoever signs in with it must choose
    /// another first. Failures are forgotten; an account that is disabled stays so.
    /// </summary>
    /// <param name="actor">Only an administrator.</param>
    /// <param name="account">Whose.</param>
    /// <param name="hash">The password's hash; the password itself is kept nowhere.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Refusal?> ResetPasswordAsync(Actor actor, Guid account, string hash, string reason, CancellationToken ct) =>
        ChangeAsync(actor, account, "password-reset", reason, (_, _, batch) =>
        {
            batch.Add(
                """
                update account
                set password_hash = $2, password_once = true, access_failed_count = 0,
                    lockout_end = case when lockout_end >= $3 then lockout_end end, security_stamp = $4, concurrency_stamp = $4
                where id = $1
                """, account, hash, Sql.Moment(Never), $"{Guid.CreateVersion7():N}");
            return Task.FromResult<Refusal?>(null);
        }, _ => null, _ => null, ct);

    /// <summary>
    /// Somebody is away on some days and somebody else does their work: refused when that one is the same, can't sign in, or is away
    /// themselves on one of them.
    /// </summary>
    public Task<Refusal?> LeaveAsync(
        Actor actor, Guid account, Guid deputy, DateOnly firstOn, DateOnly lastOn, string reason, CancellationToken ct) =>
        ChangeAsync(actor, account, "absence-entered", reason, async (connection, line, batch) =>
        {
            if (lastOn < firstOn || lastOn.DayNumber - firstOn.DayNumber > 366)
                return new Refusal("absence.days-wrong");
            var all = await ListAsync(connection, firstOn, ct);
            if (deputy == account || all.FirstOrDefault(other => other.Id == deputy) is not { Disabled: false } standIn)
                return new Refusal("absence.deputy-unfit");
            if (line.Absences.Concat(standIn.Absences).Any(other => other.FirstOn <= lastOn && firstOn <= other.LastOn))
                return new Refusal("absence.overlaps");
            batch.Add("insert into absence (id, account_id, deputy_id, first_on, last_on) values ($1, $2, $3, $4, $5)",
                Guid.CreateVersion7(), account, deputy, firstOn, lastOn);
            return null;
        }, _ => null, _ => $"{firstOn:yyyy-MM-dd} 至 {lastOn:yyyy-MM-dd}", ct);

    /// <summary>Somebody is back, or never went: their absences that are not over are gone.</summary>
    public Task<Refusal?> ReturnAsync(Actor actor, Guid account, DateOnly today, string reason, CancellationToken ct) =>
        ChangeAsync(actor, account, "absence-ended", reason, (_, _, batch) =>
        {
            batch.Add("delete from absence where account_id = $1 and last_on >= $2", account, today);
            return Task.FromResult<Refusal?>(null);
        }, line => string.Join('\n', line.Absences.Where(away => away.LastOn >= today).Select(away => $"{away.FirstOn:yyyy-MM-dd} 至 {away.LastOn:yyyy-MM-dd}")), _ => null, ct);

    // The account is locked while it is changed, and so are all posts, so that two changes can't each leave the last to the other.
    private async Task<Refusal?> ChangeAsync(
        Actor actor, Guid account, string kind, string reason, Func<NpgsqlConnection, AccountLine, NpgsqlBatch, Task<Refusal?>> change,
        Func<AccountLine, string?> before, Func<AccountLine, string?> after, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", "reason", "reason");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var hold = Sql.Command(connection, "select pg_advisory_xact_lock(hashtextextended('account_unit', 7))"))
            await hold.ExecuteNonQueryAsync(ct);
        if ((await ListAsync(connection, DateOnly.MinValue, ct)).FirstOrDefault(each => each.Id == account) is not { } line)
            return new Refusal("account.unknown");
        await using var batch = new NpgsqlBatch(connection);
        if (await change(connection, line, batch) is { } refusal)
            return refusal;
        AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), actor.Id, kind, line.UserName)
        {
            Reason = reason.Trim(),
            Before = before(line),
            After = after(line),
        });
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private static async Task<Refusal?> LeavesNobodyAsync(
        NpgsqlConnection connection, AccountLine line, IReadOnlyList<Membership> kept, CancellationToken ct)
    {
        var works = kept.Where(held => held.Unit is not null).Select(held => held.Unit).ToHashSet();
        var orphaned = (await WorkOfAsync(connection, line.Id, ct)).Where(held => held.IsOrphanedWithout && !works.Contains(held.Unit)).ToList();
        if (orphaned.Count > 0)
            return new Refusal("account.last-in-unit", null, string.Join('、', orphaned.Select(held => held.Unit)), orphaned.Sum(held => held.OpenCount));
        var administers = line.Memberships.Any(held => held.Role is Role.Administrator) && !kept.Any(held => held.Role is Role.Administrator);
        return administers
            && (await ListAsync(connection, DateOnly.MinValue, ct)).All(other =>
                other.Id == line.Id || other.Disabled || !other.Memberships.Any(held => held.Role is Role.Administrator))
            ? new Refusal("account.last-administrator")
            : null;
    }

    private static async Task<IReadOnlyList<HeldWork>> WorkOfAsync(NpgsqlConnection connection, Guid account, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select u.unit_code,
                   (select count(*)::int from work_item w where w.unit_code = u.unit_code and w.closed_at is null),
                   (select count(distinct o.account_id)::int
                    from account_unit o
                    join account a on a.id = o.account_id
                    where o.unit_code = u.unit_code
                      and o.account_id <> $1
                      and o.role in ('clerk', 'handler', 'head')
                      and (a.lockout_end is null or a.lockout_end < $2))
            from (select distinct unit_code
                  from account_unit
                  where account_id = $1
                    and unit_code is not null
                    and role in ('clerk', 'handler', 'head')) u
            order by u.unit_code
            """, account, Never);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new HeldWork(r.Text(0), r.Int(1), r.Int(2)), ct);
    }

    private static async Task<IReadOnlyList<AccountLine>> ListAsync(NpgsqlConnection connection, DateOnly today, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select account_id, unit_code, role from account_unit order by unit_code nulls first, role");
        batch.Add(
            """
            select s.id, s.account_id, s.deputy_id, d.display_name, s.first_on, s.last_on
            from absence s
            join account d on d.id = s.deputy_id
            where s.last_on >= $1
            order by s.first_on, s.id
            """, today);
        batch.Add(
            """
            select id, user_name, display_name, coalesce(lockout_end >= $1, false)
            from account
            order by user_name
            """, Never);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var posts = (await row.RestAsync(r => (Account: r.Id(0), Held: new Membership(r.TextOrNull(1), Enum.Parse<Role>(r.Text(2), ignoreCase: true))), ct))
            .ToLookup(r => r.Account, r => r.Held);
        var absences = (await row.NextAsync(
                r => new Absence(r.Id(0), r.Id(1), r.Id(2), r.Text(3), reader.GetFieldValue<DateOnly>(4), reader.GetFieldValue<DateOnly>(5)), ct))
            .ToLookup(away => away.Account);
        return await row.NextAsync(r => new AccountLine(r.Id(0), r.Text(1), r.Text(2), [.. posts[r.Id(0)]], r.Flag(3), [.. absences[r.Id(0)]]), ct);
    }

    private static string Posts(IEnumerable<Membership> memberships) => string.Join('\n',
        memberships.Select(held => $"{held.Unit ?? "全镇"} {held.Role}").Order(StringComparer.Ordinal));

    // Disabled accounts are locked until a day that never comes.
    private static DateTimeOffset Never => new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
