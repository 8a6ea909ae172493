using Mediation.Casework.Actors;
using Npgsql;

namespace Mediation.Postgres.Accounts;

/// <summary>Accounts and what they may do where, as rows. 账号与任职</summary>
public sealed class AccountStore(NpgsqlDataSource database)
{
    private const string Select =
        """
        select id, user_name, normalized_user_name, display_name, password_hash, security_stamp, concurrency_stamp,
               lockout_enabled, access_failed_count, lockout_end, demo, created_at, password_once
        from account
        """;

    /// <summary>By id; null when there is none.</summary>
    public Task<Account?> FindAsync(Guid id, CancellationToken ct = default) =>
        FirstAsync($"{Select}\nwhere id = $1", id, ct);

    /// <summary>By the name as it is looked up (upper case); null when there is none.</summary>
    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken ct = default) =>
        FirstAsync($"{Select}\nwhere normalized_user_name = $1", normalizedUserName, ct);

    /// <summary>Adds an account. False when the name is taken.</summary>
    public async Task<bool> InsertAsync(Account account, CancellationToken ct = default)
    {
        await using var command = Prepare(
            """
            insert into account (
              id, user_name, normalized_user_name, display_name, password_hash, security_stamp, concurrency_stamp,
              lockout_enabled, access_failed_count, lockout_end, password_once, demo, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (normalized_user_name) do nothing
            """,
            account, account.ConcurrencyStamp, account.Demo, account.CreatedAt.ToUniversalTime());
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Saves an account. False when somebody saved it since it was read; nothing is changed then.</summary>
    public async Task<bool> UpdateAsync(Account account, string newStamp, CancellationToken ct = default)
    {
        await using var command = Prepare(
            """
            update account
            set user_name = $2, normalized_user_name = $3, display_name = $4, password_hash = $5, security_stamp = $6,
                concurrency_stamp = $7, lockout_enabled = $8, access_failed_count = $9, lockout_end = $10, password_once = $11
            where id = $1
              and concurrency_stamp = $12
            """,
            account, newStamp, account.ConcurrencyStamp);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Removes an account that has never acted.</summary>
    public async Task DeleteAsync(Guid id, CancellationToken ct = default)
    {
        await using var command = database.CreateCommand("delete from account where id = $1");
        command.Parameters.Add(new() { Value = id });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// What the account may do where, in a stable order: its own posts, and those of whoever it does the work of on a day. 任职
    /// </summary>
    public async Task<IReadOnlyList<Membership>> MembershipsAsync(Guid account, DateOnly? today = null, CancellationToken ct = default)
    {
        await using var command = database.CreateCommand(
            """
            select unit_code, role
            from account_unit
            where account_id = $1
            union
            select u.unit_code, u.role
            from absence s
            join account_unit u on u.account_id = s.account_id
            where s.deputy_id = $1
              and $2 between s.first_on and s.last_on
            order by unit_code nulls first, role
            """);
        command.Parameters.Add(new() { Value = account });
        command.Parameters.Add(new() { Value = (object?)today ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Date });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var memberships = new List<Membership>();
        while (await reader.ReadAsync(ct))
        {
            var unit = reader.IsDBNull(0) ? null : reader.GetString(0);
            memberships.Add(new(unit, Enum.Parse<Role>(reader.GetString(1), ignoreCase: true)));
        }
        return memberships;
    }

    /// <summary>
    /// Replaces what the account may do where. No unit means the whole town; a unit that doesn't exist is a
    /// defect of the caller.
    /// </summary>
    public async Task ReplaceMembershipsAsync(
        Guid account, IReadOnlyList<Membership> memberships, CancellationToken ct = default)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new("delete from account_unit where account_id = $1")
        {
            Parameters = { new() { Value = account } },
        });
        batch.BatchCommands.Add(new(
            """
            insert into account_unit (account_id, unit_code, role)
            select distinct $1::uuid, unit_code, role
            from unnest($2::text[], $3::text[]) as given (unit_code, role)
            on conflict do nothing
            """)
        {
            Parameters =
            {
                new() { Value = account },
                new() { Value = memberships.Select(m => m.Unit).ToArray() },
                new() { Value = memberships.Select(m => Stored(m.Role)).ToArray() },
            },
        });
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The name of the first unit the account works for, for the page's frame; null for none.</summary>
    public async Task<string?> UnitNameAsync(Guid account, CancellationToken ct = default)
    {
        await using var command = database.CreateCommand(
            """
            select unit.name
            from account_unit
            join unit on unit.code = account_unit.unit_code
            where account_id = $1
            order by unit.code
            limit 1
            """);
        command.Parameters.Add(new() { Value = account });
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    private async Task<Account?> FirstAsync(string sql, object key, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = key });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(reader) : null;
    }

    private NpgsqlCommand Prepare(string sql, Account account, string stamp, params ReadOnlySpan<object> more)
    {
        var command = database.CreateCommand(sql);
        object?[] common =
        [
            account.Id, account.UserName, account.NormalizedUserName, account.DisplayName, account.PasswordHash,
            account.SecurityStamp, stamp, account.LockoutEnabled, account.AccessFailedCount,
            account.LockoutEnd?.ToUniversalTime(), account.PasswordOnce,
        ];
        foreach (var value in common)
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        foreach (var value in more)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static Account Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        UserName = row.GetString(1),
        NormalizedUserName = row.GetString(2),
        DisplayName = row.GetString(3),
        PasswordHash = row.IsDBNull(4) ? null : row.GetString(4),
        SecurityStamp = row.GetString(5),
        ConcurrencyStamp = row.GetString(6),
        LockoutEnabled = row.GetBoolean(7),
        AccessFailedCount = row.GetInt32(8),
        LockoutEnd = row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
        Demo = row.GetBoolean(10),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(11),
        PasswordOnce = row.GetBoolean(12),
    };

    private static string Stored(Role role) => role switch
    {
        Role.Administrator => "administrator",
        Role.Auditor => "auditor",
        Role.Clerk => "clerk",
        Role.Handler => "handler",
        Role.Head => "head",
        Role.Supervisor => "supervisor",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
