using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Calls;
using Mediation.Casework.Households;
using Mediation.Casework.Journal;
using Mediation.Casework.Places;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;

namespace Mediation.Web.Screens.Calls;

/// <summary>What the register of devices shows (呼叫终端页): no home.</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What codes are called.</param>
/// <param name="Devices">Those the reader may know of.</param>
/// <param name="Units">Units that may answer for this reader.</param>
/// <param name="Form">As typed so far; null for an empty form.</param>
/// <param name="Refusals">Why something was not done.</param>
public sealed record CallDevicesView(
    Clockface Clock, Town Town, IReadOnlyList<ListedDevice> Devices, IReadOnlyList<Unit> Units, CallDevice? Form, IReadOnlyList<string> Refusals)
{
    /// <summary>Whether something was just done.</summary>
    public bool Done { get; init; }
}

/// <summary>What the page of gateways shows (呼叫网关页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Gateways">All of them.</param>
/// <param name="Refusals">Why something was not done.</param>
public sealed record CallGatewaysView(Clockface Clock, IReadOnlyList<CallGateway> Gateways, IReadOnlyList<string> Refusals)
{
    /// <summary>The key that was just given, shown this once; null otherwise.</summary>
    public string? Secret { get; init; }
}

/// <summary>What the page of a case shows of the call that opened it (来电卡片).</summary>
/// <param name="Call">The call.</param>
/// <param name="Steps">What was done when: act and moment.</param>
/// <param name="MayRead">Whether the reader answers it, and may read what the register knows of the home.</param>
public sealed record CallView(TakenCall Call, IReadOnlyList<(string Act, DateTimeOffset At)> Steps, bool MayRead)
{
    private static readonly string[] Acts = ["take-call", "call-rescue", "arrived", "helped", "false-alarm"];

    /// <summary>Households of the register, shown this once after the reading was written down.</summary>
    public IReadOnlyList<HouseholdIdentity> Homes { get; init; } = [];

    /// <summary>Why nothing is shown; null otherwise.</summary>
    public string? Refusal { get; init; }

    /// <summary>The card of a case; null for a case that no call opened.</summary>
    internal static async Task<CallView?> OfAsync(CaseRecord found, Actor actor, CallLog calls, CancellationToken ct) =>
        found.File.Intake.Channel == Casework.Calls.Call.Channel && await calls.FindAsync(found.File.Id, ct) is { } call
            ? new CallView(call,
                [.. from line in found.Journal
                    where line.Event is WorkflowMoved moved && Acts.Contains(moved.Outcome)
                    select (((WorkflowMoved)line.Event).Outcome, line.At)],
                CallLog.Answers(actor, found.File))
            : null;
}

/// <summary>What the pages of calls show (呼叫取数).</summary>
internal sealed class CallReading(CallDevices devices, CallGateways gateways, InForce inForce, Moments moments)
{
    /// <summary>The register of devices.</summary>
    public async Task<CallDevicesView> DevicesAsync(Actor actor, CallDevice? form, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        return new CallDevicesView(new Clockface(await moments.NowAsync(ct), town.Zone), town, await devices.ReadAsync(actor, ct),
            [.. HouseholdSight.UnitsOf(actor, town).Select(code => town.Unit(code)!)], form, [.. refusals.Select(Sentences.Of)]);
    }

    /// <summary>The gateways.</summary>
    public async Task<CallGatewaysView> GatewaysAsync(IReadOnlyList<Refusal> refusals, CancellationToken ct) =>
        new(new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone), await gateways.ReadAsync(ct), [.. refusals.Select(Sentences.Of)]);
}
