using System.Collections.Concurrent;
using Mediation.Workflows.Activities;

namespace Mediation.Workflows.Tests.Simulation;

/// <summary>
/// Random definitions in a world where everything fails that may fail (确定性模拟). A few hundred seeds here; <c>./bench sim</c>
/// sets <c>MEDIATION_SIM_SEEDS</c> to how many, and <c>MEDIATION_SIM_FROM</c> to the first. One seed is the same story every time.
/// </summary>
public sealed class SimulationTests
{
    private static readonly int Seeds = Asked("MEDIATION_SIM_SEEDS") ?? 400;

    private static readonly int From = Asked("MEDIATION_SIM_FROM") ?? 1;

    [Fact]
    public void Whatever_happens_no_step_is_lost_or_done_twice()
    {
        var bursts = 0L;
        var broken = new ConcurrentBag<World>();
        System.Threading.Tasks.Parallel.For(From, From + Seeds, seed =>
        {
            var world = World.Play(seed);
            if (world.Broken is not null)
                broken.Add(world);
            Interlocked.Add(ref bursts, world.Bursts);
        });
        if (broken.MinBy(w => w.Story.Length) is { } shortest)
            Assert.Fail($"{broken.Count} of {Seeds} seeds break a law; the shortest story:\n{shortest.Story}");
        TestContext.Current.SendDiagnosticMessage($"{Seeds} seeds, {bursts} bursts kept");
        bursts.ShouldBeGreaterThan(Seeds);
    }

    [Fact]
    public void What_is_drawn_is_accepted_and_draws_every_activity()
    {
        var drawn = new HashSet<string>();
        for (var seed = 1; seed <= 400; seed++)
        {
            var world = World.Play(seed);
            world.Faults.ShouldBeEmpty(world.Story);
            drawn.UnionWith(world.Definitions.SelectMany(d => d.Activities.Values).Select(a => a.Type.TypeName));
        }
        // What stands for an unknown activity is no activity that a file may name.
        ActivityCatalog.Standard.Types.Select(t => t.TypeName).Except(drawn).ShouldBe(["Elsa.NotFoundActivity"]);
    }

    [Fact]
    public void The_same_seed_tells_the_same_story()
    {
        for (var seed = 1; seed <= 20; seed++)
            World.Play(seed).Story.ShouldBe(World.Play(seed).Story);
    }

    public static TheoryData<string> Planted => [.. Plant.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_defect_is_found(string name)
    {
        var plant = Plant.All.First(p => p.Name == name);

        var found = Enumerable.Range(1, plant.Within).FirstOrDefault(seed => World.Play(seed, plant).Broken is not null);

        found.ShouldBeGreaterThan(0);
        TestContext.Current.SendDiagnosticMessage($"{name}: seed {found}: {World.Play(found, plant).Broken}");
    }

    private static int? Asked(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;
}
