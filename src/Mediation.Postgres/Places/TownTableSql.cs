using System.Collections.Frozen;
using Mediation.Casework.Places.Tables;
using Npgsql;

namespace Mediation.Postgres.Places;

/// <summary>
/// The statements that put a table's rows into the database (底数写入): each column a list of texts, <c>$1</c> the place, the others in the
/// table's order. What is chosen is stored by its code.
/// </summary>
internal static class TownTableSql
{
    private static readonly FrozenDictionary<string, string> Upserts = new Dictionary<string, string>
    {
        ["units"] =
            """
            insert into unit (code, name, kind, parent_code, duty, place_code, position)
            select r.code, r.name, r.kind, nullif(r.parent, ''), nullif(r.duty, ''), $1,
                   (select coalesce(max(u.position), 0) from unit u where u.place_code = $1) + r.n
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as r (code, name, kind, parent, duty, n)
            on conflict (code) do update
            set name = excluded.name, kind = excluded.kind, parent_code = excluded.parent_code, duty = excluded.duty
            """,
        ["people"] =
            """
            insert into official (code, place_code, name, unit_code, title, roles, community_code, languages)
            select r.code, $1, r.name, nullif(r.unit, ''), r.title, string_to_array(r.roles, '、'), nullif(r.community, ''),
                   string_to_array(r.languages, '、')
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) as r (code, name, unit, title, roles, community, languages)
            on conflict (code) do update
            set name = excluded.name, unit_code = excluded.unit_code, title = excluded.title, roles = excluded.roles,
                community_code = excluded.community_code, languages = excluded.languages
            """,
        ["grids"] =
            """
            insert into grid (code, name, community_code, worker_code)
            select r.code, r.name, r.community, r.worker
            from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as r (code, name, community, worker)
            where $1 <> ''
            on conflict (code) do update
            set name = excluded.name, community_code = excluded.community_code, worker_code = excluded.worker_code
            """,
        ["compounds"] =
            """
            insert into compound (code, name, community_code, street, kind, service, property_firm, convention, owners_body, buildings,
                                  households, aliases, grid_code, party_organisation_code)
            select r.code, r.name, r.community, r.street, r.kind, r.service, nullif(r.firm, ''), nullif(r.convention, ''), nullif(r.body, ''),
                   r.buildings::smallint, r.households::integer, string_to_array(r.aliases, '、'), nullif(r.grid, ''), nullif(r.organisation, '')
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                        $11::text[], $12::text[], $13::text[], $14::text[], $15::text[])
                 as r (code, name, community, street, kind, service, firm, convention, body, buildings, households, aliases, grid, organisation)
            where $1 <> ''
            on conflict (code) do update
            set name = excluded.name, community_code = excluded.community_code, street = excluded.street, kind = excluded.kind,
                service = excluded.service, property_firm = excluded.property_firm, convention = excluded.convention,
                owners_body = excluded.owners_body, buildings = excluded.buildings, households = excluded.households,
                aliases = excluded.aliases, grid_code = excluded.grid_code, party_organisation_code = excluded.party_organisation_code
            """,
        ["shifts"] =
            """
            insert into duty_roster (unit_code, weekday, begins, official_code, name, ends)
            select r.unit, r.weekday::smallint, r.begins::time, r.official, r.name, r.ends::time
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as r (unit, weekday, begins, official, name, ends)
            where $1 <> ''
            on conflict (unit_code, weekday, begins, official_code) do update
            set name = excluded.name, ends = excluded.ends
            """,
        ["categories"] =
            """
            insert into category (place_code, code, name, request_types, track, sensitivity, community_may_lead, mediation, mediation_reason,
                                  priority, justice_code, hotline_code, retired)
            select $1, r.code, r.name, string_to_array(concat_ws('、', r.type, nullif(r.others, '')), '、'), r.track, r.sensitivity::smallint,
                   r.community::boolean, r.mediation, nullif(r.reason, ''), r.priority, nullif(r.justice, ''), nullif(r.hotline, ''),
                   r.retired::boolean
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                        $11::text[], $12::text[], $13::text[], $14::text[])
                 as r (code, name, type, others, track, sensitivity, community, mediation, reason, priority, justice, hotline, retired)
            on conflict (place_code, code) do update
            set name = excluded.name, request_types = excluded.request_types, track = excluded.track, sensitivity = excluded.sensitivity,
                community_may_lead = excluded.community_may_lead, mediation = excluded.mediation, mediation_reason = excluded.mediation_reason,
                priority = excluded.priority, justice_code = excluded.justice_code, hotline_code = excluded.hotline_code,
                retired = excluded.retired
            """,
        ["communities"] =
            """
            insert into community (code, place_code, name, office)
            select r.code, $1, r.name, r.office
            from unnest($2::text[], $3::text[], $4::text[]) as r (code, name, office)
            on conflict (code) do update
            set name = excluded.name, office = excluded.office
            """,
        ["organisations"] =
            """
            insert into party_organisation (code, name, community_code)
            select r.code, r.name, r.community
            from unnest($2::text[], $3::text[], $4::text[]) as r (code, name, community)
            where $1 <> ''
            on conflict (code) do update
            set name = excluded.name, community_code = excluded.community_code
            """,
        ["regulators"] =
            """
            insert into responsibility (place_code, matter, name, unit_code, ground)
            select $1, r.matter, r.name, r.unit, r.ground
            from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as r (matter, name, unit, ground)
            on conflict (place_code, matter) do update
            set name = excluded.name, unit_code = excluded.unit_code, ground = excluded.ground
            """,
        ["groups"] =
            """
            insert into unit_group (place_code, code, unit_code, name, leads, votes, ground)
            select $1, r.code, r.unit, r.name, r.leads::boolean, r.votes::boolean, r.ground
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as r (code, unit, name, leads, votes, ground)
            on conflict (place_code, code, unit_code) do update
            set name = excluded.name, leads = excluded.leads, votes = excluded.votes, ground = excluded.ground
            """,
        ["courtyards"] =
            """
            insert into courtyard (code, place_code, name, compound_code, buildings, unit_code)
            select r.code, $1, r.name, r.compound, string_to_array(r.buildings, '、')::smallint[], r.unit
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as r (code, name, compound, buildings, unit)
            on conflict (code) do update
            set name = excluded.name, compound_code = excluded.compound_code, buildings = excluded.buildings, unit_code = excluded.unit_code
            """,
        ["questions"] =
            """
            insert into common_question (place_code, code, question, answer, ground, checked_on)
            select $1, r.code, r.question, r.answer, r.ground, r.checked_on::date
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as r (code, question, answer, ground, checked_on)
            on conflict (place_code, code) do update
            set question = excluded.question, answer = excluded.answer, ground = excluded.ground, checked_on = excluded.checked_on
            """,
        ["languages"] =
            """
            insert into spoken_language (place_code, code, name)
            select $1, r.code, r.name
            from unnest($2::text[], $3::text[]) as r (code, name)
            on conflict (place_code, code) do update
            set name = excluded.name
            """,
        ["schedules"] =
            """
            insert into schedule (place_code, code, name, cycle, weekdays, nth, day, month, at, rest_day, from_on, until_on, place, target,
                                  unit_code, category_code, text, suspended)
            select $1, r.code, r.name, r.cycle, string_to_array(r.weekdays, '、')::smallint[], nullif(r.nth, '')::smallint, nullif(r.day, '')::smallint,
                   nullif(r.month, '')::smallint, r.at::time, r.rest, r.from_on::date, nullif(r.until_on, '')::date, nullif(r.place, ''), r.target,
                   r.unit, r.category, r.text, r.suspended::boolean
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                        $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[])
                 as r (code, name, cycle, weekdays, nth, day, month, at, rest, from_on, until_on, place, target, unit, category, text, suspended)
            on conflict (place_code, code) do update
            set name = excluded.name, cycle = excluded.cycle, weekdays = excluded.weekdays, nth = excluded.nth, day = excluded.day,
                month = excluded.month, at = excluded.at, rest_day = excluded.rest_day, from_on = excluded.from_on, until_on = excluded.until_on,
                place = excluded.place, target = excluded.target, unit_code = excluded.unit_code, category_code = excluded.category_code,
                text = excluded.text, suspended = excluded.suspended
            """,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Deletes = new Dictionary<string, string>
    {
        ["people"] = "delete from official o using unnest($2::text[]) as r (code) where o.code = r.code and o.place_code = $1",
        ["grids"] = "delete from grid g using unnest($2::text[]) as r (code) where g.code = r.code and $1 <> ''",
        ["organisations"] = "delete from party_organisation o using unnest($2::text[]) as r (code) where o.code = r.code and $1 <> ''",
        ["groups"] =
            """
            delete from unit_group g
            using unnest($2::text[], $3::text[]) as r (code, unit)
            where g.place_code = $1 and (g.code, g.unit_code) = (r.code, r.unit)
            """,
        ["questions"] = "delete from common_question q using unnest($2::text[]) as r (code) where q.place_code = $1 and q.code = r.code",
        ["languages"] = "delete from spoken_language l using unnest($2::text[]) as r (code) where l.place_code = $1 and l.code = r.code",
        ["shifts"] =
            """
            delete from duty_roster d
            using unnest($2::text[], $3::text[], $4::text[], $5::text[]) as r (unit, weekday, begins, official)
            where (d.unit_code, d.weekday, d.begins, d.official_code) = (r.unit, r.weekday::smallint, r.begins::time, r.official)
              and $1 <> ''
            """,
    }.ToFrozenDictionary();

    /// <summary>Adds what a change asks for to a batch: first what goes, then what comes.</summary>
    public static void Add(NpgsqlBatch batch, string place, TownChange change)
    {
        var table = change.Table;
        if (change.Removed.Count > 0)
            Add(batch, Deletes[table.Code], place, [.. table.Columns.Take(table.Keys)], change.Removed);
        List<IReadOnlyList<string>> written = [.. change.Added, .. change.Changed.Select(row => row.After)];
        if (written.Count > 0)
            Add(batch, Upserts[table.Code], place, table.Columns, written);
    }

    private static void Add(
        NpgsqlBatch batch, string sql, string place, IReadOnlyList<TownColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows) =>
        batch.Add(sql, [place, .. columns.Select((column, at) => (object)rows.Select(row => Stored(column, row[at])).ToArray())]);

    private static string Stored(TownColumn column, string cell) => column.Kind is CellKind.Choice or CellKind.Choices
        ? string.Join('、', cell.Split('、').Select(word => column.Options.FirstOrDefault(option => option.Word == word)?.Code ?? word))
        : cell;
}
