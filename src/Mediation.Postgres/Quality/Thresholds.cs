using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Quality;

/// <summary>From which number on supervision looks (督办界限): the limits of the signs of poor data, and how many cases a unit needs to be rated.</summary>
/// <param name="Code">The sign's code, or <see cref="Thresholds.FewestForUnit"/>.</param>
/// <param name="Value">In the sign's own unit: minutes, hours or times.</param>
public sealed record Threshold(string Code, int Value);

/// <summary>Reads and changes them (督办界限维护). They take effect at once, for periods that are over too; every change is in the administration log.</summary>
public sealed class Thresholds(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>With fewer cases than this a unit gets no percentage (最少样本).</summary>
    public const string FewestForUnit = "fewest-for-unit";

    /// <summary>The largest number that any of them may be.</summary>
    public const int Most = 1000;

    // What is found there is a sign whenever it happens once.
    private static readonly string[] Fixed = ["claim-denied", "no-contact"];

    /// <summary>Those that can be changed, in the order in which signs are shown; the fewest cases come first.</summary>
    public async Task<IReadOnlyList<Threshold>> ReadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select code, threshold from quality_threshold");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var kept = await new Row(reader).RestAsync(r => new Threshold(r.Text(0), r.Int(1)), ct);
        string[] order = [FewestForUnit, .. QualityFindings.Signs.Select(sign => sign.Code).Except(Fixed)];
        return [.. order.SelectMany(code => kept.Where(threshold => threshold.Code == code))];
    }

    /// <summary>Changes one of them.</summary>
    /// <param name="actor">Only a supervisor.</param>
    /// <param name="code">Which.</param>
    /// <param name="seen">What it was when it was looked at.</param>
    /// <param name="value">What it is to be: 1 to <see cref="Most"/>.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>
    /// The threshold; or a refusal: <c>session.not-allowed</c>, <c>request.not-found</c>, <c>field.missing</c>, <c>threshold.out-of-range</c>,
    /// <c>threshold.unchanged</c>, <c>threshold.changed</c> when somebody else was faster.
    /// </returns>
    public async Task<Answer<Threshold>> ChangeAsync(
        Actor actor, string code, int? seen, int? value, string reason, CancellationToken ct)
    {
        if (!actor.Is(Role.Supervisor))
            return Sight.NotAllowed;
        if ((await ReadAsync(ct)).All(threshold => threshold.Code != code))
            return new Refusal("request.not-found");
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", "reason", "reason");
        if (value is not (>= 1 and <= Most and var wanted))
            return new Refusal("threshold.out-of-range", "value", Most);
        if (wanted == seen)
            return new Refusal("threshold.unchanged", "value");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var change = Sql.Command(connection,
            "update quality_threshold set threshold = $3 where code = $1 and threshold = $2", code, seen ?? 0, wanted))
            if (await change.ExecuteNonQueryAsync(ct) == 0)
                return new Refusal("threshold.changed");
        await AdministrationLog.AddAsync(connection, new AdministrationAct(real.GetUtcNow(), actor.Id, "threshold-changed", code)
        {
            Reason = reason.Trim(),
            Before = $"{seen}",
            After = $"{wanted}",
        }, ct);
        await transaction.CommitAsync(ct);
        return new Threshold(code, wanted);
    }
}
