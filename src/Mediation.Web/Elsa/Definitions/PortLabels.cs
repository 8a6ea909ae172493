using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Casework.Activities;
using Mediation.Web.Resources;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>
/// Acts and rulings by their Chinese names in the editor, by their codes in the file (出口名称): Studio makes ways out of a list of
/// texts and shows them as they are. What has no name of its own, or shares it with another, stays a code.
/// </summary>
internal static class PortLabels
{
    private static readonly string StepType = new Step().TypeName;

    private static readonly string AskType = new Ask().TypeName;

    /// <summary>A way out that a type has beside those of its list.</summary>
    public static string Fixed(string code) => code switch
    {
        Step.Overdue => Resources.Texts.Studio_Overdue,
        Ask.NoMatch => Resources.Texts.Studio_NoMatch,
        _ => code,
    };

    /// <summary>Codes become names, in lists and at lines.</summary>
    public static void Show(JsonObject document) => Rename(document, Named);

    /// <summary>Names become codes again.</summary>
    public static void Hide(JsonObject document) => Rename(document, Coded);

    private static void Rename(JsonObject document, Func<string, string?, string, string> rename)
    {
        var all = Within(document["root"]).ToList();
        var renamed = new Dictionary<string, (string Type, string? Set)>();
        foreach (var activity in all)
        {
            var type = StudioWire.Text(activity["type"]) ?? "";
            if (type != StepType && type != AskType)
                continue;
            var set = StudioWire.Text(StudioWire.At(activity, "ruleSet", "expression", "value"));
            renamed[StudioWire.Text(activity["id"]) ?? ""] = (type, set);
            if (StudioWire.At(activity, type == StepType ? "acts" : "outcomes", "expression") is JsonObject list && Texts(list["value"]) is { } texts)
                list["value"] = Written(texts.Select(text => rename(type, set, text)));
        }
        foreach (var source in all.Select(line => line["source"]).OfType<JsonObject>())
            if (renamed.TryGetValue(StudioWire.Text(source["activity"]) ?? "", out var at) && StudioWire.Text(source["port"]) is { } port)
                source["port"] = rename(at.Type, at.Set, port);
    }

    // Every object of a diagram, activities and lines among them, however deep.
    private static IEnumerable<JsonObject> Within(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(member => Within(member.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Within),
        _ => [],
    };

    private static string Named(string type, string? set, string code)
    {
        var name = NameOf(type, set, code);
        return Coded(type, set, name) == code ? name : code;
    }

    private static string NameOf(string type, string? set, string code) => (type == StepType, code) switch
    {
        (_, Step.Overdue or Ask.NoMatch) => Fixed(code),
        (true, _) => Words.Of("act", code),
        _ => set is null ? code : ValueWords.Outcome(set, code),
    };

    private static string Coded(string type, string? set, string name) => type == StepType
        ? name == Resources.Texts.Studio_Overdue ? Step.Overdue : Only(Words.All("act"), name)
        : name == Resources.Texts.Studio_NoMatch ? Ask.NoMatch : Only(Outcomes(set), name);

    private static IEnumerable<(string Code, string Text)> Outcomes(string? set) => set is null ? []
        : Words.All(set == "hard-stops" ? "hard-stop" : set).Concat(Words.All($"outcome.{set}")).DistinctBy(word => word.Code);

    // A name that two codes share means neither.
    private static string Only(IEnumerable<(string Code, string Text)> words, string name) =>
        words.Where(word => word.Text == name).Select(word => word.Code).ToList() is [var code] ? code : name;

    // With blanks after the commas, as in the files.
    private static string Written(IEnumerable<string> texts) =>
        $"[{string.Join(", ", texts.Select(text => JsonSerializer.Serialize(text, StudioWire.Options)))}]";

    // The list is JSON text in an expression.
    private static List<string>? Texts(JsonNode? value)
    {
        try
        {
            return value is JsonArray list ? list.Deserialize<List<string>>()
                : StudioWire.Text(value) is { Length: > 0 } text ? JsonSerializer.Deserialize<List<string>>(text)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
