using Mediation.Casework;
using Mediation.Casework.Templates;
using Mediation.Postgres.Templates;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;

namespace Mediation.Web.Screens.Templates;

/// <summary>What a preview is filled with (示例内容).</summary>
/// <param name="Values">By field.</param>
/// <param name="CaseNumber">The past case they come from; null for made-up ones.</param>
public sealed record TemplateSample(IReadOnlyDictionary<string, string> Values, string? CaseNumber);

/// <summary>What the page of a template shows (模板页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Template">As it is in force.</param>
/// <param name="Shipped">As the files have it.</param>
/// <param name="Versions">Every published text, the newest first.</param>
/// <param name="Sample">What the preview is filled with.</param>
/// <param name="MayEdit">Whether the reader is an administrator.</param>
public sealed record TemplateView(
    Clockface Clock, Template Template, Template Shipped, IReadOnlyList<TemplateVersion> Versions, TemplateSample Sample, bool MayEdit)
{
    /// <summary>What stands in the form.</summary>
    public required Template Typed { get; init; }

    /// <summary>Why, as typed so far.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether it was just published.</summary>
    public bool Done { get; init; }

    /// <summary>Why it was not published; null before.</summary>
    public string? Refusal { get; init; }

    /// <summary>The number in force; 0 for the text of the files.</summary>
    public int Number => Versions is [var newest, ..] ? newest.Number : 0;

    /// <summary>Whether the text in force is that of the files.</summary>
    public bool IsShipped => Template.Sections.SequenceEqual(Shipped.Sections);

    /// <summary>The same with an earlier version's texts in the form, to be looked at and published.</summary>
    public TemplateView Showing(int? version) => version is { } number && Versions.FirstOrDefault(each => each.Number == number) is { } found
        ? this with { Typed = found.Texts is { } texts ? Shipped.With(texts) : Shipped }
        : this;

    /// <summary>The same after its form was refused.</summary>
    public TemplateView Refused(IReadOnlyDictionary<string, string>? texts, string reason, Refusal refusal) =>
        this with { Typed = texts is null ? Template : Template.With(texts), Reason = reason, Refusal = Sentences.Of(refusal) };
}
