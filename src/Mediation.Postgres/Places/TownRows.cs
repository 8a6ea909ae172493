using Mediation.Casework.Actors;
using Mediation.Casework.Categories;
using Mediation.Casework.Facts.Sayings;
using Mediation.Casework.Places;
using Mediation.Casework.Schedules;
using Npgsql;

namespace Mediation.Postgres.Places;

/// <summary>The current row of a reader over the town's tables, by position (底数行).</summary>
internal sealed class TownRows(NpgsqlDataReader reader)
{
    /// <summary>1 is Monday, 7 is Sunday.</summary>
    public static DayOfWeek Weekday(short iso) => (DayOfWeek)(iso % 7);

    public string Text(int at) => reader.GetString(at);

    public string? TextOrNull(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);

    public short Short(int at) => reader.GetInt16(at);

    public int Int(int at) => reader.GetInt32(at);

    public long Long(int at) => reader.GetInt64(at);

    public Unit Unit() => new(Text(0), Text(1), Text(2), TextOrNull(3)) { Duty = TextOrNull(4) };

    public Community Community() => new(Text(0), Text(1), Text(2), []);

    public PartyOrganisation PartyOrganisation() => new(Text(0), Text(1), Texts(2));

    public Grid Grid() => new(Text(0), Text(1), Text(2), Text(3), Texts(4));

    public Regulator Regulator() => new(Text(0), Text(1), Text(2), Text(3));

    public (string Code, GroupMember Member) GroupMember() => (Text(0), new(Text(1), Text(2), Flag(3), Flag(4), Text(5)));

    public Courtyard Courtyard() => new(Text(0), Text(1), Text(2), [.. reader.GetFieldValue<short[]>(3)], Text(4));

    public (string Of, CommitteeTerm Term) Term() => (Text(0), new(Date(1), Date(2)));

    public CommonQuestion Question() => new(Text(0), Text(1), Text(2), Text(3), Date(4));

    public Compound Compound() => new()
    {
        Code = Text(0),
        Name = Text(1),
        Community = Text(2),
        Street = Text(3),
        Kind = Text(4),
        Service = Words.Read<ServiceMode>(Text(5)),
        PropertyFirm = TextOrNull(6),
        Convention = TextOrNull(7),
        OwnersBody = TextOrNull(8),
        Buildings = Short(9),
        Households = reader.GetInt32(10),
        Aliases = Texts(11),
    };

    public Category Category() => new()
    {
        Code = Text(0),
        Name = Text(1),
        RequestTypes = Texts(2),
        Track = Text(3),
        Sensitivity = Short(4),
        CommunityMayLead = Flag(5),
        Mediation = Text(6),
        MediationReason = TextOrNull(7),
        Priority = Text(8),
        JusticeCode = TextOrNull(9),
        HotlineCode = TextOrNull(10),
        Retired = Flag(11),
    };

    public TownSaying Saying() => new(Text(0), Text(1), Flag(2));

    public BuildingHead BuildingHead() => new(Text(0), Short(1), Text(2), Flag(3), Text(4));

    public Official Official() => new(
        Text(0), Text(1), TextOrNull(2), Text(3),
        [.. Texts(4).Select(role => Enum.Parse<Role>(role, ignoreCase: true))],
        TextOrNull(5))
    {
        Languages = Texts(6),
    };

    public DutyShift Shift() => new(Text(0), Text(1), Weekday(Short(2)), Time(3), Time(4), Texts(5));

    public Schedule Schedule()
    {
        var recurrence = new Recurrence(Words.Read<Cycle>(Text(2)))
        {
            Weekdays = [.. reader.GetFieldValue<short[]>(3).Select(Weekday)],
            Nth = ShortOrNull(4),
            Day = ShortOrNull(5),
            Month = ShortOrNull(6),
        };
        return new Schedule(Text(0), Text(1), recurrence, Time(7))
        {
            RestDay = Words.Read<RestDay>(Text(8)),
            From = Date(9),
            Until = reader.IsDBNull(10) ? null : Date(10),
            Place = TextOrNull(11),
            Target = Words.Read<Target>(Text(12)),
            Unit = Text(13),
            Category = Text(14),
            Text = Text(15),
            Suspended = Flag(16),
            Since = reader.GetFieldValue<DateTimeOffset>(17),
        };
    }

    /// <summary>Every row of the next result.</summary>
    public async Task<List<T>> NextAsync<T>(Func<TownRows, T> read, CancellationToken ct)
    {
        await reader.NextResultAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(this));
        return rows;
    }

    private bool Flag(int at) => reader.GetBoolean(at);

    private short? ShortOrNull(int at) => reader.IsDBNull(at) ? null : reader.GetInt16(at);

    private DateOnly Date(int at) => reader.GetFieldValue<DateOnly>(at);

    private TimeOnly Time(int at) => reader.GetFieldValue<TimeOnly>(at);

    private string[] Texts(int at) => reader.GetFieldValue<string[]>(at);
}
