using System.Linq.Expressions;
using System.Reflection;

namespace Mediation.Rules.Expressions;

/// <summary>
/// Chooses among methods of one name: those that apply, then the better conversions from left to right (重载选择).
/// </summary>
internal static class Overloads
{
    /// <summary>
    /// The best method with its converted arguments; null when none applies or several are equally good.
    /// </summary>
    /// <param name="methods">Methods of one name.</param>
    /// <param name="arguments">What they are called with.</param>
    /// <param name="isStrict">Whether equally good methods are refused as in the original; else the first is taken.</param>
    /// <param name="ambiguous">Whether several are equally good.</param>
    public static (MethodBase Method, Expression[] Arguments)? Choose(
        IEnumerable<MethodBase> methods, Typed[] arguments, bool isStrict, out bool ambiguous)
    {
        var candidates = methods.Select(m => Candidate.Of(m, arguments)).OfType<Candidate>().ToList();
        var best = candidates
            .Where(c => candidates.TrueForAll(o =>
                ReferenceEquals(o, c) || c.IsBetterThan(o, arguments, isStrict) || SameSignature(o, c)))
            .ToList();
        var isTie = isStrict && !best.TrueForAll(b => SameSignature(b, best[0]));
        ambiguous = candidates.Count > 0 && (best.Count == 0 || isTie);
        if (ambiguous && Array.Exists(arguments, a => a.IsDynamic))
        {
            ambiguous = false;
            best = [candidates.Find(c => c.Parameters.Contains(typeof(double))) ?? candidates[0]];
        }
        return ambiguous || best.Count == 0 ? null : (best[0].Method, best[0].Convert(arguments));
    }

    private static bool SameSignature(Candidate a, Candidate b) => a.Parameters.SequenceEqual(b.Parameters);

    /// <param name="Method">The method or constructor.</param>
    /// <param name="Parameters">Types of the parameters, one for each argument.</param>
    /// <param name="Declared">The same, but for the array that takes the last arguments: that type itself, once.</param>
    /// <param name="Expanded">Whether the last arguments go into an array.</param>
    private sealed record Candidate(MethodBase Method, Type[] Parameters, Type[] Declared, bool Expanded)
    {
        public static Candidate? Of(MethodBase method, Typed[] arguments)
        {
            Type[] types = [.. method.GetParameters().Select(p => p.ParameterType)];
            if (types.Length == arguments.Length && Fits(types, arguments)) return new(method, types, types, false);
            if (types.Length == 0 || !types[^1].IsArray || arguments.Length < types.Length - 1) return null;
            if (!method.GetParameters()[^1].IsDefined(typeof(ParamArrayAttribute), false)) return null;

            Type[] expanded =
                [
                    .. types[..^1],
                    .. Enumerable.Repeat(types[^1].GetElementType()!, arguments.Length - types.Length + 1)
                ];
            return Fits(expanded, arguments) ? new(method, expanded, types, true) : null;
        }

        public Expression[] Convert(Typed[] arguments)
        {
            Expression[] converted = [.. arguments.Zip(Parameters, (a, p) => Argument(a, p)!)];
            if (!Expanded) return converted;

            var fixedCount = Method.GetParameters().Length - 1;
            var element = Method.GetParameters()[^1].ParameterType.GetElementType()!;
            return [.. converted[..fixedCount], Expression.NewArrayInit(element, converted[fixedCount..])];
        }

        /// <summary>The first argument that one of them suits better decides.</summary>
        public bool IsBetterThan(Candidate other, Typed[] arguments, bool isStrict)
        {
            if (arguments.Length == 0) return !Expanded;
            for (var i = 0; i < Math.Min(arguments.Length, Math.Min(Declared.Length, other.Declared.Length)); i++)
            {
                if (arguments[i].IsDynamic) continue;
                var order = Signatures.Compare(arguments[i].Clr, Declared[i], other.Declared[i]);
                if (order != 0) return order > 0;
            }
            return isStrict || !Expanded || other.Expanded;
        }

        private static bool Fits(Type[] parameters, Typed[] arguments) =>
            parameters.Zip(arguments).All(p => Argument(p.Second, p.First) is not null);

        private static Expression? Argument(Typed argument, Type parameter) =>
            Conversions.Implicit(argument, parameter)
            ?? (Conversions.Bare(parameter).IsEnum && argument.Literal is { } text
                ? Conversions.FromText(text, parameter)
                : null);
    }
}
