namespace Mediation.Postgres.Accounts;

/// <summary>
/// What a person signs in with (账号). The members are those that ASP.NET Core Identity keeps up to date; it sets them
/// one by one, so this is a class with a life and not a value.
/// </summary>
public sealed class Account
{
    /// <summary>UUID version 7.</summary>
    public required Guid Id { get; init; }

    /// <summary>As the person types it (登录名).</summary>
    public required string UserName { get; set; }

    /// <summary>As it is looked up; unique.</summary>
    public string NormalizedUserName { get; set; } = "";

    /// <summary>As colleagues read it (显示名称).</summary>
    public required string DisplayName { get; set; }

    /// <summary>Null when the account cannot sign in with a password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Whether an administrator gave the password, and the person must choose another before anything else (一次性密码).</summary>
    public bool PasswordOnce { get; set; }

    /// <summary>Changes when sessions and tokens given out earlier shall end.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Changes with every save; a save with a stale one is refused.</summary>
    public string ConcurrencyStamp { get; set; } = "";

    /// <summary>Whether repeated failures lock it.</summary>
    public bool LockoutEnabled { get; set; } = true;

    /// <summary>Failures in a row.</summary>
    public int AccessFailedCount { get; set; }

    /// <summary>Locked until then, on the real clock.</summary>
    public DateTimeOffset? LockoutEnd { get; set; }

    /// <summary>Whether it came with the demo town and gets the demo password at each start.</summary>
    public bool Demo { get; init; }

    /// <summary>On the real clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
