namespace Mediation.Faults;

/// <summary><c>./run audit</c> beside a running server.</summary>
public sealed class AuditCommandTests(Town town) : IClassFixture<Town>
{
    [Fact]
    public async Task It_finds_nothing_where_nothing_is_wrong_and_names_the_case_where_a_line_was_changed()
    {
        await using var node = await town.StartNodeAsync();
        using var desk = await Visitor.SignInAsync(node, "desk");
        var sound = (await desk.SendAsync(node, Errand.Complaint("完好")))!.Json["number"]!.GetValue<string>();
        var changed = (await desk.SendAsync(node, Errand.Complaint("被改")))!.Json["number"]!.GetValue<string>();

        var before = await town.RunAsync("audit");
        await town.ExecuteAsync(
            $"""
            update journal_entry
            set actor_name = '别人'
            where sequence = 2
              and case_id = (select id from case_file where number = '{changed}')
            """);
        var after = await town.RunAsync("audit");

        before.ExitCode.ShouldBe(0, before.Said);
        before.Said.ShouldContain("2 cases: 0 findings");
        after.ExitCode.ShouldBe(1, after.Said);
        after.Said.ShouldContain($"{changed}: the journal's chain breaks at line 2");
        (await town.RunAsync("audit", sound)).ExitCode.ShouldBe(0);
        (await town.RunAsync("audit", "LZ1900-000001")).Said.ShouldContain("There is no case LZ1900-000001.");
    }
}
