using System.Collections.Immutable;

namespace Mediation.Casework.Errands;

/// <summary>What a case is as a service that the town does for somebody (代办事项): which papers it needs, which were handed over, which were given back, and when one meets.</summary>
/// <param name="Needed">The papers that the rule set <c>service-papers</c> asks for this kind (材料清单).</param>
public sealed record Errand(IReadOnlyList<string> Needed)
{
    /// <summary>The kinds of services (代办服务): categories whose code begins so.</summary>
    public const string Branch = "ZL09-1";

    /// <summary>When one meets, at the home or at the station (预约时间); null where nothing was agreed.</summary>
    public DateTimeOffset? MeetAt { get; init; }

    /// <summary>Papers that were handed over, in that order (收过的材料).</summary>
    public ImmutableList<string> Taken { get; init; } = [];

    /// <summary>Papers that were given back (已交还的材料).</summary>
    public ImmutableList<string> GivenBack { get; init; } = [];

    /// <summary>Papers that haven't been handed over (还缺的材料).</summary>
    public IReadOnlyList<string> Missing => [.. Needed.Except(Taken)];

    /// <summary>Papers that are with the town now (在手的材料).</summary>
    public IReadOnlyList<string> Held => [.. Taken.Except(GivenBack)];
}
