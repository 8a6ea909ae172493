using Mediation.Casework.Acceptance;
using Mediation.Casework.Places;

namespace Mediation.Casework.Micro;

/// <summary>Something small that a building head writes down in passing (微事): a sentence, photos or both, and where. Nobody is asked who they are.</summary>
public sealed record MicroNote
{
    /// <summary>The longest sentence, in characters (最长字数).</summary>
    public const int LongestText = 500;

    /// <summary>The most photos (最多照片).</summary>
    public const int MostPhotos = 3;

    /// <summary>What it is about, in their words; with photos it may be left to them (一句话).</summary>
    public string Text { get; init; } = "";

    /// <summary>小区代码.</summary>
    public string Compound { get; init; } = "";

    /// <summary>Where in the compound, at most 40 characters, such as 2栋3单元; empty for the compound itself (楼栋单元).</summary>
    public string Building { get; init; } = "";

    /// <summary>Ids of uploads (照片).</summary>
    public IReadOnlyList<Guid> Photos { get; init; } = [];

    /// <summary>Every fault at once, each at its field; none when it may be noted.</summary>
    public IReadOnlyList<Refusal> Faults(Town town) =>
    [
        .. string.IsNullOrWhiteSpace(Text) ? [new Refusal("field.missing", "text", "text")] : Array.Empty<Refusal>(),
        .. Text.Length > LongestText ? [new Refusal("field.too-long", "text", "text", LongestText, Text.Length)] : Array.Empty<Refusal>(),
        .. town.Compound(Compound) is null ? [new Refusal("field.not-an-option", "compound", "compound", Compound)] : Array.Empty<Refusal>(),
        .. Building.Length > 40 ? [new Refusal("field.too-long", "building", "building", 40, Building.Length)] : Array.Empty<Refusal>(),
        .. Photos.Count > MostPhotos ? [new Refusal("field.too-many", "attachments", "attachments", MostPhotos, Photos.Count)] : Array.Empty<Refusal>(),
    ];

    /// <summary>Where it is, as one would say it (地点).</summary>
    public string Place(Town town) => $"{town.Compound(Compound)?.Name}{Building.Trim()}";

    /// <summary>The same as the window would write it down (诉求登记).</summary>
    public ComplaintForm Form(Town town) => new()
    {
        Text = Text.Trim(),
        Channel = WireWords.Reported,
        Place = Place(town),
        Reporter = new ReporterForm { Anonymous = true },
        Attachments = Photos,
    };
}
