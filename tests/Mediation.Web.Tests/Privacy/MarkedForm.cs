using System.Text.Json.Nodes;

namespace Mediation.Web.Tests.Privacy;

/// <summary>Fills any act's form as the interface describes it, with a mark in every free text (带标记的表单).</summary>
internal static class MarkedForm
{
    // A unit that had no part in the case before, so that who is called in or invited is known.
    private const string CalledIn = "PEACE";

    /// <summary>A form for each person that it may be about; one where it asks for nobody.</summary>
    public static IEnumerable<JsonObject> Fill(JsonNode act, string today)
    {
        var fields = act["fields"]!.AsArray().Select(field => field!).ToList();
        return fields.Find(field => Text(field, "type") == "person") is { } about
            ? Options(about).Select(person => Fill(fields, today, (Text(about, "name"), person)))
            : [Fill(fields, today, null)];
    }

    private static JsonObject Fill(IEnumerable<JsonNode> fields, string today, (string Field, string Value)? about)
    {
        var form = new JsonObject();
        foreach (var field in fields)
            if ((about is { } person && person.Field == Text(field, "name") ? person.Value : Value(field, today)) is { } value)
                form[Text(field, "name")] = value;
        return form;
    }

    // Who answers for a supervised case is an official, and officials are named in the journal.
    private static JsonNode? Value(JsonNode field, string today) => (Text(field, "type"), Text(field, "name")) switch
    {
        ("text", "leader") => "分管副镇长",
        ("text", "name") => Marks.Neighbour,
        ("text", var name) => $"{Marks.Secret}{name}"[..Math.Min(field["limit"]!.GetValue<int>(), Marks.Secret.Length + name.Length)],
        ("number" or "date" or "datetime", _) when !field["required"]!.GetValue<bool>() => null,
        ("choice", "group") => null,
        ("boolean", "organisation") => false,
        ("boolean", _) => true,
        ("number" or "money", _) => 1,
        ("date", _) => today,
        ("datetime", _) => $"{today}T10:00:00+08:00",
        ("drawing", _) => "M10 10L40 60",
        ("file", _) => null,
        ("choices", _) when Options(field).Contains(CalledIn) => new JsonArray(CalledIn),
        ("choices", _) => new JsonArray([.. Options(field).Select(option => JsonValue.Create(option))]),
        _ => Options(field).Contains(CalledIn) ? CalledIn : Options(field) is [var first, ..] ? first : null,
    };

    private static IReadOnlyList<string> Options(JsonNode field) => [.. field["options"]!.AsArray().Select(option => Text(option!, "value"))];

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();
}
