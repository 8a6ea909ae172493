using Mediation.Casework.Places;
using Mediation.Postgres.RootCauses;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.RootCauses;

/// <summary>What the addresses of matters say.</summary>
/// <param name="Days">How far back cases are compared, by acceptance; null for ninety days.</param>
public sealed record MatterAddress(int? Days = null)
{
    /// <summary>What may be chosen, in days.</summary>
    public static IReadOnlyList<int> Choices { get; } = [30, 90, 180, 365];

    /// <summary>The days meant.</summary>
    public int Back => Choices.Contains(Days ?? 0) ? Days!.Value : 90;
}

/// <summary>Projects, and like cases that might become one (源头治理).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What codes are called.</param>
/// <param name="Address">What the address says.</param>
/// <param name="Projects">Those that the reader may see.</param>
/// <param name="Matters">Clusters; null for whoever doesn't oversee the town.</param>
public sealed record RootCausesView(
    Clockface Clock, TownNames Names, MatterAddress Address, IReadOnlyList<RootCause> Projects, IReadOnlyList<Matter>? Matters);

/// <summary>One cluster (一类事页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What codes are called.</param>
/// <param name="Address">What the address says.</param>
/// <param name="Matter">The cases and why they are together.</param>
/// <param name="Units">Units that may lead.</param>
/// <param name="MayOpen">Whether the reader may open a project.</param>
public sealed record MatterView(Clockface Clock, TownNames Names, MatterAddress Address, Matter Matter, IReadOnlyList<Unit> Units, bool MayOpen)
{
    /// <summary>What was typed, when it was refused.</summary>
    public RootCausePlan? Plan { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Refusal { get; init; }
}

/// <summary>One project (专项页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What codes are called.</param>
/// <param name="Record">The project with its cases and its record.</param>
/// <param name="MayDirect">Whether the reader takes cases in and closes.</param>
/// <param name="MayProgress">Whether the reader writes down how it goes on.</param>
public sealed record RootCauseView(Clockface Clock, TownNames Names, RootCauseRecord Record, bool MayDirect, bool MayProgress)
{
    /// <summary>What was typed, when it was refused.</summary>
    public string? Typed { get; init; }

    /// <summary>Which form was refused.</summary>
    public string? Form { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Refusal { get; init; }

    /// <summary>The project.</summary>
    public RootCause Project => Record.Project;
}
