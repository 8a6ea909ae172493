using System.Diagnostics;

namespace Mediation.Scripting.Values;

internal enum Kind { Undefined, Null, Boolean, Number, Text, Object }

/// <summary>
/// A JavaScript value (值) in sixteen bytes: a number beside a reference, which is the text or object, or a mark that
/// tells the kind.
/// The default is undefined.
/// </summary>
[DebuggerDisplay("{Kind} {_reference} {_number}")]
internal readonly struct Value
{
    private static readonly Mark NullMark = new(Kind.Null);
    private static readonly Mark BooleanMark = new(Kind.Boolean);
    private static readonly Mark NumberMark = new(Kind.Number);
    private static readonly Mark UnsetMark = new(Kind.Undefined);
    private static readonly Mark ShortcutMark = new(Kind.Undefined);

    public static readonly Value Null = new(NullMark, 0);
    public static readonly Value True = new(BooleanMark, 1);
    public static readonly Value False = new(BooleanMark, 0);
    public static readonly Value EmptyText = new("", 0);

    /// <summary>What a variable holds before its declaration is reached; no script ever sees it.</summary>
    public static readonly Value Unset = new(UnsetMark, 0);

    /// <summary>What the links of a chain give after <c>?.</c> met nothing; no script ever sees it.</summary>
    public static readonly Value Shortcut = new(ShortcutMark, 0);

    private readonly object? _reference;
    private readonly double _number;

    private Value(object? reference, double number)
    {
        _reference = reference;
        _number = number;
    }

    public Value(double number) : this(NumberMark, number) { }

    public Value(string text) : this(text, 0) { }

    public Value(Rope text) : this(text, 0) { }

    public Value(ObjectValue value) : this(value, 0) { }

    public Kind Kind => _reference switch
    {
        null => Kind.Undefined,
        Mark mark => mark.Kind,
        string or Rope => Kind.Text,
        _ => Kind.Object
    };

    public bool IsNumber => ReferenceEquals(_reference, NumberMark);

    public bool IsUndefined => _reference is null;

    public bool IsNullish => _reference is null || ReferenceEquals(_reference, NullMark);

    public bool IsUnset => ReferenceEquals(_reference, UnsetMark);

    public bool IsShortcut => ReferenceEquals(_reference, ShortcutMark);

    public bool IsText => _reference is string or Rope;

    public bool IsBoolean => ReferenceEquals(_reference, BooleanMark);

    public bool IsTrue => IsBoolean && _number != 0;

    /// <summary>The number of a number; 1 and 0 for true and false.</summary>
    public double Number => _number;

    /// <summary>The text of a text.</summary>
    public string Text => _reference as string ?? ((Rope)_reference!).ToString();

    /// <summary>The length of a text, without joining it.</summary>
    public int TextLength => _reference is string text ? text.Length : ((Rope)_reference!).Length;

    public ObjectValue? Object => _reference as ObjectValue;

    /// <summary>A text's parts or text, for joining.</summary>
    public object Joinable => _reference!;

    public T? As<T>() where T : ObjectValue => _reference as T;

    public static Value Of(bool value) => value ? True : False;

    private sealed record Mark(Kind Kind);
}
