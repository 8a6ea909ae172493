namespace Mediation.TestKit;

/// <summary>A clock that stands still until a test moves it. 测试时钟</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    /// <summary>Starts on Monday 2026-03-02 at nine in Shanghai: a working day with nothing special about it.</summary>
    public TestClock()
        : this(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)))
    {
    }

    /// <summary>The moment now.</summary>
    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();

    /// <summary>Moves on by a while.</summary>
    public void Advance(TimeSpan by) => now += by;

    /// <summary>Jumps to a moment.</summary>
    public void MoveTo(DateTimeOffset moment) => now = moment;
}
