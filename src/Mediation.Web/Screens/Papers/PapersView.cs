using Mediation.Casework.Acts;
using Mediation.Casework.Papers;
using Mediation.Casework.Templates;
using Mediation.Postgres.Papers;
using Mediation.Web.Screens.Case;

namespace Mediation.Web.Screens.Papers;

/// <summary>What the page of a case's papers shows (文书页).</summary>
/// <param name="Reading">The case.</param>
/// <param name="Templates">模板.</param>
/// <param name="Kept">Papers that were made.</param>
public sealed record PapersView(CaseReading Reading, TemplateSet Templates, IReadOnlyList<KeptPaper> Kept)
{
    /// <summary>The number of the paper that was just made.</summary>
    public string? Done { get; init; }

    /// <summary>Why a file wasn't given.</summary>
    public string? Refusal { get; init; }

    /// <summary>编号.</summary>
    public string Number => Reading.File.Number;

    /// <summary>What may be made, must be, and was; what is missing comes first.</summary>
    public IReadOnlyList<(Template Template, PaperStanding Standing)> Papers =>
        [.. PaperMoments.Of(Templates, Reading.File, [.. Reading.Found.Journal.Select(line => line.Event)])
            .OrderBy(paper => paper.Standing is not PaperStanding.Missing)];

    /// <summary>What the case must have and hasn't.</summary>
    public IReadOnlyList<Template> Missing => [.. Papers.Where(paper => paper.Standing is PaperStanding.Missing).Select(paper => paper.Template)];

    /// <summary>Whether the reader may make papers of the case.</summary>
    public bool MayMake => ActCatalog.Kind(MakePaper.ActCode).Bar(Reading.File, null, Reading.Found.Briefing) is null;

    /// <summary>What a paper is called; its code when the town has its template no more.</summary>
    public string NameOf(KeptPaper paper) => Templates.Find(paper.Template)?.Name ?? paper.Template;
}
