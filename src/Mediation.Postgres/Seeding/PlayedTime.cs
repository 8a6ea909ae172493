namespace Mediation.Postgres.Seeding;

/// <summary>The clock that demo cases are played by (回放时钟): it jumps from act to act and ends at the real now.</summary>
internal sealed class PlayedTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Jumps ahead; never back.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        if (moment > now)
            now = moment;
    }
}
