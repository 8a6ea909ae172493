using Mediation.Casework.Deadlines;

namespace Mediation.Casework.Tests.Deadlines;

internal static class GivenDeadline
{
    public static readonly HashSet<string> Grounds = ["appraisal", "awaiting-material"];

    public static Deadline Of(Term term, DateTimeOffset startedAt) => new()
    {
        Id = Guid.CreateVersion7(startedAt),
        Kind = "handling",
        Side = ClockSide.Management,
        Unit = "URBAN",
        Term = term,
        Ground = "本镇规定",
        Label = "办理时限",
        Rule = "deadlines/handling@1",
        StartedAt = startedAt,
    };
}
