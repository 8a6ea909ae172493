namespace Mediation.Scripting.Values;

/// <summary>Equality and order of values (比较).</summary>
internal static class Comparisons
{
    public static bool AreStrictlyEqual(Value left, Value right)
    {
        if (left.IsNumber) return right.IsNumber && left.Number == right.Number;
        var kind = left.Kind;
        if (kind != right.Kind) return false;
        return kind switch
        {
            Kind.Text => left.TextLength == right.TextLength && left.Text == right.Text,
            Kind.Boolean => left.IsTrue == right.IsTrue,
            Kind.Object => ReferenceEquals(left.Object, right.Object),
            _ => true
        };
    }

    public static bool AreLooselyEqual(Realm realm, Value left, Value right)
    {
        var (a, b) = (left.Kind, right.Kind);
        if (a == b) return AreStrictlyEqual(left, right);
        if (left.IsNullish || right.IsNullish) return left.IsNullish && right.IsNullish;
        if (a == Kind.Object) return AreLooselyEqual(realm, Conversions.ToPrimitive(realm, left, Hint.Default), right);
        if (b == Kind.Object) return AreLooselyEqual(realm, left, Conversions.ToPrimitive(realm, right, Hint.Default));
        return Conversions.ToNumber(realm, left) == Conversions.ToNumber(realm, right);
    }

    /// <summary>As strict equality, but NaN is itself (Map, Set, includes).</summary>
    public static bool AreSameValueZero(Value left, Value right) =>
        AreStrictlyEqual(left, right)
            || (left.IsNumber && right.IsNumber && double.IsNaN(left.Number) && double.IsNaN(right.Number));

    /// <summary>As <see cref="AreSameValueZero"/>, but 0 and -0 differ (Object.is).</summary>
    public static bool AreSame(Value left, Value right) =>
        AreSameValueZero(left, right) &&
        (!left.IsNumber || left.Number != 0 || double.IsNegative(left.Number) == double.IsNegative(right.Number));

    /// <summary>Negative, zero or positive; null where one is not a number.</summary>
    public static int? Order(Realm realm, Value left, Value right)
    {
        left = Conversions.ToPrimitive(realm, left, Hint.Number);
        right = Conversions.ToPrimitive(realm, right, Hint.Number);
        if (left.IsText && right.IsText) return string.CompareOrdinal(left.Text, right.Text);

        var (a, b) = (Conversions.ToNumber(realm, left), Conversions.ToNumber(realm, right));
        if (double.IsNaN(a) || double.IsNaN(b)) return null;
        return a < b ? -1 : a > b ? 1 : 0;
    }
}
