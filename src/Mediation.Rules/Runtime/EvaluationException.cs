using System.Globalization;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Runtime;

/// <summary>Stops one expression; becomes the failure of its rule and never leaves the assembly.</summary>
internal sealed class EvaluationException(string code, int offset, params IReadOnlyList<string> arguments)
    : Exception(FaultText.For(code, arguments, CultureInfo.InvariantCulture))
{
    public string Code { get; } = code;

    public int Offset { get; } = offset;

    public IReadOnlyList<string> Arguments { get; } = arguments;
}
