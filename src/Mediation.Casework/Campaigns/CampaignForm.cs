using Mediation.Casework.Actors;
using Mediation.Casework.Places;

namespace Mediation.Casework.Campaigns;

/// <summary>What is written down when a campaign begins (开始回访).</summary>
/// <param name="Id">Minted with the form: sent twice it is one campaign.</param>
public sealed record CampaignForm(Guid Id)
{
    /// <summary>The most questions (最多几问).</summary>
    public const int MostQuestions = 10;

    /// <summary>名称.</summary>
    public string Name { get; init; } = "";

    /// <summary>Who calls: code.</summary>
    public string Unit { get; init; } = "";

    /// <summary>提纲.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>隔几天再打: 1 to 60.</summary>
    public int? EveryDays { get; init; }

    /// <summary>最多打几次: 1 to 10.</summary>
    public int? MostTries { get; init; }

    /// <summary>Every fault at once, each at its field; none when it may begin.</summary>
    public IReadOnlyList<Refusal> Faults(Actor actor, Town town) =>
    [
        .. CampaignSight.UnitsOf(actor, town).Any(unit => unit.Code == Unit) ? [] : new[] { new Refusal("campaign.unit", "unit") },
        .. string.IsNullOrWhiteSpace(Name) ? [new Refusal("field.missing", "campaignName", "campaignName")] : Array.Empty<Refusal>(),
        .. Name.Length > 60 ? [new Refusal("field.too-long", "campaignName", "campaignName", 60, Name.Length)] : Array.Empty<Refusal>(),
        .. Questions.Count == 0 ? [new Refusal("field.missing", "questions", "questions")] : Array.Empty<Refusal>(),
        .. Questions.Count > MostQuestions ? [new Refusal("field.too-many", "questions", "questions", MostQuestions, Questions.Count)] : Array.Empty<Refusal>(),
        .. Questions.Where(each => each.Length > 100).Select(each => new Refusal("field.too-long", "questions", "questions", 100, each.Length)),
        .. EveryDays is >= 1 and <= 60 ? [] : new[] { new Refusal("field.out-of-range", "everyDays", "everyDays", 1, 60) },
        .. MostTries is >= 1 and <= 10 ? [] : new[] { new Refusal("field.out-of-range", "mostTries", "mostTries", 1, 10) },
    ];
}
