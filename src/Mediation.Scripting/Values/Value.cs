using System.Diagnostics;

namespace Mediation.Scripting.Values;

internal enum Kind { Undefined, Null, Boolean, Number, Text, Object }

/// <summary>
/// A JavaScript value (值) in sixteen bytes: a number beside a reference, which is the text or object, or a mark that
/// tells the kind. The default is undefined.
/// </summary>
[DebuggerDisplay("{Kind} {this.reference} {this.number}")]
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

    private readonly object? reference;
    private readonly double number;

    private Value(object? reference, double number)
    {
        this.reference = reference;
        this.number = number;
    }

    public Value(double number) : this(NumberMark, number) { }

    public Value(string text) : this(text, 0) { }

    public Value(Rope text) : this(text, 0) { }

    public Value(ObjectValue value) : this(value, 0) { }

    public Kind Kind => this.reference switch
    {
        null => Kind.Undefined,
        Mark mark => mark.Kind,
        string or Rope => Kind.Text,
        _ => Kind.Object
    };

    public bool IsNumber => ReferenceEquals(this.reference, NumberMark);

    public bool IsUndefined => this.reference is null;

    public bool IsNullish => this.reference is null || ReferenceEquals(this.reference, NullMark);

    public bool IsUnset => ReferenceEquals(this.reference, UnsetMark);

    public bool IsShortcut => ReferenceEquals(this.reference, ShortcutMark);

    public bool IsText => this.reference is string or Rope;

    public bool IsBoolean => ReferenceEquals(this.reference, BooleanMark);

    public bool IsTrue => IsBoolean && this.number != 0;

    /// <summary>The number of a number; 1 and 0 for true and false.</summary>
    public double Number => this.number;

    /// <summary>The text of a text.</summary>
    public string Text => this.reference as string ?? ((Rope)this.reference!).ToString();

    /// <summary>The length of a text, without joining it.</summary>
    public int TextLength => this.reference is string text ? text.Length : ((Rope)this.reference!).Length;

    public ObjectValue? Object => this.reference as ObjectValue;

    /// <summary>A text's parts or text, for joining.</summary>
    public object Joinable => this.reference!;

    public T? As<T>() where T : ObjectValue => this.reference as T;

    public static Value Of(bool value) => value ? True : False;

    private sealed record Mark(Kind Kind);
}
