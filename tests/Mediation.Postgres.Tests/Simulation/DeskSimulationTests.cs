namespace Mediation.Postgres.Tests.Simulation;

/// <summary>
/// Random complaints and acts through the real desk, with lines that break in the middle (办事台模拟). A few seeds here;
/// <c>./bench sim</c> sets <c>MEDIATION_SIM_TOWNS</c> to how many, and <c>MEDIATION_SIM_FROM</c> to the first.
/// </summary>
public sealed class DeskSimulationTests
{
    private static readonly int Towns = Asked("MEDIATION_SIM_TOWNS") ?? 6;

    private static readonly int From = Asked("MEDIATION_SIM_FROM") ?? 1;

    [Fact]
    public async Task Whatever_breaks_no_act_is_lost_or_done_twice()
    {
        var breaks = 0;
        for (var seed = From; seed < From + Towns; seed++)
        {
            var world = await DeskWorld.PlayAsync(seed, steps: 25);
            world.Broken.ShouldBeNull(world.Story);
            breaks += world.Breaks;
        }
        breaks.ShouldBeGreaterThan(Towns);
        TestContext.Current.SendDiagnosticMessage($"{Towns} towns, {breaks} lines broken");
    }

    public static TheoryData<string> Planted => [.. Plants.Keys];

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_planted_defect_is_found_within_four_towns(string plant)
    {
        for (var seed = 1; seed <= 4; seed++)
            if (await DeskWorld.PlayAsync(seed, steps: 25, Plants[plant], forgetsKeys: Plants[plant] is null) is { Broken: { } law })
            {
                TestContext.Current.SendDiagnosticMessage($"{plant}: town {seed}: {law}");
                return;
            }
        Assert.Fail($"Nobody noticed: {plant}.");
    }

    /// <summary>What a database that loses or repeats something would do; with null, people who ask again with a new key.</summary>
    private static readonly Dictionary<string, string?> Plants = new()
    {
        ["a request that comes again has another key"] = null,
        ["answers aren't kept"] = Dropping("idempotent_answer", "insert", "true"),
        ["some lines of the journal aren't kept"] = Dropping("journal_entry", "insert", "new.kind = 'work-item-closed'"),
        ["some messages aren't kept"] = Dropping("outbox_message", "insert", "new.template = 'work-item-opened'"),
        ["the workflow stays where it was"] = Dropping("workflow_instance", "update", "true"),
        ["clocks aren't moved on"] = Dropping("deadline", "update", "new.rung > old.rung"),
    };

    private static string Dropping(string table, string on, string when) =>
        $"""
        create function drop_it() returns trigger language plpgsql as 'begin return null; end';
        create trigger planted before {on} on {table} for each row when ({when}) execute function drop_it();
        """;

    private static int? Asked(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;
}
