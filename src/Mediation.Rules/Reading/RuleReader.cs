using System.Collections.ObjectModel;
using System.Globalization;
using System.Text.Json;

namespace Mediation.Rules.Reading;

/// <summary>Reads one workflow and collects its faults.</summary>
internal sealed partial class RuleReader(string source, List<RuleFault> faults)
{
    private static readonly string[] Operators = ["And", "AndAlso", "Or", "OrElse"];

    private readonly Dictionary<string, (int, int)> places = new(StringComparer.Ordinal);

    public RuleSet? Read(LocatedJson json)
    {
        if (!Is(json, JsonValueKind.Object, "an object")) return null;

        Remember(json);
        var before = faults.Count;
        var inject = Strings(json, "WorkflowsToInject");
        var rules = Items(json, "Rules").Select(ReadRule).ToArray();
        var set = new RuleSet
        {
            Name = RequiredText(json, "WorkflowName", "rules.set.name-missing"),
            Version = ContentHash.Of(json.Element),
            HitPolicy = ReadHitPolicy(json),
            GlobalParams = Params(json, "GlobalParams"),
            WorkflowsToInject = inject,
            Rules = rules,
            Source = source,
            Raw = json.Element,
            Places = places
        };
        if (rules.Length == 0 && inject.Count == 0) Fault(json, "rules.set.empty", set.Name);
        if (json.Member("RuleExpressionType") is { Kind: not (JsonValueKind.Number or JsonValueKind.Null) } type)
            Fault(type, "rules.json.shape", "a number");
        return faults.Count == before || set.Name.Length > 0 ? set : null;
    }

    private Rule ReadRule(LocatedJson json)
    {
        if (!Is(json, JsonValueKind.Object, "an object")) return new() { Name = "", Path = json.Path };

        Remember(json);
        var children = Items(json, "Rules").Select(ReadRule).ToArray();
        var properties = Bag(json.Member("Properties"));
        var rule = new Rule
        {
            Name = RequiredText(json, "RuleName", "rules.rule.name-missing"),
            Path = json.Path,
            Expression = Text(json, "Expression"),
            Operator = Text(json, "Operator"),
            Rules = children,
            Enabled = Flag(json, "Enabled", true),
            ErrorMessage = Text(json, "ErrorMessage"),
            SuccessEvent = Text(json, "SuccessEvent"),
            LocalParams = Params(json, "LocalParams"),
            OnSuccess = Action(json.Member("Actions"), "OnSuccess"),
            OnFailure = Action(json.Member("Actions"), "OnFailure"),
            ExpressionType = ReadExpressionType(json),
            Properties = properties,
            Priority = ReadPriority(json, properties),
            EffectiveFrom = Date(json, properties, "effectiveFrom"),
            EffectiveTo = Date(json, properties, "effectiveTo")
        };
        CheckShape(json, rule);
        return rule;
    }

    private void CheckShape(LocatedJson json, Rule rule)
    {
        if (rule.Operator is null)
        {
            if (rule.Rules.Count > 0) Fault(json, "rules.rule.operator-missing", rule.Name);
            else if (string.IsNullOrWhiteSpace(rule.Expression))
                Fault(json, "rules.rule.expression-missing", rule.Name);
            return;
        }
        var place = json.Member("Operator")!;
        if (!Operators.Contains(rule.Operator, StringComparer.OrdinalIgnoreCase))
            Fault(place, "rules.rule.operator-unknown", rule.Operator);
        else if (rule.Rules.Count == 0 && Strings(json, "WorkflowsToInject").Count == 0)
            Fault(place, "rules.rule.children-missing", rule.Name);
    }

    private HitPolicy ReadHitPolicy(LocatedJson json)
    {
        if (json.Member("HitPolicy") is not { } place) return HitPolicy.Collect;
        if (place.Kind == JsonValueKind.String && Enum.TryParse<HitPolicy>(place.Text, true, out var policy)
            && !char.IsAsciiDigit(place.Text![0]))
            return policy;

        Fault(place, "rules.set.hit-policy-unknown", place.Raw);
        return HitPolicy.Collect;
    }

    private int ReadExpressionType(LocatedJson json)
    {
        var place = json.Member("RuleExpressionType");
        switch (place?.Kind)
        {
            case null or JsonValueKind.Null:
                return 0;
            case JsonValueKind.Number when int.TryParse(place.Raw, CultureInfo.InvariantCulture, out var number):
                return number;
            case JsonValueKind.String when place.Text!.Equals("LambdaExpression", StringComparison.OrdinalIgnoreCase):
                return 0;
            default:
                Fault(place, "rules.rule.expression-type-unknown", place.Raw);
                return 0;
        }
    }

    private decimal ReadPriority(LocatedJson rule, ReadOnlyDictionary<string, JsonElement> bag)
    {
        if (!bag.TryGetValue("priority", out var value) || value.ValueKind == JsonValueKind.Null) return 0;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var priority)) return priority;

        Fault(rule.Member("Properties")!.Member("priority")!, "rules.rule.priority", value.GetRawText());
        return 0;
    }

    private DateOnly? Date(LocatedJson rule, ReadOnlyDictionary<string, JsonElement> bag, string name)
    {
        if (!bag.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(
            value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;

        Fault(rule.Member("Properties")!.Member(name)!, "rules.rule.date", name, value.GetRawText());
        return null;
    }

    private ScopedParam[] Params(LocatedJson json, string member)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var list = new List<ScopedParam>();
        foreach (var item in Items(json, member))
        {
            if (!Is(item, JsonValueKind.Object, "an object")) continue;
            Remember(item);
            var name = RequiredText(item, "Name", "rules.param.name-missing");
            var expression = RequiredText(item, "Expression", "rules.param.expression-missing");
            if (name.Length > 0 && !names.Add(name)) Fault(item, "rules.param.duplicate", name);
            list.Add(new(name, expression, item.Path));
        }
        return [.. list];
    }

    private RuleAction? Action(LocatedJson? actions, string member)
    {
        if (actions is null or { Kind: JsonValueKind.Null }) return null;
        if (!Is(actions, JsonValueKind.Object, "an object")) return null;
        if (actions.Member(member) is not { Kind: not JsonValueKind.Null } action) return null;
        if (!Is(action, JsonValueKind.Object, "an object")) return null;

        Remember(action);
        var name = RequiredText(action, "Name", "rules.action.name-missing");
        return new(name, Bag(action.Member("Context")), action.Path);
    }

    private ReadOnlyDictionary<string, JsonElement> Bag(LocatedJson? json)
    {
        if (json is null or { Kind: JsonValueKind.Null } || !Is(json, JsonValueKind.Object, "an object"))
            return ReadOnlyDictionary<string, JsonElement>.Empty;

        Remember(json);
        var bag = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in json.Members)
        {
            bag[name] = value.Element;
            places[value.Path] = value.Place;
        }
        return new(bag);
    }
}
