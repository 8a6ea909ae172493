using System.Globalization;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Tests;

public class ReadingTests
{
    [Fact]
    public void All_faults_of_a_file_are_reported_with_their_places()
    {
        var file = RuleFile.Read("""
            {
              "WorkflowName": "",
              "HitPolicy": "last",
              "Rules": [
                { "RuleName": "a", "Operator": "Xor", "Rules": [{ "RuleName": "b" }] },
                { "Expression": "true", "Enabled": "yes", "Properties": { "effectiveFrom": "2026/1/1" } }
              ]
            }
            """, "rules/x.json");

        file.Faults.Select(f => $"{f.Line},{f.Column} {f.Path} {f.Code}").Order(StringComparer.Ordinal).ShouldBe(
        [
            "2,19 $.WorkflowName rules.set.name-missing",
            "3,16 $.HitPolicy rules.set.hit-policy-unknown",
            "5,36 $.Rules[0].Operator rules.rule.operator-unknown",
            "5,53 $.Rules[0].Rules[0] rules.rule.expression-missing",
            "6,40 $.Rules[1].Enabled rules.json.shape",
            "6,5 $.Rules[1] rules.rule.name-missing",
            "6,80 $.Rules[1].Properties.effectiveFrom rules.rule.date"
        ]);
    }

    [Fact]
    public void Every_fault_has_a_sentence_in_both_languages()
    {
        foreach (var code in FaultText.Codes)
        {
            FaultText.For(code, ["1", "2", "3"], CultureInfo.GetCultureInfo("zh-CN")).ShouldNotMatch(@"\{\d\}");
            FaultText.For(code, ["1", "2", "3"], CultureInfo.InvariantCulture).ShouldNotMatch(@"\{\d\}");
        }
    }

    [Fact]
    public void Malformed_JSON_is_a_fault_and_not_an_exception() =>
        RuleFile.Read("{ \"WorkflowName\": ", "x").Faults.ShouldHaveSingleItem().Code.ShouldBe("rules.json.malformed");

    [Fact]
    public void The_place_of_malformed_JSON_is_counted_in_characters()
    {
        var fault = RuleFile.Read("{\n  \"说明\": 真 }", "x").Faults.ShouldHaveSingleItem();

        (fault.Line, fault.Column).ShouldBe((2, 9));
    }

    [Fact]
    public void A_file_and_a_stream_are_read_like_their_text()
    {
        const string Text = """{ "WorkflowName": "w", "Rules": [{ "RuleName": "r", "Expression": "true", "Enabled": 1 }] }""";
        var path = Path.GetTempFileName();
        File.WriteAllText(path, Text, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var expected = RuleFile.Read(Text, path);

        using var stream = File.OpenRead(path);
        foreach (var read in new[] { RuleFile.ReadFrom(path), RuleFile.Read(stream, path) })
        {
            read.Faults.Select(f => f.ToString()).ShouldBe(expected.Faults.Select(f => f.ToString()));
            read.RuleSets[0].Version.ShouldBe(expected.RuleSets[0].Version);
        }
        File.Delete(path);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_unread() =>
        RuleFile.Read(new string(' ', 17 * 1024 * 1024), "x").Faults.ShouldHaveSingleItem()
            .Code.ShouldBe("rules.json.too-large");

    [Fact]
    public void Names_may_be_in_any_case_and_unknown_members_are_kept()
    {
        var file = RuleFile.Read("""
            [{ "workflowname": "w", "rules": [{ "rulename": "r", "EXPRESSION": "true" }], "note": { "by": "镇" } }]
            """, "x");

        file.Faults.ShouldBeEmpty();
        file.RuleSets.ShouldHaveSingleItem().Rules[0].Expression.ShouldBe("true");
        file.RuleSets[0].Raw.GetProperty("note").GetProperty("by").GetString().ShouldBe("镇");
    }

    [Fact]
    public void A_version_is_the_content_and_not_its_layout()
    {
        const string Plain = """{ "WorkflowName": "w", "Rules": [{ "RuleName": "r", "Expression": "true" }] }""";
        const string Turned = """{"Rules":[{"Expression":"true","RuleName":"r"}],  "WorkflowName":"w"}""";

        Version(Plain).ShouldBe(Version(Turned));
        Version(Plain).ShouldNotBe(Version(Plain.Replace("true", "false", StringComparison.Ordinal)));
        Version(Plain).Length.ShouldBe(64);
    }

    private static string Version(string json) => RuleFile.Read(json, "x").RuleSets[0].Version;
}
