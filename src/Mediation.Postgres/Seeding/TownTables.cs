using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Places;
using Npgsql;

namespace Mediation.Postgres.Seeding;

/// <summary>The rows of a town, table by table in the order that references ask for.</summary>
internal sealed class TownTables(NpgsqlConnection connection, Town town)
{
    public async Task CopyAsync(CancellationToken ct)
    {
        await CopyAsync("unit (code, name, kind, parent_code, duty, place_code, position)", Units(), ct);
        await CopyAsync("work_calendar (place_code, number, document, reason)",
            [Row(town.Code, town.CalendarNumber, town.CalendarContents.Write(), "底数文件")], ct);
        await CopyAsync("community (code, place_code, name, office)",
            town.Communities.Select(each => Row(each.Code, town.Code, each.Name, each.Office)), ct);
        await CopyAsync("party_organisation (code, community_code, name)", PartyOrganisations(), ct);
        await CopyAsync("official (code, place_code, unit_code, community_code, name, title, roles, languages)", Officials(), ct);
        await CopyAsync("grid (code, community_code, name, worker_code)",
            town.Grids.Select(grid => Row(grid.Code, grid.Community, grid.Name, grid.Worker)), ct);
        await CopyAsync(
            """
            compound (code, community_code, party_organisation_code, grid_code, name, street, kind, service,
                      property_firm, convention, owners_body, buildings, households, aliases)
            """, Compounds(), ct);
        await CopyAsync("building_head (compound_code, building, name, party_member, background)", Heads(), ct);
        await CopyAsync("duty_roster (unit_code, weekday, name, begins, ends, official_code)", Duties(), ct);
        await CopyAsync("responsibility (place_code, matter, name, unit_code, ground)",
            town.Regulators.Select(each => Row(town.Code, each.Matter, each.Name, each.Unit, each.Ground)), ct);
        await CopyAsync("unit_group (place_code, code, unit_code, name, leads, votes, ground)",
            town.Groups.SelectMany(group => group.Members.Select(each => Row(town.Code, group.Code, each.Unit, each.Group, each.Leads, each.Votes, each.Ground))), ct);
        await CopyAsync("courtyard (code, place_code, name, compound_code, buildings, unit_code)",
            town.Courtyards.Select(each => Row(
                each.Code, town.Code, each.Name, each.Compound, each.Buildings.Select(number => (short)number).ToArray(), each.Unit)), ct);
        await CopyAsync("common_question (place_code, code, question, answer, ground, checked_on)",
            town.Questions.Select(each => Row(town.Code, each.Code, each.Question, each.Answer, each.Ground, each.CheckedOn)), ct);
        await CopyAsync("spoken_language (place_code, code, name)", town.Languages.Select(each => Row(town.Code, each.Code, each.Name)), ct);
        await CopyCategoriesAsync(ct);
        await CopyAsync(
            """
            schedule (place_code, code, name, cycle, weekdays, nth, day, month, at, rest_day, from_on, until_on, place, target, unit_code,
                      category_code, text, suspended)
            """, Schedules(), ct);
    }

    /// <summary>The categories alone, for a database that has the town but not all of them.</summary>
    public Task CopyCategoriesAsync(CancellationToken ct) => CopyAsync(
        """
        category (place_code, code, name, request_types, track, sensitivity, community_may_lead, mediation, mediation_reason, priority,
                  justice_code, hotline_code)
        """,
        town.Categories.All.Select(each => Row(
            town.Code, each.Code, each.Name, each.RequestTypes.ToArray(), each.Track, (short)each.Sensitivity, each.CommunityMayLead,
            each.Mediation, each.MediationReason, each.Priority, each.JusticeCode, each.HotlineCode)), ct);

    /// <summary>1 on Monday to 7 on Sunday.</summary>
    public static short Iso(DayOfWeek day) => day is DayOfWeek.Sunday ? (short)7 : (short)day;

    private IEnumerable<object?[]> Units() => town.Units.Select((unit, position) =>
        Row(unit.Code, unit.Name, unit.Kind, unit.Parent, unit.Duty, town.Code, (short)position));

    private IEnumerable<object?[]> PartyOrganisations() => town.Communities.SelectMany(community =>
        community.PartyOrganisations.Select(each => Row(each.Code, community.Code, each.Name)));

    private IEnumerable<object?[]> Officials() => town.People.Select(each =>
        Row(each.Code, town.Code, each.Unit, each.Community, each.Name, each.Title, Words(each.Roles), each.Languages.ToArray()));

    private IEnumerable<object?[]> Compounds()
    {
        var grids = CodeByCompound(town.Grids.SelectMany(grid => grid.Compounds.Select(each => (each, grid.Code))));
        var organisations = CodeByCompound(town.Communities
            .SelectMany(community => community.PartyOrganisations)
            .SelectMany(organisation => organisation.Compounds.Select(each => (each, organisation.Code))));

        return town.Compounds.Select(each => Row(
            each.Code, each.Community, organisations.GetValueOrDefault(each.Code), grids.GetValueOrDefault(each.Code),
            each.Name, each.Street, each.Kind,
            each.Service.Code(),
            each.PropertyFirm, each.Convention, each.OwnersBody, (short)each.Buildings, each.Households,
            each.Aliases.ToArray()));
    }

    private IEnumerable<object?[]> Heads() => town.BuildingHeads.Select(head =>
        Row(head.Compound, (short)head.Building, head.Name, head.PartyMember, head.Background));

    private IEnumerable<object?[]> Duties() => town.Shifts.SelectMany(shift => shift.People.Select(person =>
        Row(shift.Unit, Iso(shift.Weekday), shift.Name, shift.From, shift.To, person)));

    private IEnumerable<object?[]> Schedules() => town.Schedules.Select(each => Row(
        town.Code, each.Code, each.Name, each.Recurrence.Cycle.Code(), each.Recurrence.Weekdays.Select(Iso).ToArray(), (short?)each.Recurrence.Nth,
        (short?)each.Recurrence.Day, (short?)each.Recurrence.Month, each.At, each.RestDay.Code(), each.From, each.Until, each.Place, each.Target.Code(),
        each.Unit, each.Category, each.Text, each.Suspended));

    private static Dictionary<string, string> CodeByCompound(IEnumerable<(string Compound, string Code)> pairs) =>
        pairs.ToDictionary(pair => pair.Compound, pair => pair.Code);

    private static string[] Words(IEnumerable<Role> roles) =>
        [.. roles.Select(role => role.ToString().ToLowerInvariant())];

    private static object?[] Row(params object?[] values) => values;

    private async Task CopyAsync(string target, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var copy = $"copy {target} from stdin (format binary)";
        await using var import = await connection.BeginBinaryImportAsync(copy, ct);
        foreach (var row in rows)
            await import.WriteRowAsync(ct, row);
        await import.CompleteAsync(ct);
    }
}
