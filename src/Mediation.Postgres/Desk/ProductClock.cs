namespace Mediation.Postgres.Desk;

/// <summary>
/// The product's time (业务时钟): real time plus one offset that lies in the database, so that every node and every restart
/// agree. Only casework and its SQL parameters use it; sessions, tokens, retries and logs use the real clock.
/// </summary>
/// <param name="Ahead">How far the product is ahead of real time; never negative.</param>
public readonly record struct ProductClock(TimeSpan Ahead)
{
    /// <summary>The product's moment, in whole microseconds.</summary>
    public DateTimeOffset Now(TimeProvider real) => Casework.Journal.JournalEntry.Truncate(real.GetUtcNow() + Ahead);
}
