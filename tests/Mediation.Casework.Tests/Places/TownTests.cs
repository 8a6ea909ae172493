using Mediation.Casework.Places;
using Mediation.Casework.Tests.Calendars;
using static Mediation.Casework.Tests.Places.DemoTown;

namespace Mediation.Casework.Tests.Places;

public sealed class TownTests
{
    [Fact]
    public void The_demo_town_has_the_numbers_of_the_newspaper()
    {
        Shipped.Compounds.Count.ShouldBe(80);
        Shipped.Compounds.Count(compound => compound.OwnersBody == "业委会").ShouldBe(49);
        Shipped.Compounds.Count(compound => compound.OwnersBody == "物管会").ShouldBe(31);
        Shipped.Compounds.Count(compound => compound.Service is ServiceMode.ProfessionalFirm).ShouldBe(24);
        Shipped.Compounds.Count(compound => compound.Convention is not null).ShouldBe(56);
        Shipped.Communities.SelectMany(community => community.PartyOrganisations).Count().ShouldBe(28);
        Shipped.BuildingHeads.Count.ShouldBe(707);
        Shipped.BuildingHeads.Count(head => head.PartyMember).ShouldBe(212, "three in ten");
    }

    [Fact]
    public void Every_building_has_a_head_and_every_compound_a_grid_and_a_party_organisation()
    {
        Shipped.Compounds.Sum(compound => compound.Buildings).ShouldBe(Shipped.BuildingHeads.Count);
        var codes = Shipped.Compounds.Select(compound => compound.Code).Order().ToList();
        Shipped.Grids.SelectMany(grid => grid.Compounds).Order().ShouldBe(codes);
        Shipped.Communities.SelectMany(community => community.PartyOrganisations)
            .SelectMany(organisation => organisation.Compounds).Order().ShouldBe(codes);
    }

    [Fact]
    public void Every_unit_has_somebody_who_works_there() =>
        Shipped.Units.Select(unit => unit.Code).Except(Shipped.People.Select(person => person.Unit)).ShouldBeEmpty();

    [Fact]
    public void The_shipped_notices_are_those_the_due_days_were_worked_out_by()
    {
        var calendar = Shipped.Calendar();
        var days = Enumerable.Range(0, 730).Select(day => new DateOnly(2025, 1, 1).AddDays(day));

        days.Where(day => calendar.IsWorkingDay(day) != DemoCalendar.Calendar.IsWorkingDay(day)).ShouldBeEmpty();
        calendar.Provisional(2027).ShouldBeTrue();
    }

    [Fact]
    public void Rules_learn_how_a_place_is_run_and_who_regulates_there()
    {
        var facts = Shipped.FactsOf(new PlaceIndex(Shipped).Recognise("西园路月光小区2栋"), DemoCalendar.At("2026-03-02 09:00"), DemoCalendar.Calendar);

        facts.Compound.ShouldBe("XY-01");
        facts.Community.ShouldBe("XY");
        facts.HasPropertyFirm.ShouldBe(false);
        facts.Regulator("construction-noise").ShouldBe("HOUSING");
        Shipped.FactsOf(null, DemoCalendar.At("2026-03-02 09:00"), DemoCalendar.Calendar).HasPropertyFirm.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-03-02 08:30", false, "DESK UTILITY")]
    [InlineData("2026-03-02 17:30", true, "DESK UTILITY", "in the evening the window has a shift of its own")]
    [InlineData("2026-03-02 19:00", true, "DESK ENFORCE POLICE UTILITY")]
    [InlineData("2026-03-02 23:00", true, "POLICE UTILITY", "the patrol has gone home")]
    [InlineData("2026-03-03 08:29", true, "POLICE UTILITY", "yesterday's night shift is still there")]
    [InlineData("2026-03-07 10:00", true, "DESK UTILITY", "on a Saturday")]
    public void Rules_learn_who_is_on_duty_and_whether_the_stations_are_closed(string at, bool closed, string units, string? because = null)
    {
        var facts = Shipped.FactsOf(null, DemoCalendar.At(at), DemoCalendar.Calendar);

        facts.AfterHours.ShouldBe(closed, because);
        string.Join(' ', facts.OnDuty.Order(StringComparer.Ordinal)).ShouldBe(units, because);
        facts.IsOnDuty("ENFORCE").ShouldBe(units.Contains("ENFORCE", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var files = Files();
        files.Remove("people.json");

        FaultsIn(files).Single().File.ShouldBe("people.json");
    }

    [Fact]
    public void All_faults_of_all_files_are_told_at_once()
    {
        var files = Files();
        files["units.json"] = files["units.json"].Replace("\"kind\": \"court\"", "\"sort\": \"court\"");
        files["rosters.json"] = "{";
        files["calendars/cn-2026.json"] = files["calendars/cn-2026.json"].Replace("2026-02-14", "2026-02-13");

        var faults = FaultsIn(files).Select(fault => fault.File).Distinct();

        faults.ShouldBe(["units.json", "rosters.json", "calendars/cn-2026.json"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("place.json", "Asia/Shanghai", "Asia/Lianzhu", "$")]
    [InlineData("place.json", "\"close\": \"17:30\"", "\"close\": \"5pm\"", "$.hours.monday")]
    [InlineData("place.json", "\"monday\"", "\"mondag\"", "$.hours.mondag")]
    [InlineData("units.json", "\"code\": \"PMC\"", "\"code\": \"DESK\"", "$.units[2]")]
    [InlineData("units.json", "\"parent\": \"PEACE\"", "\"parent\": \"WAR\"", "$.units[0]")]
    [InlineData("compounds.json", "\"community\": \"XY\"", "\"community\": \"QQ\"", "$.compounds[0]")]
    [InlineData("compounds.json", "\"self-governed\"", "\"none\"", "$.compounds[0]")]
    [InlineData("compounds.json", "\"kind\"", "\"sort\"", "$.compounds[0].sort")]
    [InlineData("grid.json", "\"building\": 2,", "\"building\": 1,", "$.buildingHeads[1]")]
    [InlineData("grid.json", "\"worker\": \"S008\"", "\"worker\": \"S999\"", "$.grids[0]")]
    [InlineData("people.json", "\"head\"", "\"king\"", "$.people[0].roles[0]")]
    [InlineData("rosters.json", "\"weekday\": \"monday\"", "\"weekday\": \"1\"", "$.shifts[0]")]
    [InlineData("calendars/cn-2025.json", "2025-02-04", "2025-01-04", "$.holidays[1]")]
    public void A_fault_is_told_with_file_and_path(string file, string right, string wrong, string path)
    {
        var files = Files();
        files[file].ShouldContain(right);
        files[file] = files[file].Replace(right, wrong);

        FaultsIn(files).ShouldContain(fault => fault.File == file && fault.Path == path);
    }
}
