using System.Text.Json;

namespace Mediation.Rules.Reading;

/// <summary>Members by name and kind; what has another kind is a fault at its place.</summary>
internal sealed partial class RuleReader
{
    private IReadOnlyList<string> Strings(LocatedJson json, string member) =>
        [.. Items(json, member).Where(i => Is(i, JsonValueKind.String, "a string")).Select(i => i.Text!)];

    private List<LocatedJson> Items(LocatedJson json, string member) =>
        json.Member(member) is { Kind: not JsonValueKind.Null } list && Is(list, JsonValueKind.Array, "an array")
            ? list.Items
            : [];

    private string RequiredText(LocatedJson json, string member, string code)
    {
        var text = Text(json, member);
        if (string.IsNullOrWhiteSpace(text)) Fault(json.Member(member) ?? json, code);
        return text ?? "";
    }

    private string? Text(LocatedJson json, string member) =>
        json.Member(member) is { Kind: not JsonValueKind.Null } text && Is(text, JsonValueKind.String, "a string")
            ? text.Text
            : null;

    private bool Flag(LocatedJson json, string member, bool otherwise)
    {
        if (json.Member(member) is not { } flag) return otherwise;
        if (flag.Kind is JsonValueKind.True or JsonValueKind.False) return flag.Kind == JsonValueKind.True;

        Fault(flag, "rules.json.shape", "true or false");
        return otherwise;
    }

    private bool Is(LocatedJson json, JsonValueKind kind, string wanted)
    {
        if (json.Kind == kind) return true;
        Fault(json, "rules.json.shape", wanted);
        return false;
    }

    private void Remember(LocatedJson json)
    {
        places[json.Path] = json.Place;
        foreach (var (_, value) in json.Members) places[value.Path] = value.Place;
    }

    private void Fault(LocatedJson json, string code, params IReadOnlyList<string> arguments)
    {
        var (line, column) = json.Place;
        if (!faults.Exists(f => f.Path == json.Path && f.Code == code))
            faults.Add(new(source, json.Path, line, column, code, arguments));
    }
}
