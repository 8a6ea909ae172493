using Mediation.Casework.Acts;
using Mediation.Casework.Cases;

namespace Mediation.Web.Api;

/// <summary>The acts open to the caller, and the version they were read at.</summary>
internal sealed record ActsAnswer(IEnumerable<ActAnswer> Items, long Version);

/// <summary>An act open to the caller, with everything needed to fill its form.</summary>
internal sealed record ActAnswer(string Act, string Label, Guid? WorkItem, bool Moves, IEnumerable<FieldAnswer> Fields)
{
    public static ActAnswer Of(OpenAct open) => new(
        open.Kind.Code, ActWords.Act(open.Kind.Code), open.Item?.Id, open.Kind.Moves, open.Fields.Select(FieldAnswer.Of));
}

/// <summary>A field of an act's form.</summary>
internal sealed record FieldAnswer(string Name, string Label, string Type, bool Required, int Limit, IEnumerable<OptionAnswer> Options)
{
    public static FieldAnswer Of(ActField field) => new(
        field.Name, ActWords.Field(field.Name), TypeOf(field.Type), field.Required, field.Limit,
        field.Options.Select(o => new OptionAnswer(o.Value, ActWords.Option(field.Name, o))));

    private static string TypeOf(FieldType type) => type switch
    {
        FieldType.DateTime => "datetime",
        FieldType.Units => "choices",
        _ => type.Code(),
    };
}

/// <summary>A value that may be chosen.</summary>
internal sealed record OptionAnswer(string Value, string Label);
