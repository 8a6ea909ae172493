using System.Security.Cryptography;
using System.Text;
using Mediation.Casework;
using Mediation.Casework.Calls;
using Mediation.Casework.Households;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Households;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Reports;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Calls;

/// <summary>一键呼叫: a press opens one case, however often it comes; who answers it may read the flags of the home, and the log says so.</summary>
public sealed class OneTouchCallTests : IAsyncLifetime
{
    private static readonly Call Press = new() { CallId = "call-1", Device = "A-17" };

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CallDevices Devices => new(town.Source, town.InForce);

    private CallGateways Gateways => new(town.Source, town.InForce, town.Clock);

    private CallLog Log => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        await town.InitializeAsync();
        (await Gateways.IssueAsync(Townspeople.Administrator, "care", "养老平台", "开通", Now, Ct)).Refusals.ShouldBeEmpty();
        (await Devices.EnterAsync(Townspeople.Of("COMMUNITY"), new CallDevice("A-17", "XY-01", "3", "1203", "COMMUNITY"), Now, Ct)).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task The_same_press_opens_one_case_however_often_and_wherever_it_comes()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ => (await TakeAsync(Press, town.NewDesk(town.Source))).Value));

        numbers.Distinct().Count().ShouldBe(1);
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(1);
        (await TakeAsync(Press with { CallId = "call-2" })).Value.ShouldNotBe(numbers[0]);
        (await TakeAsync(Press with { Device = "A-18" })).Refusals[0].Code.ShouldBe("request.key-reused");
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_opens_the_door_until_it_is_replaced_or_taken_away()
    {
        var first = (await Gateways.IssueAsync(Townspeople.Administrator, "other", "另一个", "开通", Now, Ct)).Value;
        (await Gateways.OwnerAsync(first, Ct)).ShouldBe("other");
        var second = (await Gateways.IssueAsync(Townspeople.Administrator, "other", "另一个", "换密钥", Now, Ct)).Value;
        (await Gateways.OwnerAsync(first, Ct)).ShouldBeNull();
        (await Gateways.RevokeAsync(Townspeople.Administrator, "other", "停用", Now, Ct)).ShouldBeNull();
        (await Gateways.OwnerAsync(second, Ct)).ShouldBeNull();
        (await Gateways.RevokeAsync(Townspeople.Administrator, "other", "停用", Now, Ct)).ShouldNotBeNull().Code.ShouldBe("call.gateway-gone");
        (await Gateways.IssueAsync(Townspeople.Administrator, "大写", "x", "y", Now, Ct)).Refusals[0].Field.ShouldBe("gateway");
        (await town.CountAsync("select count(*) from administration_act where kind like 'call-gateway-%'")).ShouldBe(4);
    }

    [Fact]
    public async Task A_device_is_entered_once_by_those_who_keep_contact_and_removed_for_a_reason()
    {
        var again = await Devices.EnterAsync(Townspeople.Of("GRID"), new CallDevice("A-17", "XY-02", "1", "101", "GRID"), Now, Ct);
        again.Select(fault => fault.Code).ShouldBe(["call.device-known"]);
        (await Devices.EnterAsync(Townspeople.Of("PROPERTY"), new CallDevice("B-1", "XY-01", "1", "101", "COMMUNITY"), Now, Ct))[0].Code.ShouldBe("household.unit");
        (await Devices.ReadAsync(Townspeople.Of("PROPERTY"), Ct)).ShouldBeEmpty();
        (await Devices.RemoveAsync(Townspeople.Of("PROPERTY"), "A-17", "不住了", Now, Ct)).ShouldNotBeNull().Code.ShouldBe("call.device-gone");
        (await Devices.RemoveAsync(Townspeople.Of("COMMUNITY"), "A-17", " ", Now, Ct)).ShouldNotBeNull().Field.ShouldBe("reason");
        (await Devices.RemoveAsync(Townspeople.Of("COMMUNITY"), "A-17", "不住了", Now, Ct)).ShouldBeNull();

        var number = (await TakeAsync(Press)).Value;
        (await town.ReadAsync(number)).File.Lead!.Unit.ShouldBe("DESK", "nobody registered it any more");
        (await Log.FindAsync((await town.ReadAsync(number)).File.Id, Ct)).ShouldNotBeNull().Registered.ShouldBeFalse();
        (await town.CountAsync("select count(*) from call_device_log")).ShouldBe(2);
    }

    [Fact]
    public async Task Who_answers_reads_the_flags_of_the_home_and_the_households_log_says_why()
    {
        var households = new HouseholdKeeping(town.Source, town.InForce);
        var code = (await households.EnterAsync(Townspeople.Of("GRID"), new HouseholdForm
        {
            Compound = "XY-01",
            Identity = new HouseholdIdentity("3栋", "1203", "王桂兰", [new CareFlag("alone", "子女在外地")]),
            Colour = Colour.Red,
            Unit = "GRID",
            ReviewOn = new DateOnly(2026, 6, 1),
            KeepUntil = new DateOnly(2027, 3, 1),
        }, Now, Ct)).Value;
        var file = (await town.ReadAsync((await TakeAsync(Press)).Value)).File;

        (await Log.ReadHomeAsync(Townspeople.Supervisor, file, Now, Ct)).Refusals[0].Code.ShouldBe("act.not-yours");
        (await Log.ReadHomeAsync(Townspeople.Of("PROPERTY"), file, Now, Ct)).IsRefused.ShouldBeTrue();
        var homes = (await Log.ReadHomeAsync(Townspeople.Of("COMMUNITY"), file, Now, Ct)).Value;

        homes.Single().Flags.Single().Flag.ShouldBe("alone");
        (await town.CountAsync($"select count(*) from household_log where household_code = '{code}' and kind = 'read' and reason = '一键呼叫紧急处置 {file.Number}'"))
            .ShouldBe(1);
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), file.Number, "take-call");
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), file.Number, "false-alarm");
        var closed = (await town.ReadAsync(file.Number)).File;
        (await Log.ReadHomeAsync(Townspeople.Of("COMMUNITY"), closed, Now, Ct)).IsRefused.ShouldBeTrue("the emergency is over");
    }

    [Fact]
    public async Task A_home_that_is_in_no_register_has_nothing_to_read()
    {
        var file = (await town.ReadAsync((await TakeAsync(Press)).Value)).File;

        (await Log.ReadHomeAsync(Townspeople.Of("COMMUNITY"), file, Now, Ct)).Refusals[0].Code.ShouldBe("call.no-household");
        (await town.CountAsync("select count(*) from household_log")).ShouldBe(0);
    }

    [Fact]
    public async Task Calls_are_a_ledger_of_moments()
    {
        var number = (await TakeAsync(Press)).Value;
        (await Log.RingingAsync(Townspeople.Of("COMMUNITY"), Ct)).Select(call => call.Number).ShouldBe([number]);
        (await Log.RingingAsync(Townspeople.Of("PROPERTY"), Ct)).ShouldBeEmpty();
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), number, "take-call");
        (await Log.RingingAsync(Townspeople.Of("COMMUNITY"), Ct)).ShouldBeEmpty();
        town.Clock.Advance(TimeSpan.FromMinutes(9));
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), number, "arrived");
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), number, "helped");

        var period = new RatePeriod(Now.AddDays(-1), Now.AddDays(1));
        var row = (await new EventLedgers(town.Source).ReadAsync(Townspeople.Supervisor, EventLedgers.Find("calls")!, period, Ct)).Single();

        row[1].ShouldBe(number);
        ((DateTimeOffset)row[5]! - (DateTimeOffset)row[4]!).ShouldBe(TimeSpan.FromMinutes(9));
        row[7].ShouldBe("helped");
    }

    private Task<Answer<string>> TakeAsync(Call call, Postgres.Desk.Desk? desk = null) =>
        (desk ?? town.Desk).TakeCallAsync("care", call, SHA256.HashData(Encoding.UTF8.GetBytes($"{call.CallId} {call.Device}")), Ct);
}
