using Mediation.Casework.Calendars;
using Mediation.Casework.Categories;
using Mediation.Casework.Places;
using Npgsql;

namespace Mediation.Postgres.Places;

/// <summary>Reads the town that the database holds (本镇底数).</summary>
public static class TownStore
{
    private const string Everything =
        """
        select code, name, case_prefix, time_zone, edition from place where code = $1;
        select number, document from work_calendar where place_code = $1 order by number desc limit 1;
        select code, name, kind, parent_code, duty from unit where place_code = $1 order by position, code;
        select code, name, office from community where place_code = $1 order by code;
        select o.code, o.name, array(select code from compound where party_organisation_code = o.code order by code),
               o.community_code
        from party_organisation o
        join community c on c.code = o.community_code
        where c.place_code = $1
        order by o.code;
        select m.code, m.name, m.community_code, m.street, m.kind, m.service, m.property_firm, m.convention,
               m.owners_body, m.buildings, m.households, m.aliases
        from compound m
        join community c on c.code = m.community_code
        where c.place_code = $1
        order by m.code;
        select g.code, g.name, g.community_code, g.worker_code,
               array(select code from compound where grid_code = g.code order by code)
        from grid g
        join community c on c.code = g.community_code
        where c.place_code = $1
        order by g.code;
        select h.compound_code, h.building, h.name, h.party_member, h.background
        from building_head h
        join compound m on m.code = h.compound_code
        join community c on c.code = m.community_code
        where c.place_code = $1
        order by h.compound_code, h.building;
        select code, name, unit_code, title, roles, community_code, languages from official where place_code = $1 order by code;
        select d.unit_code, d.name, d.weekday, d.begins, d.ends, array_agg(d.official_code order by d.official_code)
        from duty_roster d
        join unit u on u.code = d.unit_code
        where u.place_code = $1
        group by d.unit_code, d.name, d.weekday, d.begins, d.ends
        order by d.unit_code, d.weekday, d.begins, d.name;
        select matter, name, unit_code, ground from responsibility where place_code = $1 order by matter;
        select code, name, request_types, track, sensitivity, community_may_lead, mediation, mediation_reason, priority, justice_code,
               hotline_code, retired
        from category
        where place_code = $1
        order by code;
        select category_code, text, struck from saying where place_code = $1 order by category_code, text;
        select code, unit_code, name, leads, votes, ground from unit_group where place_code = $1 order by code, leads desc, unit_code;
        select code, name, cycle, weekdays, nth, day, month, at, rest_day, from_on, until_on, place, target, unit_code, category_code, text, suspended,
               since
        from schedule
        where place_code = $1
        order by code;
        select code, name, compound_code, buildings, unit_code from courtyard where place_code = $1 order by code;
        select m.courtyard_code, m.from_on, m.until_on
        from committee_member m
        join courtyard y on y.code = m.courtyard_code
        where y.place_code = $1
        order by m.courtyard_code, m.from_on;
        select code, question, answer, ground, checked_on from common_question where place_code = $1 order by code;
        select code, name from spoken_language where place_code = $1 order by code
        """;

    /// <summary>The town this database serves: its first place; null when none was loaded yet.</summary>
    public static async Task<Town?> FirstAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await FirstAsync(connection, ct);
    }

    /// <summary>The same on a connection that is open already.</summary>
    public static async Task<Town?> FirstAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select code from place order by code limit 1", connection);
        return await command.ExecuteScalarAsync(ct) is string place ? await ReadAsync(connection, place, ct) : null;
    }

    /// <summary>The town of a place; null when the place isn't known.</summary>
    public static async Task<Town?> ReadAsync(NpgsqlDataSource source, string place, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await ReadAsync(connection, place, ct);
    }

    /// <summary>The town of a place, in one round trip; null when the place isn't known.</summary>
    public static async Task<Town?> ReadAsync(NpgsqlConnection connection, string place, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var question in Everything.Split(';'))
            batch.BatchCommands.Add(new NpgsqlBatchCommand(question) { Parameters = { new() { Value = place } } });

        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;
        return await ReadAsync(new TownRows(reader), ct);
    }

    private static async Task<Town> ReadAsync(TownRows row, CancellationToken ct)
    {
        var (code, name, prefix, zone, edition) = (row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Long(4));
        var calendar = (await row.NextAsync(each => (Number: each.Int(0), Document: each.Text(1)), ct)).Single();
        var units = await row.NextAsync(each => each.Unit(), ct);
        var communities = await row.NextAsync(each => each.Community(), ct);
        var organisations = await row.NextAsync(each => (In: each.Text(3), Organisation: each.PartyOrganisation()), ct);
        var compounds = await row.NextAsync(each => each.Compound(), ct);
        var grids = await row.NextAsync(each => each.Grid(), ct);
        var heads = await row.NextAsync(each => each.BuildingHead(), ct);
        var people = await row.NextAsync(each => each.Official(), ct);
        var shifts = await row.NextAsync(each => each.Shift(), ct);
        var regulators = await row.NextAsync(each => each.Regulator(), ct);
        var categories = await row.NextAsync(each => each.Category(), ct);
        var sayings = await row.NextAsync(each => each.Saying(), ct);
        var members = await row.NextAsync(each => each.GroupMember(), ct);
        var schedules = await row.NextAsync(each => each.Schedule(), ct);
        var courtyards = await row.NextAsync(each => each.Courtyard(), ct);
        var terms = (await row.NextAsync(each => each.Term(), ct)).ToLookup(each => each.Of, each => each.Term);
        var questions = await row.NextAsync(each => each.Question(), ct);
        var languages = await row.NextAsync(each => new SpokenLanguage(each.Text(0), each.Text(1)), ct);

        var organisationsIn = organisations.ToLookup(each => each.In, each => each.Organisation);
        return new Town
        {
            Code = code,
            Name = name,
            CasePrefix = prefix,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(zone),
            CalendarContents = CalendarContents.Of(calendar.Document),
            CalendarNumber = calendar.Number,
            Edition = edition,
            Units = units,
            Communities = [.. communities.Select(each => each with
            {
                PartyOrganisations = [.. organisationsIn[each.Code]],
            })],
            Compounds = compounds,
            Grids = grids,
            BuildingHeads = heads,
            People = people,
            Shifts = shifts,
            Regulators = regulators,
            Categories = CategoryList.Of(categories),
            Sayings = sayings,
            Groups = [.. members.GroupBy(each => each.Code).Select(group => new UnitGroup(group.Key, [.. group.Select(each => each.Member)]))],
            Schedules = schedules,
            Courtyards = [.. courtyards.Select(each => each with { Terms = [.. terms[each.Code]] })],
            Questions = questions,
            Languages = languages,
        };
    }
}
