using Mediation.Postgres.Views;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>However many cases run on a version, all of them can be looked at, a page after the other.</summary>
public sealed class MovePreviewTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static readonly object Supervise = new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_preview_goes_on_after_the_last_case_of_its_page_whatever_was_moved_meanwhile()
    {
        string[] numbers = [await SupervisedAsync(), await SupervisedAsync(), await SupervisedAsync()];
        var left = InForce();
        await town.BringAsync(FailingFlow.Improved());
        var taken = InForce();

        var first = await PreviewAsync(left, taken, after: null, limit: 2);
        await town.DoesAsync(Townspeople.Administrator, Numbers(first)[1], "move-flow", new { fromVersion = left, toVersion = taken });
        var second = await PreviewAsync(left, taken, first.Next, limit: 2);
        var again = await PreviewAsync(left, taken, after: null, limit: 2);

        Numbers(first).Concat(Numbers(second)).ShouldBe(numbers, ignoreOrder: true);
        second.Next.ShouldBeNull();
        Numbers(again).ShouldBe([Numbers(first)[0], Numbers(second)[0]]);
    }

    private string InForce() => town.InForce.Policy.Workflows.Find("supervision")!.VersionId;

    private static List<string> Numbers(Page<MoveCandidate> page) => [.. page.Items.Select(c => c.Dossier.File.Number)];

    private async Task<Page<MoveCandidate>> PreviewAsync(string left, string taken, string? after, int limit) =>
        (await new RunRecords(town.Source, town.InForce, town.Clock).PreviewAsync(
            Townspeople.Administrator, left, taken, new Dictionary<string, string>(), after is null ? null : Guid.Parse(after), limit, Ct)).Value;

    private async Task<string> SupervisedAsync()
    {
        var number = await town.AcceptAsync();
        foreach (var share in (await town.ReadAsync(number)).File.Assignments)
            await town.DoesAsync(Townspeople.Of(share.Unit), number, "sign-for");
        await town.DoesAsync(Townspeople.Supervisor, number, "supervise", Supervise);
        return number;
    }
}
