using System.Linq.Expressions;
using System.Reflection;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Expressions;

/// <summary>Members of values and of types.</summary>
internal sealed partial class Binder
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance;

    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private Typed BindMember(Member member)
    {
        if (FindTypeNamed(member.Target) is { } type) return BindStaticMember(type, member);

        var target = Bind(member.Target);
        return nullSafe ? Propagated(target, t => MemberOf(t, member)) : MemberOf(target, member);
    }

    private Typed MemberOf(Typed target, Member member) =>
        TryMember(target, member.Identifier, member) ?? throw ExpressionException.At(
            member, "rules.expression.unknown-member", member.Identifier, target.Type.ToString(),
            NearestName.Of(member.Identifier, MemberNames(target)));

    private Typed BindStaticMember(Type type, Member member)
    {
        var found = FindMember(type, member.Identifier, Static) ?? throw ExpressionException.At(
            member, "rules.expression.unknown-member", member.Identifier, type.Name,
            NearestName.Of(member.Identifier, type.GetMembers(Static).Select(m => m.Name)));
        var code = Expression.MakeMemberAccess(null, Allowed(found, member));
        return new(code, language.TypeOf(code.Type));
    }

    /// <summary>A member of a value; null when there is none of that name.</summary>
    private Typed? TryMember(Typed target, string name, Node node)
    {
        if (target.IsDynamic || target.IsPlainObject) return DynamicMember(target, name, node);
        if (target.Type.Shape is { } shape) return ShapeMember(target, shape, name, node);
        if (target.Type.Key is { } key && Is(name, "Key"))
            return new(Expression.Property(NotNull(target, node), "Key"), key);
        if (FindMember(target.Clr, name, Instance) is { } found)
        {
            var code = Expression.MakeMemberAccess(Receiver(target, found, node), Allowed(found, node));
            return new(code, language.TypeOf(code.Type));
        }
        return FindIndexer(target.Clr, typeof(string)) is { } indexer
            ? Indexed(target, indexer, Expression.Constant(name), node)
            : null;
    }

    private static Expression Receiver(Typed target, MemberInfo member, Node node) =>
        Nullable.GetUnderlyingType(target.Clr) is not null && member.DeclaringType == target.Clr
            ? target.Code
            : NotNull(target, node);

    private Typed DynamicMember(Typed target, string name, Node node)
    {
        var read = CallStatic(
            typeof(Dynamic), nameof(Dynamic.Member), target.Code, Expression.Constant(name),
            Expression.Constant(language.ExactCase), Expression.Constant(nullSafe), At(node));
        if (!target.IsDynamic) return new(read, RuleType.Object);
        var code = KnownMembers(target, name, read);
        return target.Path is { } path
            ? Kept(code, $"{path}.{name}{(nullSafe ? "?" : "")}")
            : new(code, RuleType.Dynamic);
    }

    /// <summary>A member that is looked up once in an evaluation.</summary>
    private Typed Kept(Expression code, string path)
    {
        var fromEnd = Expression.Constant(scope.Facts.SlotOf(path));
        var slots = Expression.Variable(typeof(object?[]), "slots");
        var slot = Expression.ArrayAccess(slots, Expression.Subtract(Expression.ArrayLength(slots), fromEnd));
        var kept = Expression.Block(
            [slots],
            Expression.Assign(slots, Expression.Property(frame, nameof(Frame.Slots))),
            Expression.Coalesce(slot, Expression.Assign(slot, code)));
        return new(kept, RuleType.Dynamic) { Path = path };
    }

    /// <summary>Members of texts, dates and the like, which a dynamic value may turn out to be.</summary>
    private Expression KnownMembers(Typed target, string name, Expression otherwise)
    {
        var value = Expression.Variable(typeof(object), "value");
        var unwrapped = CallStatic(typeof(Json), nameof(Json.Unwrap), target.Code);
        Expression code = otherwise;
        foreach (var type in DynamicReceivers)
            if (FindMember(type, name, Instance) is { } found)
                code = Expression.Condition(
                    Expression.TypeIs(value, type),
                    Boxed(Expression.MakeMemberAccess(Expression.Convert(value, type), found)), code);
        return ReferenceEquals(code, otherwise)
            ? otherwise
            : Expression.Block([value], Expression.Assign(value, unwrapped), code);
    }

    private Typed? ShapeMember(Typed target, Shape shape, string name, Node node)
    {
        if (shape.Find(name, language.ExactCase) is not { } member)
            return shape.IsOpen ? new(Expression.Constant(null, typeof(object)), RuleType.Object) : null;

        var type = member.Type;
        if (target.Clr == typeof(Evaluation.RuleObject))
        {
            var at = Expression.Constant(shape.PositionOf(member.Name));
            var slot = Expression.Call(
                NotNull(target, node), nameof(Evaluation.RuleObject.At), null, at);
            return new(Expression.Convert(slot, type.Clr), type);
        }
        var read = CallStatic(
            typeof(Dynamic), nameof(Dynamic.Member), target.Code, Expression.Constant(member.Name),
            Expression.Constant(true), Expression.Constant(nullSafe || Conversions.CanBeNull(type.Clr)), At(node));
        return new(FromSlot(NullChecked(read, target, node), type, node), type);
    }

    /// <summary>A null owner is a failure even where a missing member would do.</summary>
    private static MethodCallExpression NullChecked(MethodCallExpression read, Typed target, Node node) =>
        read.Update(null, [NotNull(target, node), .. read.Arguments.Skip(1)]);

    private static Expression FromSlot(Expression value, RuleType type, Node node)
    {
        if (type.Clr == typeof(object)) return value;
        if (!type.Clr.IsGenericType || type.Clr.GetGenericTypeDefinition() != typeof(List<>))
            return Dynamic.ToCode(value, type.Clr);
        var element = type.Clr.GetGenericArguments()[0];
        return CallStatic(typeof(Dynamic), nameof(Dynamic.ListOf), element, value, At(node));
    }

    private MemberInfo? FindMember(Type type, string name, BindingFlags flags)
    {
        var bare = Nullable.GetUnderlyingType(type);
        if (bare is null) return FindIn(type, name, flags);
        if (FindIn(type, name, flags) is { } own) return own;
        return language.IsOriginal ? null : FindIn(bare, name, flags);
    }

    private MemberInfo? FindIn(Type type, string name, BindingFlags flags)
    {
        var owners = type.IsInterface ? [type, .. type.GetInterfaces()] : new[] { type };
        var found = owners.SelectMany(o => o.GetMembers(flags))
            .Where(m => m.Name.Equals(name, language.Names) && IsValueMember(m)).ToList();
        return found.Find(m => m.Name == name) ?? found.FirstOrDefault();
    }

    private static bool IsValueMember(MemberInfo member) =>
        member is FieldInfo
        || (member is PropertyInfo { CanRead: true } property && property.GetIndexParameters().Length == 0);

    private MemberInfo Allowed(MemberInfo member, Node node)
    {
        var type = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
        return language.Members.MayRead(member, type)
            ? member
            : throw ExpressionException.At(node, "rules.expression.refused", member.Name);
    }

    private static IEnumerable<string> MemberNames(Typed target) => target.Type.Shape is { } shape
        ? shape.Names
        : Conversions.Bare(target.Clr).GetMembers(Instance)
            .Where(m => m is PropertyInfo or FieldInfo or MethodInfo { IsSpecialName: false }).Select(m => m.Name);
}
