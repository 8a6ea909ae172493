namespace Mediation.Policy.Tests;

public sealed class ExampleTests
{
    [Fact]
    public void There_are_two_hundred_examples() => Example.All.Count.ShouldBeGreaterThanOrEqualTo(200);

    [Fact]
    public void Every_example_gets_its_ruling() =>
        Example.All.SelectMany(example => example.Differences().Select(difference =>
                $"{example.File}: {example.Text}: {difference} ({string.Join("; ", example.Assessment["classification"].Because)})"))
            .ShouldBeEmpty();

    [Fact]
    public void None_that_must_not_be_mediated_reaches_mediation() => Example.All
        .Where(example => example.Expected.Mediation == "forbidden" && example.Assessment.Course == "mediation")
        .Select(example => example.Text).ShouldBeEmpty();

    [Fact]
    public void Every_emergency_goes_out_at_once() => Example.All
        .Where(example => example.Expected.Priority == "P0")
        .Where(example => example.Assessment is not { Priority: "P0", Course: "emergency" })
        .Select(example => example.Text).ShouldBeEmpty();

    [Fact]
    public void Every_case_has_a_deadline_and_explains_itself() => Example.All
        .Where(example => example.Assessment.Deadlines.Count == 0
            || example.Assessment["dispatch"].Because.Count == 0
            || example.Assessment.Rulings.Any(ruling => ruling.Hits.Any(hit => hit.Ground.Length == 0)))
        .Select(example => example.Text).ShouldBeEmpty();

    [Fact]
    public void Accuracy() => Approval.Check(string.Concat(
        Table("单位", example => example.Expected.Lead), Table("类别", example => example.Expected.Category)));

    private static string Table(string by, Func<Example, string> key) => $"按{by}\n" + string.Concat(Example.All
        .GroupBy(key).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Key,-12} 主办 {group.Count(e => e.Assessment.Lead == e.Expected.Lead)}/{group.Count()}"
            + $"  类别 {group.Count(e => e.Assessment.Category?.Code == e.Expected.Category)}/{group.Count()}\n"));
}
