using System.Globalization;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.DemoClock;

/// <summary>What the screen of the demo clock shows (演示时钟页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Ahead">How far it is ahead of real time.</param>
/// <param name="Steps">Where each step would lead.</param>
public sealed record DemoClockView(Clockface Clock, TimeSpan Ahead, IReadOnlyList<(ClockStep Step, DateTimeOffset To)> Steps)
{
    /// <summary>What the last move brought about; null when nothing was moved.</summary>
    internal Clockwork.ClockMove? Moved { get; init; }

    /// <summary>What took effect, by clock and rung.</summary>
    public IReadOnlyList<ServedLine> Served { get; init; } = [];

    /// <summary>Why the clock was not moved; null when it was, or nobody tried.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether the demo town was just taken back to its beginning.</summary>
    public bool WasReset { get; init; }

    /// <summary>The product's moment, as a field for one has it.</summary>
    public string Field => TimeZoneInfo.ConvertTime(Clock.Now, Clock.Zone).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>Whether the clock was moved ahead at all.</summary>
    public bool IsAhead => Ahead >= TimeSpan.FromMinutes(1);
}
