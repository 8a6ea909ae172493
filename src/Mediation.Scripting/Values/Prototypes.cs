namespace Mediation.Scripting.Values;

/// <summary>The prototypes of the language's objects (原型); the library fills them once, before the first script
/// runs.</summary>
internal static class Prototypes
{
    public static readonly IntrinsicValue Object = new() { Prototype = null };
    public static readonly IntrinsicValue Function = new();
    public static readonly IntrinsicValue Array = new();
    public static readonly IntrinsicValue Text = new();
    public static readonly IntrinsicValue Number = new();
    public static readonly IntrinsicValue Boolean = new();
    public static readonly IntrinsicValue Date = new();
    public static readonly IntrinsicValue RegExp = new();
    public static readonly IntrinsicValue Map = new();
    public static readonly IntrinsicValue Set = new();
    public static readonly IntrinsicValue Iterator = new();
    public static readonly IntrinsicValue Error = new();
    public static readonly IntrinsicValue TypeError = new() { Prototype = Error };
    public static readonly IntrinsicValue RangeError = new() { Prototype = Error };
    public static readonly IntrinsicValue ReferenceError = new() { Prototype = Error };
    public static readonly IntrinsicValue SyntaxError = new() { Prototype = Error };
    public static readonly IntrinsicValue EvalError = new() { Prototype = Error };
    public static readonly IntrinsicValue UriError = new() { Prototype = Error };
}
