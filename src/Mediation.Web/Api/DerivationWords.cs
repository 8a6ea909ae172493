using Mediation.Casework.Deadlines;
using Mediation.Web.Resources;

namespace Mediation.Web.Api;

/// <summary>Why a stretch of time counts or doesn't, as a sentence (推算理由).</summary>
internal static class DerivationWords
{
    /// <summary>The sentence of a line's reason; a reason without a resource is a defect that its test finds.</summary>
    public static string Of(Because because) =>
        Words.Of("because", because.Code).With([.. because.Arguments]);
}
