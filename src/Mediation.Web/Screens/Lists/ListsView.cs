using Mediation.Casework.Actors;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Lists;
using Mediation.Casework.Places;
using Mediation.Postgres.Lists;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Lists;

/// <summary>What one of the three lists shows (清单页): nothing personal.</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What codes are called.</param>
/// <param name="List">Which list.</param>
/// <param name="Actor">Who looks.</param>
/// <param name="Resources">What is offered now.</param>
/// <param name="Lines">Lines of the list, for needs and projects.</param>
public sealed record ListsView(Clockface Clock, Town Town, string List, Actor Actor, IReadOnlyList<Resource> Resources, IReadOnlyList<ListedLine> Lines)
{
    /// <summary>The one round whose needs are shown; null for all.</summary>
    public string? Round { get; init; }

    /// <summary>Number or code of what was just done; null otherwise.</summary>
    public string? Done { get; init; }

    /// <summary>Number of what was accepted as a case at once and stands on no list; null otherwise.</summary>
    public string? Apart { get; init; }

    /// <summary>Why something was not done.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>Partners the reader works for (可代表的共建单位).</summary>
    public IReadOnlyList<Unit> Partners => ListPartners.Of(Actor, Town);

    /// <summary>The first that is proposed for a line; null where nothing suits it or it is settled (建议对接).</summary>
    public Resource? Proposed(ListedLine line) =>
        line.Line is { Settled: null, Matches.IsEmpty: true } && Matching.Of(Resources, line.Line, line.Compound) is [var first, ..] ? first : null;

    /// <summary>How a line stands: 等人领办, 社区居委会领办, 办成.</summary>
    public string Standing(ListedLine line) => line.Line switch
    {
        { Settled: { } how } => Words.Of("act", how),
        { Taker: { } taker } => Texts.Lists_TakenBy.With(Town.Unit(taker)?.Name ?? taker),
        _ => Texts.Lists_NotTaken,
    };

    /// <summary>How the due moment of an open line stands; null when none is.</summary>
    public LightView? LightOf(ListedLine line) => line.DueAt is not { } due || line.Line.Settled is not null ? null
        : LightView.Running(due <= Clock.Now ? TrafficLight.Red : TrafficLight.Green, due, Clock);

    /// <summary>Whether the reader may take a resource off.</summary>
    public bool MayEnd(Resource resource) =>
        Actor.WorksFor(resource.Unit) || Town.Above(resource.Unit).Any(above => Actor.WorksFor(above.Code));

    /// <summary>Which compounds a resource serves, in words.</summary>
    public string Serves(Resource resource) => resource.Compounds.Count == 0
        ? Texts.Lists_WholeTown
        : string.Join('、', resource.Compounds.Select(code => Town.Compound(code)?.Name ?? code));
}

/// <summary>What the form of a need or a project shows (列入清单表).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">Compounds to choose from.</param>
/// <param name="Units">Partners the reader works for.</param>
/// <param name="Id">Minted with the page: the same form is one line.</param>
/// <param name="Note">As typed so far.</param>
/// <param name="Refusals">Why it was not written down.</param>
public sealed record ListEntryView(Clockface Clock, Town Town, IReadOnlyList<Unit> Units, Guid Id, ListNote Note, IReadOnlyList<string> Refusals);

/// <summary>What the form of a resource shows (资源登记表).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">Compounds to choose from.</param>
/// <param name="Units">Partners the reader works for.</param>
/// <param name="Form">As typed so far.</param>
/// <param name="Refusals">Why it was not entered.</param>
public sealed record ResourceEntryView(Clockface Clock, Town Town, IReadOnlyList<Unit> Units, ResourceForm Form, IReadOnlyList<string> Refusals);
