using System.Diagnostics.Metrics;

namespace Mediation.Web.Rounds;

/// <summary>
/// What rounds saw last on this node (巡查读数), as metrics: for how long the oldest deadline waits for its effect, and how much is wrong. A node whose
/// last round is over two minutes old says nothing; another one does.
/// </summary>
internal sealed class AuditGauge : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    private readonly Meter meter = new("Mediation");

    private readonly TimeProvider real;

    private volatile Reading? last;

    /// <summary>Registers the metrics <c>oldest_unserved_deadline_seconds</c> and <c>audit_findings</c>.</summary>
    public AuditGauge(TimeProvider real)
    {
        this.real = real;
        meter.CreateObservableGauge("oldest_unserved_deadline_seconds", () => Now(reading => reading.Oldest.TotalSeconds), "s",
            "How long the oldest deadline or wait that fell due has waited for its effect");
        meter.CreateObservableGauge("audit_findings", () => Now(reading => (double)reading.Findings), null, "What rounds found wrong and is still so");
    }

    /// <summary>A round saw this.</summary>
    public void Saw(TimeSpan oldest, int findings) => last = new Reading(real.GetUtcNow(), oldest, findings);

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<double>> Now(Func<Reading, double> value) =>
        last is { } reading && real.GetUtcNow() - reading.At < Fresh ? [new(value(reading))] : [];

    private sealed record Reading(DateTimeOffset At, TimeSpan Oldest, int Findings);
}
