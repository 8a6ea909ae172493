using System.Runtime.CompilerServices;
using Mediation.Rules.Expressions;

namespace Mediation.Rules.Analysis;

/// <summary>Turns conditions into formulas. What it has no theory for becomes a variable of its own, an opaque one.</summary>
internal sealed partial class Translation(FactModel model)
{
    private readonly Dictionary<string, Variable> byKey = new(StringComparer.OrdinalIgnoreCase);

    private readonly List<Variable> variables = [];

    private readonly Dictionary<string, DeclaredFact> facts =
        model.Facts.ToDictionary(f => f.Path, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Question> questions =
        model.Questions.ToDictionary(q => q.Name, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Variable> Variables => variables;

    /// <summary>The formula of every part that is a condition, by node.</summary>
    public Dictionary<Node, Formula> Parts { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a way of using a fact hangs on variables that are already there.</summary>
    public bool Knows(FactUse use)
    {
        if (use.Method is null) return byKey.ContainsKey(use.Path);
        if (!questions.TryGetValue(use.Name, out var question)) return false;
        return question.Kind == QuestionKind.AnyPrefix
            ? byKey.ContainsKey(question.About)
            : use.Arguments.SelectMany(NamesIn).All(n => byKey.ContainsKey(KeyOf(question.About, n)));
    }

    public void Settle() => variables.ForEach(v => v.Settle());

    /// <summary>The formula of a condition; names of params stand for their expressions.</summary>
    public Formula Of(Node node, ParamScope scope)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return Parts[node] = Bare(node, scope);
    }

    private Formula Bare(Node node, ParamScope scope)
    {
        switch (node)
        {
            case Literal { Value: bool truth }:
                return truth ? Formula.True : Formula.False;
            case Unary { Operator: "!" } not:
                return Formula.Not(Of(not.Operand, scope));
            case Binary { Operator: "&&" or "&" } both:
                return Formula.Both(Of(both.Left, scope), Of(both.Right, scope));
            case Binary { Operator: "||" or "|" } either:
                return Formula.Either(Of(either.Left, scope), Of(either.Right, scope));
            case Conditional choice:
                return Choice(choice.Test, choice.Then, choice.Otherwise, scope);
            case Call { Target: null, Arguments: [var test, var then, var otherwise] } call when Is(call.Method, "iif"):
                return Choice(test, then, otherwise, scope);
            case Binary { Operator: "??", Right: Literal { Value: bool absent } } known:
                return Known(known.Left, absent, node, scope);
            case Binary comparison:
                return Comparison(comparison, scope);
            case In membership:
                return Membership(membership, scope);
            case Name name when scope.Find(name.Identifier) is var (value, outer):
                return Of(value, outer);
            case Call { Target: { } target } call:
                return Asked(call, target, scope);
            default:
                return FactAt(node, scope) is { Fact: { Kind: FactKind.YesNo, CanBeNull: false } } fact
                    ? new Atom(fact, fact.Test(v => v is true))
                    : Opaque(node, scope);
        }
    }

    private Formula Choice(Node test, Node then, Node otherwise, ParamScope scope)
    {
        var condition = Of(test, scope);
        return Formula.Either(
            Formula.Both(condition, Of(then, scope)), Formula.Both(Formula.Not(condition), Of(otherwise, scope)));
    }

    private Atom Known(Node fact, bool absent, Node whole, ParamScope scope) =>
        FactAt(fact, scope) is { Fact.Kind: FactKind.YesNo } known
            ? new Atom(known, known.Test(v => v is bool truth ? truth : absent))
            : Opaque(whole, scope);

    private Formula Asked(Call call, Node target, ParamScope scope)
    {
        if (call.Arguments is not [Literal { Value: string asked }]) return Opaque(call, scope);
        if (FactUse.Of(target) is not { Method: null } use || scope.Hides(use.Path)) return Opaque(call, scope);
        if (questions.TryGetValue($"{use.Path}.{call.Method}", out var question))
            return Answer(question, asked, call, scope);

        var fact = facts.GetValueOrDefault(use.Path);
        return (fact, call.Method.ToUpperInvariant()) switch
        {
            ({ Kind: FactKind.List, CanBeNull: false }, "CONTAINS") => Listed(fact.Path, asked),
            ({ Kind: FactKind.Text, CanBeNull: false }, "STARTSWITH") => Beginning(Variable(fact), [asked]),
            _ => Opaque(call, scope)
        };
    }

    private Formula Answer(Question question, string asked, Call call, ParamScope scope)
    {
        var names = NamesIn(asked);
        if (question.Kind == QuestionKind.AnyListed)
            return Formula.Either([.. names.Select(n => Listed(question.About, n))]);
        return facts.TryGetValue(question.About, out var fact) && fact.Kind == FactKind.Text
            ? Beginning(Variable(fact), names)
            : Opaque(call, scope);
    }

    private static Atom Beginning(Variable text, string[] beginnings) => new(text, text.Test(
        v => v is string s && Array.Exists(beginnings, b => s.StartsWith(b, StringComparison.Ordinal)), beginnings));

    private Atom Listed(string list, string item)
    {
        var variable = Registered(KeyOf(list, item), i => new(i, null, list, item, model.Blank.Lists(list, item)));
        return new(variable, variable.Test(v => v is true));
    }

    private Atom Opaque(Node node, ParamScope scope)
    {
        var text = Printer.Print(node);
        var variable = Registered($"?{scope.Prefix}{text}", i => new(i, null, text, null, false) { Opaque = text });
        return new(variable, variable.Test(v => v is true));
    }

    /// <summary>The variable of a declared fact that a node reads, through params; null when it is something else.</summary>
    private Variable? FactAt(Node node, ParamScope scope)
    {
        if (node is Name name && scope.Find(name.Identifier) is var (value, outer)) return FactAt(value, outer);
        return FactUse.Of(node) is { Method: null } use && !scope.Hides(use.Path)
            && facts.TryGetValue(use.Path, out var fact) && fact.Kind != FactKind.List
                ? Variable(fact)
                : null;
    }

    private Variable Variable(DeclaredFact fact) =>
        Registered(fact.Path, i => new(i, fact, fact.Path, null, model.Blank.Value(fact.Path)));

    private Variable Registered(string key, Func<int, Variable> make)
    {
        if (byKey.TryGetValue(key, out var known)) return known;
        var made = make(variables.Count);
        variables.Add(made);
        return byKey[key] = made;
    }

    private static string KeyOf(string list, string item) => $"{list}({item})";

    private static string[] NamesIn(string asked) =>
        asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool Is(string name, string word) => name.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The params that an expression sees, with their expressions.</summary>
/// <param name="Prefix">Tells scopes with params apart, so that the same text may mean different things in two rules.</param>
/// <param name="Params">Names and expressions, in order.</param>
internal sealed record ParamScope(string Prefix, IReadOnlyList<(string Name, Node Value)> Params)
{
    public static ParamScope Empty { get; } = new("", []);

    /// <summary>A param's expression and what that sees: the params before it; null when there is none.</summary>
    public (Node Value, ParamScope Scope)? Find(string name)
    {
        for (var i = Params.Count - 1; i >= 0; i--)
            if (Params[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return (Params[i].Value, this with { Params = [.. Params.Take(i)] });
        return null;
    }

    /// <summary>Whether a path begins with a param, not with an input.</summary>
    public bool Hides(string path) => Find(path.Split('.')[0]) is not null;

    public ParamScope With(string prefix, string name, Node value) => new(prefix, [.. Params, (name, value)]);
}
