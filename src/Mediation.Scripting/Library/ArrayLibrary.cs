using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>Array: making, changing and cutting arrays. What takes a function is in the other part.</summary>
internal static partial class ArrayLibrary
{
    public static NativeFunction Build()
    {
        var type = Type("Array", 1, Prototypes.Array, Make, Make, [.. Plain(), .. WithFunctions()]);
        return type
            .With("from", 1, From)
            .With("isArray", 1, (_, _, arguments) => Value.Of(arguments[0].Object is ArrayValue))
            .With("of", 0, (realm, _, arguments) => new(new ArrayValue(realm, arguments.From(0))));
    }

    private static IEnumerable<(string, Value)> Plain() =>
    [
        Method("at", 1, At), Method("concat", 1, Concat), Method("copyWithin", 2, CopyWithin),
        Method("entries", 0, (realm, self, _) =>
            Iterator(realm, This(realm, self), (array, i) => Iteration.Pair(realm, new(i), array[i]))),
        Method("fill", 1, Fill), Method("flat", 0, Flat),
        Method("includes", 1, (realm, self, arguments) =>
            Value.Of(IndexOf(realm, self, arguments, Comparisons.AreSameValueZero) >= 0)),
        Method("indexOf", 1, (realm, self, arguments) =>
            new(IndexOf(realm, self, arguments, Comparisons.AreStrictlyEqual))),
        Method("join", 1, Join),
        Method("keys", 0, (realm, self, _) => Iterator(realm, This(realm, self), (_, i) => new(i))),
        Method("lastIndexOf", 1, LastIndexOf), Method("pop", 0, Pop), Method("push", 1, Push),
        Method("reverse", 0, Reverse), Method("shift", 0, Shift), Method("slice", 2, Slice),
            Method("splice", 2, Splice),
        Method("toReversed", 0, (realm, self, _) => Reverse(realm, Copy(realm, self), default)),
        Method("toSpliced", 2, ToSpliced),
        Method("toString", 0, (realm, self, _) => Join(realm, self, new([]))),
        Method("toLocaleString", 0, (realm, self, _) => Join(realm, self, new([]))),
        Method("unshift", 1, Unshift),
        Method("values", 0, (realm, self, _) => Iterator(realm, This(realm, self), (array, i) => array[i])),
        Method("with", 2, With)
    ];

    private static ArrayValue This(Realm realm, Value self) =>
        self.As<ArrayValue>()
            ?? throw Errors.Type(realm, "Array methods are for arrays here, not for " + Calls.Describe(realm, self));

    /// <summary>The array, of which a method is about to change something.</summary>
    private static ArrayValue Changing(Realm realm, Value self)
    {
        var array = This(realm, self);
        if (array.Rigidity != Rigidity.Free) throw Errors.Type(realm, "Cannot add property, object is not extensible");
        realm.Mutations++;
        return array;
    }

    /// <summary>A place counted from the end if negative, kept within the length.</summary>
    internal static int Place(Realm realm, Value value, int length, int otherwise)
    {
        if (value.IsUndefined) return otherwise;
        var place = Conversions.ToInteger(realm, value);
        return (int)(place < 0 ? Math.Max(length + place, 0) : Math.Min(place, length));
    }

    private static Value Make(Realm realm, Value self, Arguments arguments)
    {
        if (arguments.Count != 1 || !arguments[0].IsNumber) return new(new ArrayValue(realm, arguments.From(0)));
        var array = new ArrayValue(realm);
        array.Set(realm, "length", arguments[0]);
        return new(array);
    }

    private static Value From(Realm realm, Value self, Arguments arguments)
    {
        var (source, map) = (arguments[0], arguments[1].IsUndefined ? null : Calls.Function(realm, arguments[1]));
        var isLike = source.Object is not (null or ArrayValue or MapValue or SetValue or IteratorValue);
        if (source.IsNullish) throw Errors.Type(realm, $"{Conversions.ToText(realm, source)} is not iterable");
        if (!isLike && source.Object is null && !source.IsText) return new(new ArrayValue(realm));
        var array = new ArrayValue(realm);
        foreach (var item in isLike ? Like(realm, source) : Iteration.Of(realm, source))
        {
            realm.Step();
            array.Add(realm, map is null ? item : Calls.Invoke(realm, map, default, [item, new(array.Length)]));
        }
        return new(array);
    }

    private static IEnumerable<Value> Like(Realm realm, Value source)
    {
        var length = Conversions.ToInteger(realm, Access.Get(realm, source, "length"));
        for (var i = 0; i < length; i++) yield return Access.Get(realm, source, new Value(i));
    }

    private static Value Iterator(Realm realm, ArrayValue array, Func<ArrayValue, int, Value> pick)
    {
        realm.Allocate(96);
        return new(new IteratorValue(Items()));

        IEnumerable<Value> Items()
        {
            for (var i = 0; i < array.Length; i++) yield return pick(array, i);
        }
    }

    private static Value At(Realm realm, Value self, Arguments arguments)
    {
        var array = This(realm, self);
        var place = Conversions.ToInteger(realm, arguments[0]);
        if (place < 0) place += array.Length;
        return place >= 0 && place < array.Length ? array[(int)place] : default;
    }

    private static Value Copy(Realm realm, Value self)
    {
        var array = This(realm, self);
        realm.Step(array.Length);
        return new(new ArrayValue(realm, array.Elements.ToArray()));
    }

    private static Value Concat(Realm realm, Value self, Arguments arguments)
    {
        var joined = Copy(realm, self).As<ArrayValue>()!;
        foreach (var argument in arguments.From(0))
        {
            if (argument.Object is not ArrayValue other)
            {
                joined.Add(realm, argument);
                continue;
            }
            realm.Step(other.Length);
            foreach (var element in other.Elements.ToArray()) joined.Add(realm, element);
        }
        return new(joined);
    }

    private static Value CopyWithin(Realm realm, Value self, Arguments arguments)
    {
        var array = This(realm, self);
        if (array.Rigidity == Rigidity.Frozen) throw Errors.Type(realm, "Cannot modify frozen array elements");
        realm.Mutations++;
        var to = Place(realm, arguments[0], array.Length, 0);
        var (start, end) = (Place(realm, arguments[1], array.Length, 0),
            Place(realm, arguments[2], array.Length, array.Length));
        var count = Math.Min(end - start, array.Length - to);
        realm.Step(Math.Max(0, count));
        if (count > 0) array.Elements.Slice(start, count).CopyTo(array.Elements[to..]);
        return self;
    }

    private static Value Fill(Realm realm, Value self, Arguments arguments)
    {
        var array = This(realm, self);
        if (array.Rigidity == Rigidity.Frozen) throw Errors.Type(realm, "Cannot modify frozen array elements");
        realm.Mutations++;
        var (start, end) = (Place(realm, arguments[1], array.Length, 0),
            Place(realm, arguments[2], array.Length, array.Length));
        realm.Step(Math.Max(0, end - start));
        if (start < end) array.Elements[start..end].Fill(arguments[0]);
        return self;
    }

    private static Value Flat(Realm realm, Value self, Arguments arguments)
    {
        var flat = new ArrayValue(realm);
        Flatten(realm, This(realm, self), flat, arguments[0].IsUndefined ? 1
            : Conversions.ToInteger(realm, arguments[0]), 0);
        return new(flat);
    }

    private static void Flatten(Realm realm, ArrayValue source, ArrayValue target, double levels, int depth)
    {
        if (depth > 200) throw realm.Exceeded("script.limit.depth", 200);
        realm.Step(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            if (levels >= 1 && source[i].Object is ArrayValue inner) Flatten(realm, inner, target, levels - 1, depth
                + 1);
            else target.Add(realm, source[i]);
        }
    }

    private static int IndexOf(Realm realm, Value self, Arguments arguments, Func<Value, Value, bool> same)
    {
        var array = This(realm, self);
        for (var i = Place(realm, arguments[1], array.Length, 0); i < array.Length; i++)
        {
            realm.Step();
            if (same(array[i], arguments[0])) return i;
        }
        return -1;
    }

    private static Value LastIndexOf(Realm realm, Value self, Arguments arguments)
    {
        var array = This(realm, self);
        var from = arguments.Count < 2 ? array.Length - 1 : Conversions.ToInteger(realm, arguments[1]);
        for (var i = (int)(from < 0 ? array.Length + from : Math.Min(from, array.Length - 1)); i >= 0; i--)
        {
            realm.Step();
            if (Comparisons.AreStrictlyEqual(array[i], arguments[0])) return new(i);
        }
        return new(-1);
    }

    private static Value Join(Realm realm, Value self, Arguments arguments)
    {
        var array = This(realm, self);
        // An array inside itself joins as nothing.
        if (!realm.Joining.Add(array)) return Value.EmptyText;
        try
        {
            var separator = arguments[0].IsUndefined ? "," : Conversions.ToText(realm, arguments[0]);
            var text = new System.Text.StringBuilder();
            for (var i = 0; i < array.Length; i++)
            {
                realm.Step();
                if (i > 0) text.Append(separator);
                if (!array[i].IsNullish) text.Append(Conversions.ToText(realm, array[i]));
                realm.CheckLength(text.Length);
            }
            return realm.Text(text.ToString());
        }
        finally
        {
            realm.Joining.Remove(array);
        }
    }

    private static Value Pop(Realm realm, Value self, Arguments arguments)
    {
        var array = Changing(realm, self);
        if (array.Length == 0) return default;
        var last = array[array.Length - 1];
        array.Resize(realm, array.Length - 1);
        return last;
    }

    private static Value Push(Realm realm, Value self, Arguments arguments)
    {
        var array = Changing(realm, self);
        for (var i = 0; i < arguments.Count; i++) array.Add(realm, arguments[i]);
        return new(array.Length);
    }

    private static Value Reverse(Realm realm, Value self, Arguments arguments)
    {
        var array = Changing(realm, self);
        realm.Step(array.Length);
        array.Elements.Reverse();
        return self;
    }

    private static Value Shift(Realm realm, Value self, Arguments arguments) =>
        Cut(realm, Changing(realm, self), 0, 1, []) is { Length: > 0 } removed ? removed[0] : default;

    private static Value Slice(Realm realm, Value self, Arguments arguments)
    {
        var array = This(realm, self);
        var (start, end) = (Place(realm, arguments[0], array.Length, 0),
            Place(realm, arguments[1], array.Length, array.Length));
        realm.Step(Math.Max(0, end - start));
        return new(new ArrayValue(realm, start < end ? array.Elements[start..end].ToArray() : []));
    }

    private static Value Splice(Realm realm, Value self, Arguments arguments)
    {
        var array = Changing(realm, self);
        var start = Place(realm, arguments[0], array.Length, 0);
        var count = arguments.Count switch
        {
            0 => 0,
            1 => array.Length - start,
            _ => (int)Math.Clamp(Conversions.ToInteger(realm, arguments[1]), 0, array.Length - start)
        };
        return new(new ArrayValue(realm, Cut(realm, array, start, count, arguments.From(2))));
    }

    private static Value ToSpliced(Realm realm, Value self, Arguments arguments)
    {
        var copy = Copy(realm, self);
        Splice(realm, copy, arguments);
        return copy;
    }

    private static Value Unshift(Realm realm, Value self, Arguments arguments)
    {
        var array = Changing(realm, self);
        Cut(realm, array, 0, 0, arguments.From(0));
        return new(array.Length);
    }

    private static Value With(Realm realm, Value self, Arguments arguments)
    {
        var copy = Copy(realm, self);
        var array = copy.As<ArrayValue>()!;
        var place = Conversions.ToInteger(realm, arguments[0]);
        if (place < 0) place += array.Length;
        if (place < 0 || place >= array.Length) throw Errors.Range(realm, "Invalid index : " + Numbers.Text(place));
        array[(int)place] = arguments[1];
        return copy;
    }

    /// <summary>Replaces a stretch of elements, and gives those that were there.</summary>
    private static Value[] Cut(Realm realm, ArrayValue array, int start, int count, Value[] instead)
    {
        var (removed, tail) = (array.Elements.Slice(start, Math.Min(count, array.Length - start)).ToArray(),
            array.Elements[Math.Min(start + count, array.Length)..].ToArray());
        // Moving elements is far cheaper than computing them.
        realm.Step((removed.Length + tail.Length + instead.Length) / 16);
        array.Resize(realm, start + instead.Length + tail.Length);
        instead.CopyTo(array.Elements[start..]);
        tail.CopyTo(array.Elements[(start + instead.Length)..]);
        return removed;
    }
}
