using Mediation.Casework.Acts;
using Mediation.Web.Parts;

namespace Mediation.Web.Tests.Parts;

public sealed class ActFormTests
{
    [Fact]
    public async Task A_form_carries_act_version_work_item_and_key()
    {
        var item = Guid.CreateVersion7();

        var markup = await DrawAsync(Form() with { WorkItem = item });

        markup.ShouldContain("method=\"post\" action=\"/cases/LZ2026-000123/acts\"");
        markup.ShouldContain("name=\"act\" value=\"sign-for\"");
        markup.ShouldContain("name=\"version\" value=\"7\"");
        markup.ShouldContain("name=\"key\" value=\"key-1\"");
        markup.ShouldContain($"name=\"workItem\" value=\"{item}\"");
    }

    [Theory]
    [InlineData(FieldType.Text, 60, "type=\"text\"")]
    [InlineData(FieldType.Text, 2000, "<textarea")]
    [InlineData(FieldType.Number, 30, "type=\"number\"")]
    [InlineData(FieldType.Date, 1, "type=\"date\"")]
    [InlineData(FieldType.DateTime, 1, "type=\"datetime-local\"")]
    [InlineData(FieldType.Boolean, 1, "type=\"radio\"")]
    [InlineData(FieldType.Choice, 1, "type=\"radio\"")]
    [InlineData(FieldType.Choices, 1, "type=\"checkbox\"")]
    [InlineData(FieldType.Unit, 1, "<select")]
    [InlineData(FieldType.Units, 1, "type=\"checkbox\"")]
    [InlineData(FieldType.Person, 1, "<select")]
    public async Task Every_type_of_field_has_its_control(FieldType type, int limit, string control)
    {
        var field = new FormField("reason", "理由", type) { Limit = limit, Options = [new("POLICE", "派出所")] };

        var markup = await DrawAsync(Form(field));

        markup.ShouldContain(control);
        markup.ShouldContain(type is FieldType.DateTime ? "name=\"local.reason\"" : "name=\"data.reason\"");
    }

    [Fact]
    public async Task A_refusal_stands_beside_its_field_and_keeps_what_was_typed()
    {
        var field = new FormField("text", "办理情况", FieldType.Text)
        {
            Values = ["太短"],
            Wrong = ["不能提交，因为没有写清楚。请补充。"],
        };

        var markup = await DrawAsync(Form(field));

        markup.ShouldContain("aria-invalid=\"true\" aria-describedby=\"sign-for-text-help\"");
        markup.ShouldContain("id=\"sign-for-text-help\"");
        markup.Words().ShouldContain("不能提交，因为没有写清楚。请补充。");
        markup.ShouldContain(">太短</textarea>");
    }

    [Fact]
    public async Task What_a_resident_wrote_is_text_and_nothing_else()
    {
        var field = new FormField("text", "办理情况", FieldType.Text) { Values = ["</textarea><script>alert(1)</script>"] };

        var markup = await DrawAsync(Form(field));

        markup.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task An_act_without_fields_is_one_button()
    {
        var bar = await Drawing.DrawAsync<ActBar>(("Acts", new[] { Form() }));

        bar.ShouldNotContain("<details");
        bar.Words().ShouldBe("签收");
    }

    [Fact]
    public async Task No_act_says_what_would_be_there()
    {
        var bar = await Drawing.DrawAsync<ActBar>(("Acts", Array.Empty<ActFormView>()));

        bar.Words().ShouldStartWith("现在没有需要您办理的动作");
    }

    private static ActFormView Form(params IReadOnlyList<FormField> fields) =>
        new("/cases/LZ2026-000123/acts", "sign-for", "签收", 7, "key-1", fields);

    private static Task<string> DrawAsync(ActFormView view) => Drawing.DrawAsync<ActForm>(("View", view));
}
