
namespace Mediation.Web.Tests.Api;

[Collection(nameof(ApiServer))]
public sealed class WorkTests(ApiServer server)
{
    [Fact]
    public async Task Mine_is_what_my_units_hold_due_soonest_first()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();
        var mediator = await server.AsAsync("mediator");

        var items = (await mediator.GetAsync("/api/work-items?mine=true&state=open&limit=200")).ShouldBeFine().Items;

        items.ShouldContain(i => i!["caseNumber"]!.GetValue<string>() == number);
        items.ShouldAllBe(i => i!["unit"]!.GetValue<string>() == "PMC" && i["state"]!.GetValue<string>() == "open");
        var due = items.Select(i => i!["dueAt"]?.GetValue<DateTimeOffset>() ?? DateTimeOffset.MaxValue).ToList();
        due.ShouldBe(due.Order());
        items[0]!.AsObject().Select(m => m.Key).ShouldBe(
        [
            "id", "caseNumber", "caseVersion", "title", "unit", "holder", "stage", "share", "state", "dueAt", "light", "acts",
        ]);
    }

    [Fact]
    public async Task Without_mine_one_sees_what_one_may_see_and_done_work_apart()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();
        await (await server.AsAsync("mediator")).ActAsync(number, "sign-for");
        await (await server.AsAsync("mediator")).AskPartiesAsync(number, refuses: true);
        var supervisor = await server.AsAsync("supervisor");

        var open = (await supervisor.GetAsync("/api/work-items?limit=200")).Items;
        var done = (await supervisor.GetAsync("/api/work-items?state=done&limit=200")).Items;
        var nobodys = (await (await server.AsAsync("court")).GetAsync("/api/work-items?limit=200")).Items;

        open.Select(i => i!["unit"]!.GetValue<string>()).Distinct().Count().ShouldBeGreaterThan(1);
        done.ShouldContain(i => i!["caseNumber"]!.GetValue<string>() == number);
        done.ShouldAllBe(i => i!["state"]!.GetValue<string>() == "done" && i["light"]!.GetValue<string>() == "green");
        nobodys.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_clock_explains_itself_line_by_line()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();
        var listed = (await desk.GetAsync($"/api/cases/{number}")).Json["deadlines"]!.AsArray()[0]!;

        var clock = (await desk.GetAsync($"/api/deadlines/{listed["id"]}")).ShouldBeFine().Json.AsObject();

        clock.Select(m => m.Key).Order(StringComparer.Ordinal).ShouldBe(
        [
            "calendarVersion", "caseNumber", "clock", "derivation", "dueAt", "ground", "id", "kind", "label", "late", "light",
            "metAt", "provisional", "startedAt", "state", "unit",
        ]);
        clock["dueAt"]!.ToJsonString().ShouldBe(listed["dueAt"]!.ToJsonString());
        var lines = clock["derivation"]!.AsArray();
        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(l => ChineseSentence(l!["because"]!.GetValue<string>()));
        lines[0]!.AsObject().Select(m => m.Key).ShouldBe(["from", "to", "counted", "because"]);
        lines[^1]!["to"]!.GetValue<DateTimeOffset>().ShouldBe(clock["dueAt"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task Clocks_are_listed_by_state_and_unit()
    {
        var desk = await server.AsAsync("desk");
        var number = await desk.AcceptAsync();
        await (await server.AsAsync("mediator")).ActAsync(number, "sign-for");

        var running = (await desk.GetAsync("/api/deadlines?state=running&limit=200")).ShouldBeFine().Items;
        var met = (await desk.GetAsync("/api/deadlines?state=met&unit=PMC&limit=200")).ShouldBeFine().Items;

        running.ShouldAllBe(d => d!["state"]!.GetValue<string>() == "running");
        running.Select(d => d!["dueAt"]!.GetValue<DateTimeOffset>()).ShouldBeInOrder();
        met.ShouldContain(d => d!["caseNumber"]!.GetValue<string>() == number);
        met.ShouldAllBe(d => d!["metAt"] != null && d["unit"]!.GetValue<string>() == "PMC");
    }

    [Fact]
    public async Task The_board_counts_open_cases_by_unit_and_by_kind()
    {
        var desk = await server.AsAsync("desk");
        await desk.AcceptAsync();
        var supervisor = await server.AsAsync("supervisor");

        var board = (await supervisor.GetAsync("/api/supervision/board")).ShouldBeFine().Json;

        board.AsObject().Select(m => m.Key).ShouldBe(["asOf", "units", "categories"]);
        var unit = board["units"]!.AsArray().Single(u => u!["unit"]!.GetValue<string>() == "PMC")!;
        unit.AsObject().Select(m => m.Key).ShouldBe(["unit", "open", "dueSoon", "overdue", "oldestDueAt", "returned", "urged"]);
        unit["open"]!.GetValue<int>().ShouldBePositive();
        board["categories"]!.AsArray().ShouldContain(c => c!["category"]!.GetValue<string>() == "MF02");
    }

    private static bool ChineseSentence(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff') && !text.Contains('{');
}
