using System.Collections.Frozen;
using System.Reflection;

namespace Mediation.Rules.Expressions;

/// <summary>
/// What expressions may touch (成员白名单): members of the host's own types, methods of those and of the known types, and
/// nothing of reflection, threads, files or the clock.
/// </summary>
internal sealed class MemberPolicy
{
    private static readonly FrozenSet<string> ClockAndChance = FrozenSet.Create(
        StringComparer.Ordinal, "Now", "UtcNow", "Today", "NewGuid", "CreateVersion7");

    private static readonly string[] RefusedNamespaces =
    [
        "System.Reflection", "System.IO", "System.Threading", "System.Runtime", "System.Diagnostics", "System.Net",
        "System.Security"
    ];

    private readonly FrozenDictionary<string, Type> named;

    private readonly FrozenSet<Type> callable;

    private readonly bool asksTheClock;

    private MemberPolicy(FrozenDictionary<string, Type> named, FrozenSet<Type> callable, bool asksTheClock)
    {
        this.named = named;
        this.callable = callable;
        this.asksTheClock = asksTheClock;
    }

    public static MemberPolicy Default { get; } = For([], [], false);

    public IEnumerable<string> TypeNames => KnownTypes.Names.Concat(named.Keys);

    /// <param name="inputs">
    /// Types of declared inputs; types that their members lead to are included unless they are System's.
    /// </param>
    /// <param name="custom">Types that the host registers; they may be named in expressions.</param>
    /// <param name="asksTheClock">Whether the time of day and chance may be asked, as in the original.</param>
    public static MemberPolicy For(IEnumerable<Type> inputs, IEnumerable<Type> custom, bool asksTheClock)
    {
        var own = custom.ToList();
        var reached = new HashSet<Type>(own);
        foreach (var input in inputs) Reach(input, reached);
        var names = own.Concat(reached.Where(t => t.IsEnum)).DistinctBy(t => t.Name).ToDictionary(t => t.Name);
        return new(names.ToFrozenDictionary(StringComparer.Ordinal), reached.ToFrozenSet(), asksTheClock);
    }

    public Type? FindType(string name) => named.GetValueOrDefault(name) ?? KnownTypes.Find(name);

    /// <summary>Whether a property or field may be read.</summary>
    public bool MayRead(MemberInfo member, Type type) =>
        !IsRefused(member.DeclaringType!) && !IsRefused(type) && !IsClockOrChance(member);

    /// <summary>Whether a method may be called; <paramref name="receiver"/> is the type it is called on.</summary>
    public bool MayCall(MethodInfo method, Type receiver)
    {
        if (method.IsGenericMethod || method.IsSpecialName || method.Name == "GetType") return false;
        if (IsRefused(method.ReturnType) || IsClockOrChance(method)) return false;
        if (method.GetParameters().Any(p => p.IsOut || p.ParameterType.IsByRefLike || p.ParameterType.IsByRef))
            return false;

        var type = Nullable.GetUnderlyingType(receiver) ?? receiver;
        if (type == typeof(object)) return method.IsStatic && method.DeclaringType == typeof(object);
        return !IsRefused(type) && (KnownTypes.Contains(type) || type.IsEnum || callable.Contains(type)
            || callable.Contains(method.DeclaringType!));
    }

    /// <summary>Only the clocks and dice of System itself: a host's own member may well be called Today.</summary>
    private bool IsClockOrChance(MemberInfo member) =>
        !asksTheClock && ClockAndChance.Contains(member.Name) && KnownTypes.Contains(member.DeclaringType!);

    private static bool IsRefused(Type type)
    {
        if (type == typeof(string) || type.IsPrimitive) return false;
        if (typeof(MemberInfo).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type)) return true;
        if (type == typeof(Assembly) || type == typeof(Module) || type.IsPointer || type.IsByRefLike) return true;
        return type.Namespace is { } name
            && Array.Exists(RefusedNamespaces, r => name.StartsWith(r, StringComparison.Ordinal));
    }

    private static void Reach(Type type, HashSet<Type> reached)
    {
        foreach (var part in type.IsGenericType ? type.GetGenericArguments() : []) Reach(part, reached);
        if (type.IsArray) Reach(type.GetElementType()!, reached);
        if (type.IsPrimitive || type == typeof(object)) return;
        if (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true) return;
        if (IsRefused(type) || !reached.Add(type)) return;

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            Reach(property.PropertyType, reached);
    }
}
