using Npgsql;

namespace Mediation.Web.Database;

/// <summary>
/// A part of what the town works by that administrators change while nodes run (现行规定的一部分): read here at once, on the others as
/// soon as they hear of it.
/// </summary>
/// <param name="topic">The channel that nodes listen on; there is nothing in the notice.</param>
/// <param name="database">Where it is kept.</param>
internal abstract class PolicyPart(string topic, NpgsqlDataSource database) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The channel that nodes listen on.</summary>
    public string Topic => topic;

    /// <summary>Where it is kept.</summary>
    protected NpgsqlDataSource Database => database;

    /// <summary>It was changed.</summary>
    public async Task ChangedAsync(CancellationToken ct)
    {
        await ReloadAsync(ct);
        await using var tell = database.CreateCommand($"notify {topic}");
        await tell.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Reads it again, and puts it to work.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        // Two readings at once could end with the older one.
        await turn.WaitAsync(ct);
        try
        {
            await ReadAsync(ct);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>Reads it from the database into the policy in force.</summary>
    protected abstract Task ReadAsync(CancellationToken ct);
}

/// <summary>Hears that a part was changed on another node, and reads it again (听规定变更).</summary>
internal sealed class PolicyListener<TPart>(NpgsqlDataSource database, TPart part, TimeProvider real, ILogger<PolicyListener<TPart>> log)
    : Listener(database, part.Topic, real, log)
    where TPart : PolicyPart
{
    /// <inheritdoc/>
    protected override Task ConnectedAsync(CancellationToken ct) => part.ReloadAsync(ct);

    /// <inheritdoc/>
    protected override Task HearAsync(string told, CancellationToken ct) => part.ReloadAsync(ct);
}
