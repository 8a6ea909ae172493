using System.Linq.Expressions;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Expressions;

/// <summary>Names: of lambda parameters, inputs, params, and of what stands around.</summary>
internal sealed partial class Binder
{
    private static readonly string[] ItNames = ["it", "$", "parent", "^", "root", "~"];

    private Typed BindName(Name name) => FindValue(name.Identifier, name) ?? throw Unknown(name);

    private ExpressionException Unknown(Name name)
    {
        if (ItNames.Contains(name.Identifier, StringComparer.FromComparison(language.Names)))
            return ExpressionException.At(name, "rules.expression.no-it", name.Identifier);
        if (language.Members.FindType(name.Identifier) is not null)
            return ExpressionException.At(name, "rules.expression.type-alone", name.Identifier);

        var known = scope.Entries.Select(e => e.Name).Concat(lambdas.Select(l => l.Name).OfType<string>())
            .Concat(ItMembers());
        return ExpressionException.At(
            name, "rules.expression.unknown-name", name.Identifier, NearestName.Of(name.Identifier, known));
    }

    /// <summary>The value that a name stands for; null when it stands for none.</summary>
    private Typed? FindValue(string name, Node node)
    {
        foreach (var (parameter, value) in lambdas)
            if (parameter is not null && parameter.Equals(name, language.Names))
                return value;

        var entry = scope.Entries.FirstOrDefault(e => e.Name.Equals(name, language.Names));
        if (entry is not null) return Read(entry);
        if (FindIt(name) is { } it) return it;
        if (ItNames.Contains(name, StringComparer.FromComparison(language.Names))) return null;
        return Innermost() is { } around ? TryMember(around, name.Length > 1 ? name.TrimStart('@') : name, node) : null;
    }

    private Typed? FindIt(string name)
    {
        if (Is(name, "it") || name == "$") return Innermost();
        var root = scope.It is { } entry ? Read(entry) : null;
        if (Is(name, "root") || name == "~") return root;
        if (!Is(name, "parent") && name != "^") return null;
        return lambdas.Count switch
        {
            0 => null,
            1 => root,
            _ => lambdas.ElementAt(1).Value
        };
    }

    private bool Is(string name, string word) => name.Equals(word, language.Names);

    private Typed? Innermost() =>
        lambdas.TryPeek(out var lambda) ? lambda.Value : scope.It is { } it ? Read(it) : null;

    private Typed Read(ScopeEntry entry)
    {
        var slots = Expression.Property(frame, nameof(Frame.Slots));
        var slot = Expression.ArrayIndex(slots, Expression.Constant(entry.Slot));
        return new(entry.Type.Clr == typeof(object) ? slot : Expression.Convert(slot, entry.Type.Clr), entry.Type)
        {
            Path = scope.Facts.PathOf(entry.Slot)
        };
    }

    private IEnumerable<string> ItMembers() => Innermost() is { } it ? MemberNames(it) : [];

    /// <summary>The type a node names, unless a value of that name is in sight.</summary>
    private Type? FindTypeNamed(Node node) =>
        node is Name name && !IsSurelyValue(name) ? language.Members.FindType(name.Identifier) : null;

    /// <summary>
    /// Whether a name stands for a value that is known to be there, and not for a member that may turn up.
    /// </summary>
    private bool IsSurelyValue(Name name)
    {
        if (lambdas.Any(l => l.Name?.Equals(name.Identifier, language.Names) == true)) return true;
        if (scope.Entries.Any(e => e.Name.Equals(name.Identifier, language.Names))) return true;
        if (Innermost() is not { IsDynamic: false, IsPlainObject: false } it) return false;
        return it.Type.Shape is { } shape
            ? shape.Find(name.Identifier, language.ExactCase) is not null
            : FindMember(it.Clr, name.Identifier, Instance) is not null;
    }
}
