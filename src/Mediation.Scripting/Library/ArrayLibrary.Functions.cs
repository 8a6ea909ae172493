using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>Array methods that take a function, and sorting.</summary>
internal static partial class ArrayLibrary
{
    private static IEnumerable<(string, Value)> WithFunctions() =>
    [
        Method("every", 1, (realm, self, arguments) =>
            Value.Of(!Any(realm, self, arguments, wanted: false, out _, out _))),
        Method("filter", 1, Filter),
        Method("find", 1, (realm, self, arguments) => Any(realm, self, arguments, wanted: true, out var found, out _)
            ? found : default),
        Method("findIndex", 1, (realm, self, arguments) =>
            new(Any(realm, self, arguments, wanted: true, out _, out var index) ? index : -1)),
        Method("findLast", 1, (realm, self, arguments) => Last(realm, self, arguments, out var found) >= 0 ? found
            : default),
        Method("findLastIndex", 1, (realm, self, arguments) => new(Last(realm, self, arguments, out _))),
        Method("flatMap", 1, FlatMap),
        Method("forEach", 1, (realm, self, arguments) =>
        {
            foreach (var _ in Results(realm, self, arguments)) { }
            return default;
        }),
        Method("map", 1, (realm, self, arguments) =>
            ObjectLibrary.List(realm, Results(realm, self, arguments).Select(pair => pair.Result))),
        Method("reduce", 1, (realm, self, arguments) => Reduce(realm, self, arguments, forwards: true)),
        Method("reduceRight", 1, (realm, self, arguments) => Reduce(realm, self, arguments, forwards: false)),
        Method("some", 1, (realm, self, arguments) =>
            Value.Of(Any(realm, self, arguments, wanted: true, out _, out _))),
        Method("sort", 1, (realm, self, arguments) => Sort(realm, self, arguments)),
        Method("toSorted", 1, (realm, self, arguments) => Sort(realm, Copy(realm, self), arguments))
    ];

    /// <summary>Each element with what the function says of it; elements added meanwhile aren't visited.</summary>
    private static IEnumerable<(Value Element, Value Result)> Results(Realm realm, Value self, Arguments arguments)
    {
        var (array, function) = (This(realm, self), Calls.Function(realm, arguments[0]));
        var length = array.Length;
        for (var i = 0; i < length && i < array.Length; i++)
        {
            var element = array[i];
            yield return (element, Calls.Invoke(realm, function, arguments[1], [element, new(i), self]));
        }
    }

    private static bool Any(Realm realm, Value self, Arguments arguments, bool wanted, out Value found, out int index)
    {
        index = 0;
        foreach (var (element, result) in Results(realm, self, arguments))
        {
            found = element;
            if (Conversions.ToBoolean(result) == wanted) return true;
            index++;
        }
        found = default;
        return false;
    }

    private static int Last(Realm realm, Value self, Arguments arguments, out Value found)
    {
        var (array, function) = (This(realm, self), Calls.Function(realm, arguments[0]));
        for (var i = array.Length - 1; i >= 0; i--)
        {
            found = array[i];
            if (Conversions.ToBoolean(Calls.Invoke(realm, function, arguments[1], [found, new(i), self]))) return i;
        }
        found = default;
        return -1;
    }

    private static Value Filter(Realm realm, Value self, Arguments arguments)
    {
        var kept = new ArrayValue(realm);
        foreach (var (element, result) in Results(realm, self, arguments))
            if (Conversions.ToBoolean(result)) kept.Add(realm, element);
        return new(kept);
    }

    private static Value FlatMap(Realm realm, Value self, Arguments arguments)
    {
        var flat = new ArrayValue(realm);
        foreach (var (_, result) in Results(realm, self, arguments))
        {
            if (result.Object is ArrayValue inner) Flatten(realm, inner, flat, 0, 0);
            else flat.Add(realm, result);
        }
        return new(flat);
    }

    private static Value Reduce(Realm realm, Value self, Arguments arguments, bool forwards)
    {
        var (array, function) = (This(realm, self), Calls.Function(realm, arguments[0]));
        var (at, end, step) = forwards ? (0, array.Length, 1) : (array.Length - 1, -1, -1);
        if (arguments.Count < 2 && array.Length == 0)
            throw Errors.Type(realm, "Reduce of empty array with no initial value");
        var sum = arguments[1];
        if (arguments.Count < 2)
        {
            sum = array[at];
            at += step;
        }
        for (; at != end; at += step)
            if (at < array.Length) sum = Calls.Invoke(realm, function, default, [sum, array[at], new(at), self]);
        return sum;
    }

    private static Value Sort(Realm realm, Value self, Arguments arguments)
    {
        if (!arguments[0].IsUndefined && arguments[0].Object is not FunctionValue)
            throw Errors.Type(realm, "The comparison function must be either a function or undefined");
        var array = This(realm, self);
        if (array.Rigidity == Rigidity.Frozen)
            throw Errors.Type(realm, "Cannot assign to read only property '0' of object '[object Array]'");
        var length = array.Length;
        var sorted = arguments[0].Object is FunctionValue function
            ? SortedBy(realm, array, function)
            : SortedAsText(realm, array);
        realm.Mutations++;
        array.Resize(realm, length);
        sorted.CopyTo(array.Elements);
        array.Elements[sorted.Length..].Clear();
        return self;
    }

    private static Value[] SortedBy(Realm realm, ArrayValue array, FunctionValue function)
    {
        var values = Defined(array);
        return MergeSort.Sorted(values, (a, b) =>
            Conversions.ToNumber(realm, Calls.Invoke(realm, function, default, [a, b])) is var order && order > 0 ? 1
                : order < 0 ? -1 : 0);
    }

    private static Value[] SortedAsText(Realm realm, ArrayValue array)
    {
        var pairs = System.Array.ConvertAll(Defined(array), value =>
            (Text: Conversions.ToText(realm, value), Value: value));
        var sorted = MergeSort.Sorted(pairs, (a, b) =>
        {
            realm.Step();
            return string.CompareOrdinal(a.Text, b.Text);
        });
        return System.Array.ConvertAll(sorted, pair => pair.Value);
    }

    private static Value[] Defined(ArrayValue array) =>
        [.. array.Elements.ToArray().Where(value => !value.IsUndefined)];
}

/// <summary>A stable sort that survives any comparison, consistent or not.</summary>
internal static class MergeSort
{
    public static T[] Sorted<T>(T[] values, Func<T, T, int> compare)
    {
        var (from, to) = (values.ToArray(), new T[values.Length]);
        for (var width = 1; width < values.Length; width *= 2)
        {
            for (var start = 0; start < values.Length; start += 2 * width)
                Merge(from, to, start, Math.Min(start + width, values.Length),
                    Math.Min(start + 2 * width, values.Length), compare);
            (from, to) = (to, from);
        }
        return from;
    }

    private static void Merge<T>(T[] from, T[] to, int left, int middle, int end, Func<T, T, int> compare)
    {
        var right = middle;
        for (var i = left; i < end; i++)
        {
            var takesLeft = left < middle && (right >= end || compare(from[left], from[right]) <= 0);
            to[i] = takesLeft ? from[left++] : from[right++];
        }
    }
}
