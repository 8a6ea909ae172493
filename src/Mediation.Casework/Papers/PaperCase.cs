using Mediation.Casework.Calendars;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Parties;
using Mediation.Casework.Places;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Papers;

/// <summary>Something that happened to a case, with when and by whom (经过).</summary>
/// <param name="Event">What.</param>
/// <param name="At">When.</param>
/// <param name="By">The official's name.</param>
public sealed record PaperEvent(CaseEvent Event, DateTimeOffset At, string By);

/// <summary>Everything that papers may be filled from (文书所据): what the case is, what happened, what was said, and who is told of it.</summary>
public sealed record PaperCase
{
    /// <summary>案卷.</summary>
    public required CaseFile File { get; init; }

    /// <summary>本镇底数.</summary>
    public required Town Town { get; init; }

    /// <summary>工作日历.</summary>
    public required WorkCalendar Calendar { get; init; }

    /// <summary>The product's moment.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whoever makes the paper (出具人).</summary>
    public required string Maker { get; init; }

    /// <summary>What happened, in order.</summary>
    public required IReadOnlyList<PaperEvent> Events { get; init; }

    /// <summary>What was said, by its id.</summary>
    public required IReadOnlyDictionary<Guid, string> Words { get; init; }

    /// <summary>The complaint.</summary>
    public required string Said { get; init; }

    /// <summary>The place as it was given.</summary>
    public required string PlaceText { get; init; }

    /// <summary>Who the parties are: masked, or in clear where the paper asks for it and the maker may see it.</summary>
    public required IReadOnlyList<PartyIdentity> Identities { get; init; }

    /// <summary>Whether the parties stand in it in clear, because the law's form names them (载明当事人).</summary>
    public bool Named { get; init; }

    /// <summary>What workflows fixed for papers of theirs, by field, the newest last (流程所定取值).</summary>
    public IReadOnlyList<(string Template, IReadOnlyDictionary<string, string> Values)> Fixed { get; init; } = [];

    /// <summary>Names of the files that came with the case.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>What whoever makes the paper wrote for it, by field.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; init; } = new Dictionary<string, string>();

    /// <summary>What the case must have and hasn't, by name (缺件); for the bound file.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>How many numbered pages the bound file has; null elsewhere.</summary>
    public int? Pages { get; init; }

    /// <summary>The paper's own number; null before it has one.</summary>
    public string? Number { get; init; }

    /// <summary>What the templates of a paper may mention, with what it is for this case.</summary>
    public PaperValues Values => new(Of(PaperFacts.All)) { Parties = [.. File.Parties.Select(ValuesOf)] };

    /// <summary>The events of a kind, in order.</summary>
    public IEnumerable<(T Event, PaperEvent Line)> Of<T>()
        where T : CaseEvent => Events.Where(line => line.Event is T).Select(line => ((T)line.Event, line));

    /// <summary>What an event speaks of; null where nothing was said.</summary>
    public string? Say(StatementRef? words) => words is null ? null : Words.GetValueOrDefault(words.Id);

    /// <summary>A unit's name.</summary>
    public string Unit(string code) => Town.Unit(code)?.Name ?? code;

    /// <summary>Several units' names.</summary>
    public string Units(IEnumerable<string> codes) => string.Join('、', codes.Distinct().Select(Unit));

    /// <summary>2026年11月20日.</summary>
    public string Day(DateTimeOffset at) => Day(DateOnly.FromDateTime(Local(at).DateTime));

    /// <summary>2026年11月20日.</summary>
    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>2026年11月20日 17:30; midnight is 24:00 of the day before.</summary>
    public string Moment(DateTimeOffset at) =>
        Local(at) is { TimeOfDay.Ticks: 0 } midnight ? $"{Day(DateOnly.FromDateTime(midnight.DateTime).AddDays(-1))} 24:00" : $"{Day(at)} {Local(at):HH:mm}";

    private PartyValues ValuesOf(Party party) =>
        new(party.Side, (this with { File = File with { Parties = [party] } }).Of(PaperFacts.OfTheParties));

    private Dictionary<string, string> Of(IEnumerable<PaperFact> facts) => facts
        .Select(fact => (fact.Field.Code, Value: fact.Of(this))).Where(each => !string.IsNullOrWhiteSpace(each.Value))
        .ToDictionary(each => each.Code, each => each.Value!);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Town.Zone);
}
