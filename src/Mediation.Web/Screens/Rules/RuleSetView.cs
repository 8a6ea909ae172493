using Mediation.Casework.Facts.Words;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Rules.Reading;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Rules;

/// <summary>A rule set of one version, as its page shows it (规则集页).</summary>
public sealed record RuleSetView
{
    /// <summary>Of the versions of one rule set, the newest first; null when the address names one that isn't there.</summary>
    public static RuleSetView? Of(IReadOnlyList<RuleVersion> versions, RuleAddress address, Policy policy, Clockface clock)
    {
        var shown = address.Version is { } number
            ? versions.FirstOrDefault(version => version.Number == number)
            : versions.FirstOrDefault(version => version.InForce);
        if (shown is null)
            return null;
        var set = SetOf(shown, policy);
        var inForce = versions.FirstOrDefault(version => version.InForce)?.Number;
        var day = address.On ?? policy.Calendar.DayOf(clock.Now);
        var words = new RuleWords(policy);
        var rows = set.Rules.Select(rule => RuleRow.Of(set.Name, rule, day)).ToList();
        return new RuleSetView
        {
            Address = address,
            InForce = inForce,
            Ahead = versions.FirstOrDefault(version => version.Ahead is not null),
            Clock = clock,
            Words = words,
            Set = set,
            Shown = shown,
            Day = day,
            All = rows,
            Rows = [.. rows.Where(row => row.Fits(address, words))],
            Concepts = policy.Rules.ConceptsOf(set),
            Versions = [.. RowsOf(versions, number => (address with { Version = number == inForce ? null : number }).Of(shown.Name))
                .Select(row => row with { Shown = row.Number == shown.Number })],
        };
    }

    public required RuleAddress Address { get; init; }

    /// <summary>Number of the version that was brought into force just now; null for none.</summary>
    public int? Published { get; init; }

    /// <summary>Number of the version in force; null when none is.</summary>
    public int? InForce { get; init; }

    /// <summary>The version that waits for its day; null for none (待施行).</summary>
    public RuleVersion? Ahead { get; init; }

    /// <summary>Whether the visitor may take it back.</summary>
    public bool MayEdit { get; init; }

    /// <summary>A file's version that waits beside what a person brought into force; null for none (待启用).</summary>
    public VersionRow? Waiting => Versions.FirstOrDefault(version => version.State is VersionState.Waiting);

    public required Clockface Clock { get; init; }

    public required RuleWords Words { get; init; }

    /// <summary>The rules of the version that is shown.</summary>
    public required RuleSet Set { get; init; }

    /// <summary>The version that is shown.</summary>
    public required RuleVersion Shown { get; init; }

    /// <summary>The day whose law is asked.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Every rule of the version.</summary>
    public required IReadOnlyList<RuleRow> All { get; init; }

    /// <summary>Those that the filter lets through.</summary>
    public required IReadOnlyList<RuleRow> Rows { get; init; }

    /// <summary>The residents' words that it asks for.</summary>
    public required IReadOnlyList<Concept> Concepts { get; init; }

    /// <summary>Every version.</summary>
    public required IReadOnlyList<VersionRow> Versions { get; init; }

    /// <summary>派给谁.</summary>
    public string Title => RuleWords.Title(Set.Name);

    /// <summary>The file's own note; null when it has none.</summary>
    public string? Note => RuleSets.NoteOf(Set);

    /// <summary>The filters, as the address has them.</summary>
    public IReadOnlyList<FilterField> Filters =>
    [
        new("q", Texts.Rules_Words, Address.Q),
        new("on", Texts.Rules_On, Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) { Day = true },
        new("state", Texts.Rules_State, Address.State?.ToString(), [.. Enum.GetValues<RuleInForce>()
            .Select(state => new FormOption(state.ToString(), RuleSets.Said(state)))]),
        new("ground", Texts.Rules_GroundState, Address.Ground, [.. Grounds.All
            .Select(ground => new FormOption(ground, Resources.Words.Of("verified", ground)))]),
        .. Address.Version is { } number ? [new FilterField("version", Texts.Versions_Title, $"{number}", [.. Versions
            .Select(version => new FormOption($"{version.Number}", Texts.Versions_Number.With(version.Number)))])] : Array.Empty<FilterField>(),
    ];

    /// <summary>The rules of a version: those in force here if they are the same, else read again.</summary>
    public static RuleSet SetOf(RuleVersion version, Policy policy) =>
        policy.Rules.RuleSets.FirstOrDefault(set => set.Name == version.Name && set.Version == version.Version)
        ?? RuleFile.Read(version.Document, version.Source).RuleSets[0];

    /// <summary>The versions as they are listed, each leading to its own page.</summary>
    public static IReadOnlyList<VersionRow> RowsOf(IReadOnlyList<RuleVersion> versions, Func<int, string> page) =>
        [.. versions.Select(version => Row(version, versions, page(version.Number)))];

    private static VersionRow Row(RuleVersion version, IReadOnlyList<RuleVersion> all, string page) => new(
        version.Number, StateOf(version, all.FirstOrDefault(v => v.InForce)?.Number),
        version.Source, version.Publication?.At ?? version.ImportedAt, page)
    {
        PublishedBy = version.Publication?.By ?? version.Ahead?.By,
        PublishedWhy = version.Publication?.Reason ?? version.Ahead?.Why,
        ApprovedBy = version.Publication?.ApprovedBy,
    };

    // What was in force before is older, though its number may be higher than that of the version gone back to.
    private static VersionState StateOf(RuleVersion version, int? inForce) =>
        version.Ahead is not null ? VersionState.Ahead
        : version.WasInForce && !version.InForce ? VersionState.Superseded
        : version is { InForce: false, Source: "workbench" } ? VersionState.Unused
        : VersionRow.StateOf(version.Number, version.InForce, inForce);
}
