using Mediation.Casework.Reading;
using Mediation.Casework.Templates;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Templates;

/// <summary>What messages and papers say, as texts with names in braces.</summary>
public sealed class TemplateTests
{
    private static readonly Template Urging = new("urged", TemplateKind.Message, "催办",
        [.. TemplateSet.Fields.Where(field => field.Code is "number" or "unit")], [new("text", "正文", "{编号}：请{单位}尽快办理。")]);

    [Fact]
    public void Names_are_replaced_by_what_the_case_gives_and_nothing_in_a_value_is_read_again() =>
        Urging.Say("text", new Dictionary<string, string> { ["number"] = "{单位}", ["unit"] = "<b>派出所</b>" })
            .ShouldBe("{单位}：请<b>派出所</b>尽快办理。", "escaping is for the page that shows it");

    [Fact]
    public void A_field_without_a_value_is_left_out() => Urging.Say("text", new Dictionary<string, string>()).ShouldBe("：请尽快办理。");

    [Theory]
    [InlineData("{编号}，\n请{单位名}办理", "2 2 没有叫“单位名”的字段，可以用：编号、单位。")]
    [InlineData("请{单位", "1 2 “{”没有收尾的“}”。")]
    [InlineData("请{单\n位}", "1 2 “{”没有收尾的“}”。|2 2 “}”前面没有“{”。")]
    [InlineData("请}", "1 2 “}”前面没有“{”。")]
    [InlineData(" ", "1 1 “正文”不能空着。")]
    public void What_is_wrong_is_said_at_its_place(string text, string said) =>
        Urging.With(new Dictionary<string, string> { ["text"] = text }).Faults
            .Select(fault => $"{fault.Line} {fault.Column} {fault.Message}").ShouldBe(said.Split('|'));

    [Fact]
    public void A_file_says_each_mistake_at_its_place()
    {
        var faults = new List<PolicyFault>();

        TemplateSet.Read([("templates/x.json",
            """{"kind": "message", "templates": [{"code": "a", "name": "甲", "fields": ["colour"], "sections": [{"code": "text", "name": "正文", "text": "{颜色}"}]}]}""")], faults);

        faults.Select(fault => fault.Path).ShouldBe(["$.templates[0].fields[0]", "$.templates[0]"]);
    }

    [Fact]
    public void Every_message_that_acts_send_has_a_shipped_text()
    {
        var faults = new List<PolicyFault>();
        var shipped = TemplateSet.Read(Directory.GetFiles(ShippedPolicy.File("seeds", "templates")).Select(file => (Path.GetFileName(file), File.ReadAllText(file))), faults);

        faults.ShouldBeEmpty();
        foreach (var code in (string[])["accepted", "dispatched", "urged", "returned", "extension-asked", "extended", "replied", "closed", "pended", "decline-notice", "receipt"])
            shipped.Find(code).ShouldNotBeNull(code);
    }
}
