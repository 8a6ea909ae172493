using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Tests.Outlines;

namespace Mediation.Workflows.Tests.Definitions;

public sealed class ProblemTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>
    /// Each entry of <c>problems.txt</c>: the code and place expected, or the code that is not, and the outline.
    /// </summary>
    public static TheoryData<string, string> Entries
    {
        get
        {
            var entries = new TheoryData<string, string>();
            var text = File.ReadAllText(Path.Combine(Folder(), "problems.txt")).ReplaceLineEndings("\n");
            foreach (var entry in text.Split("\n", StringSplitOptions.RemoveEmptyEntries).Aggregate(
                         new List<List<string>>(),
                         (all, line) =>
                         {
                             if (line[0] != ' ')
                                 all.Add([line]);
                             else
                                 all[^1].Add(line[2..]);
                             return all;
                         }))
                entries.Add(entry[0], string.Join('\n', entry.Skip(1)));
            return entries;
        }
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Every_problem_is_said_with_its_place_in_both_languages(string expected, string outline)
    {
        var problems = Read(OutlineDocument.Of("x", outline.Split('\n'))).Problems;

        if (expected.StartsWith("no ", StringComparison.Ordinal))
            problems.Select(p => p.Code).ShouldNotContain(expected[3..]);
        else
            problems.Select(p => $"{p.Code} {p.Path}").ShouldContain(expected);
        problems.ShouldAllBe(p => IsChinese(p.MessageIn(Chinese)));
        problems.ShouldAllBe(p => p.MessageIn(CultureInfo.GetCultureInfo("en")) == p.Message);
    }

    [Theory]
    [InlineData("""{"root":{"type":"Elsa.Sequence","activities":[{"id":"x"}]}}""", "activity-type-unknown")]
    [InlineData("""{"root":{"type":"Elsa.Flowchart","activities":[{"type":"Elsa.Start"}]}}""", "id-missing")]
    [InlineData("""{"root":{"type":"Elsa.WriteLine","version":9}}""", "activity-version-unknown")]
    [InlineData("""{"root":{"type":"Elsa.WriteLine","text":{"expression":{}}}}""", "input-shape")]
    [InlineData("""{"root":{"type":"Elsa.WriteLine","text":{"typeName":null,"expression":{"value":1}}}}""", "input-shape")]
    [InlineData("""{"variables":[{"name":"v","typeName":"Int32","value":5}],"root":{"type":"Elsa.Sequence"}}""", "variable-default")]
    [InlineData("""{"variables":[{"name":"v"}],"root":{"type":"Elsa.Sequence"}}""", "type-alias-unknown")]
    [InlineData("""{"inputs":[{"type":"String"}],"root":{"type":"Elsa.Sequence"}}""", "argument-name")]
    [InlineData("""{"options":{"activationStrategyType":"SingletonStrategy"},"root":{"type":"Elsa.Sequence"}}""", "activation-strategy")]
    [InlineData("""{"options":{"incidentStrategyType":"Guess"},"root":{"type":"Elsa.Sequence"}}""", "type-alias-unknown")]
    [InlineData("""{"root":{"type":"Elsa.Flowchart","activities":[],"connections":[{"source":"a"}]}}""", "connection-shape")]
    [InlineData("""{"root":{"type":"Elsa.If","result":{"typeName":"Object","converter":{"id":"c"}}}}""", "unsupported-feature")]
    [InlineData("""{"root":{"type":"Elsa.SetVariable"}}""", "variable-ref")]
    [InlineData("""{"root":{"type":"Elsa.StateMachine","states":[{"name":"A"}],"transitions":[{"from":"A","to":"A"}]}}""", "transition-trigger")]
    [InlineData("""{"root":{"type":"Elsa.StateMachine","states":[{"name":"A"}],"initialState":"B"}}""", "connection-endpoint")]
    [InlineData("""{"name":"x"}""", "root-missing")]
    [InlineData("[]", "json")]
    [InlineData("{", "json")]
    public void What_an_outline_cannot_write_is_said_too(string json, string code)
    {
        var problems = WorkflowReader.Read(json, "x", ActivityCatalog.Standard).Problems;

        problems.Select(p => p.Code).ShouldContain(code);
        problems.ShouldAllBe(p => IsChinese(p.MessageIn(Chinese)));
    }

    [Fact]
    public void A_script_that_cannot_be_read_is_said_with_line_and_column() =>
        Read(OutlineDocument.Of("x", ["Sequence s", "  WriteLine a «1 +»"])).Errors.Single().Arguments.Take(2)
            .ShouldBe(["1", "4"]);

    [Fact]
    public void A_version_of_a_workflow_used_as_an_activity_that_is_gone_is_refused()
    {
        var child = Read(OutlineDocument.Of("Ask", ["Sequence s"])).Required;
        var catalog = ActivityCatalog.Standard.WithWorkflows(child with { VersionId = "Ask-v9" });
        var user = OutlineDocument.Of("x", ["Use:Ask a"]);

        var error = WorkflowReader.Read(user.ToJsonString(), "x", catalog).Errors.Single();

        (error.Code, error.Path).ShouldBe(("subworkflow-version-missing", "$.root.workflowDefinitionVersionId"));
        error.MessageIn(Chinese).ShouldContain("Ask-v1");
    }

    [Fact]
    public void A_host_that_does_not_carry_something_out_refuses_it_by_name()
    {
        var document = OutlineDocument.Of("x", ["Sequence s", "  RunTask t taskName=T"]);

        var error = WorkflowReader.Read(document.ToJsonString(), "x", ActivityCatalog.Standard.Refusing("Elsa.RunTask"))
            .Errors.Single();

        (error.Code, error.Arguments[0]).ShouldBe(("activity-type-refused", "Elsa.RunTask"));
    }

    private static WorkflowReading Read(JsonObject document) =>
        WorkflowReader.Read(document.ToJsonString(), "x", ActivityCatalog.Standard);

    private static bool IsChinese(string sentence) => sentence.Any(c => c is >= '一' and <= '鿿');

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
