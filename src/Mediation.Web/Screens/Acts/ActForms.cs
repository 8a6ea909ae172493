using Mediation.Casework;
using Mediation.Casework.Acts;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using ActField = Mediation.Casework.Acts.ActField;

namespace Mediation.Web.Screens.Acts;

/// <summary>Turns acts that are open into forms to draw (动作表单).</summary>
internal static class ActForms
{
    /// <summary>The form of an open act.</summary>
    /// <param name="open">The act.</param>
    /// <param name="action">Where the form is posted.</param>
    /// <param name="version">The version of the case that it is drawn from.</param>
    public static ActFormView Of(OpenAct open, string action, long version) => new(
        action, open.Kind.Code, ActWords.Act(open.Kind.Code), version, Guid.CreateVersion7().ToString("N"),
        [.. open.Fields.Select(Field)])
    {
        WorkItem = open.Item?.Id,
        Beside = open.Item is null,
    };

    /// <summary>A form with what was typed into it, and why it was refused, beside the field or on top.</summary>
    public static ActFormView Refused(ActFormView form, PostedAct sent, IReadOnlyList<Refusal> refusals)
    {
        var asked = form.Fields.Select(field => field.Name).ToHashSet();
        return form with
        {
            Open = true,
            Refusals = [.. refusals.Where(r => r.Field is null || !asked.Contains(r.Field)).Select(Sentences.Of).Distinct()],
            Fields = [.. form.Fields.Select(field => field with
            {
                Values = [.. sent.Typed[field.Name]],
                Wrong = [.. refusals.Where(r => r.Field == field.Name).Select(Sentences.Of).Distinct()],
            })],
        };
    }

    private static FormField Field(ActField field) => new(field.Name, ActWords.Field(field.Name), field.Type, field.Required)
    {
        Limit = field.Limit,
        Sealed = field.Sealed,
        Hint = field.Sealed ? Texts.Mediation_SealedHint : null,
        Options = [.. field.Options.Select(option => new FormOption(option.Value, ActWords.Option(field.Name, option)))],
    };
}
