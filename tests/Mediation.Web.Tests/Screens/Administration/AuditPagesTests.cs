using System.Diagnostics.Metrics;
using System.Net;
using Mediation.Postgres.Audit;
using Mediation.Web.Rounds;
using Mediation.Web.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Screens.Administration;

/// <summary>审计: what rounds find, how it is mended, and what certificates prove; a server of its own, because it is damaged.</summary>
public sealed class AuditPagesTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_may_read_the_policy_looks_and_only_the_administrator_mends()
    {
        (await server.StatusAsync("police", "/audit")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("auditor", "/audit")).ShouldBe(HttpStatusCode.OK);
        (await server.PostAsync("supervisor", "/audit/cases/LZ2026-000001", ("reason", "试"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.PostAsync("supervisor", $"/audit/findings/{Guid.CreateVersion7()}", ("reason", "试"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.PostAsync("supervisor", "/audit/certificates")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("police", "/audit/certificates/1.txt")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("auditor", "/audit/certificates/999.txt")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_case_that_was_changed_by_hand_is_found_put_right_and_tells_of_it()
    {
        var number = await AcceptedAsync();
        await server.ExecuteAsync($"update case_file set lead_unit = 'TAX' where number = '{number}'");
        await RoundAsync();

        var supervisor = await server.ReadAsync("supervisor", "/audit");
        supervisor.ShouldContain(number);
        supervisor.ShouldContain("案卷与流水不符 leadUnit");
        supervisor.ShouldNotContain("按流水整理");
        (await server.PostAsync("admin", $"/audit/cases/{number}", ("reason", " "))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await server.PostAsync("admin", $"/audit/cases/{number}", ("reason", "有人改过数据库"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        await RoundAsync();

        (await Rounds.FindingsAsync(100, Ct)).Listed.Where(kept => kept.Finding.CaseNumber == number).ShouldBeEmpty();
        (await server.ReadAsync("auditor", "/audit")).ShouldNotContain(number);
        (await server.ReadAsync("supervisor", $"/cases/{number}")).ShouldContain("按流水整理了案卷");
    }

    [Fact]
    public async Task What_cannot_be_mended_is_noted_and_the_certificate_says_so()
    {
        var number = await AcceptedAsync();
        await server.ExecuteAsync($"update journal_entry set actor_name = '别人' where sequence = 2 and case_id = (select id from case_file where number = '{number}')");
        await RoundAsync();
        var found = (await Rounds.FindingsAsync(100, Ct)).Listed.Single(kept => kept.Finding.CaseNumber == number);

        (await server.PostAsync("admin", $"/audit/cases/{number}", ("reason", "试"))).Words.ShouldContain("流水不完整");
        var before = (await Issuer.IssueAsync(Ct))!;
        (await server.PostAsync("admin", $"/audit/findings/{found.Id}", ("reason", "磁盘坏过，备份已核对"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        var after = (await Issuer.IssueAsync(Ct))!;

        before.Clean.ShouldBeFalse();
        before.Document.ShouldContain(number);
        after.Document.ShouldContain("（已登记说明）");
        after.Document.ShouldContain(before.Digest);
        (await server.ReadAsync("auditor", "/audit")).ShouldContain("已登记说明：磁盘坏过");
        (await server.ReadAsync("auditor", "/administration?kind=audit-finding-noted")).ShouldContain(number);
    }

    [Fact]
    public async Task Certificates_verify_follow_each_other_and_are_caught_when_they_are_changed()
    {
        await AcceptedAsync();
        await RoundAsync();
        var kept = server.Services.GetRequiredService<Certificates>();
        var one = (await Issuer.IssueAsync(Ct))!;
        (await server.PostAsync("admin", "/audit/certificates")).Status.ShouldBe(HttpStatusCode.SeeOther);

        one.Verifies().ShouldBeTrue();
        (one with { Document = one.Document.Replace("在办", "已办", StringComparison.Ordinal) }).Verifies().ShouldBeFalse();
        (await kept.FirstBreakAsync(Ct)).ShouldBeNull();
        using var auditor = await server.SignedInAsync("auditor");
        (await auditor.GetStringAsync($"/audit/certificates/{one.Number}.txt", Ct)).ShouldBe(one.Document);
        (await auditor.GetStringAsync($"/audit/certificates/{one.Number}.sig", Ct)).ShouldBe(one.Signature);
        (await auditor.GetStringAsync($"/audit/certificates/{one.Number}.pem", Ct)).ShouldBe(one.PublicKey);
    }

    [Fact]
    public void The_wait_of_the_oldest_deadline_is_a_metric()
    {
        var read = new List<double>();
        using var gauge = new AuditGauge(TimeProvider.System);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, of) =>
            {
                if (instrument.Name == "oldest_unserved_deadline_seconds")
                    of.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => read.Add(value));
        listener.Start();

        gauge.Saw(TimeSpan.FromSeconds(90), 3);
        listener.RecordObservableInstruments();

        read.ShouldContain(90);
    }

    private AuditRounds Rounds => server.Services.GetRequiredService<AuditRounds>();

    private CertificateIssuer Issuer => server.Services.GetRequiredService<CertificateIssuer>();

    private Task<int> RoundAsync() => Rounds.GoOnAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), Ct);

    private async Task<string> AcceptedAsync()
    {
        using var desk = await server.SignedInAsync("desk");
        return await new Caller(desk).AcceptAsync();
    }
}
