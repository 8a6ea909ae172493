using Mediation.Casework.Actors;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Disclosures;
using Mediation.Postgres.Ideas;
using Mediation.Postgres.Lists;
using Mediation.Postgres.Micro;
using Mediation.Postgres.Owners;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Rechecks;
using Mediation.Postgres.Reports;
using Mediation.Postgres.RootCauses;
using Mediation.Postgres.Views;
using Mediation.Postgres.Views.Boards;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Postgres.Tests.Views;

/// <summary>What screens and sweeps ask all day goes by an index, however many cases there are.</summary>
public sealed class PlanTests(CrowdDatabase town) : IClassFixture<CrowdDatabase>
{
    private static readonly WorklistFilter EverybodysWork = new() { Mine = false };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Casework.Calendars.WorkCalendar Calendar => ShippedPolicy.Town.Calendar();

    private DateTimeOffset Tonight => town.Now.AddHours(7);

    [Fact]
    public Task A_units_worklist_reads_what_is_open_of_that_unit() =>
        GoesByAsync(c => Waiting(c, Townspeople.Of("PMC"), new(), 0), "work_item_open");

    [Fact]
    public Task What_hangs_out_for_everybody_is_read_from_the_disclosures_of_the_journal() => GoesByAsync(
        c => PublicDisclosures.Ask(c, town.Now, DateOnly.FromDateTime(town.Now.Date), null), "journal_entry_disclosed");

    [Fact]
    public Task Ideas_are_counted_from_those_alone() => GoesByAsync(c => IdeaCollections.Ask(c, null), "case_file_ideas");

    [Fact]
    public async Task What_a_case_waits_for_outside_itself_is_asked_by_its_number()
    {
        await using var batch = town.Source.CreateBatch();
        AwaitedByCase.Ask(batch, "LZ2025-000001");

        (await Plan.OfAsync(batch)).ShouldGoBy("case_file_number_unique");
    }

    [Fact]
    public Task The_counts_above_a_worklist_read_what_is_open_of_that_unit() =>
        GoesByAsync(c => Worklist.AskCounts(c, Townspeople.Of("PMC"), new(), [town.Now, Tonight]), "work_item_open");

    [Fact]
    public Task Everybodys_work_is_read_due_soonest_first() =>
        GoesByAsync(c => Waiting(c, Townspeople.Desk, EverybodysWork, 0), "work_item_due");

    [Fact]
    public Task What_a_unit_may_see_is_first_sought_among_what_is_due_soonest() =>
        GoesByAsync(c => Waiting(c, Townspeople.Of("PMC"), EverybodysWork, 0), "work_item_due");

    [Fact]
    public Task What_else_a_unit_may_see_is_read_by_its_cases() =>
        GoesByAsync(c => Waiting(c, Townspeople.Of("PMC"), EverybodysWork, 1), "case_file_units_open", "work_item_of_case");

    [Fact]
    public Task Cases_that_a_unit_is_let_in_to_are_read_by_their_invitations() =>
        GoesByAsync(c => InvitedCases.Ask(c, Townspeople.Of("LEGAL")), "deadline_invited");

    [Fact]
    public Task Calls_that_ring_are_read_among_open_cases_of_their_kind() =>
        GoesByAsync(c => CallLog.AskRinging(c, Townspeople.Of("COMMUNITY")), "case_file_kind");

    [Fact]
    public Task What_a_building_head_noted_is_read_by_who_noted_it() =>
        GoesByAsync(c => MicroList.Ask(c, Townspeople.Of("GRID")), "case_file_accepted_by", "case_file_number_unique");

    [Fact]
    public Task A_list_of_needs_reads_its_own_lines() => GoesByAsync(c => ListedLines.Ask(c, projects: false, null), "case_file_listed");

    [Fact]
    public Task The_late_list_reads_open_cases_and_what_hangs_on_them() =>
        GoesByAsync(c => LateCases.Ask(c, Townspeople.Supervisor, new(), town.Now, Tonight, 51), "journal_entry_pk");

    [Fact]
    public Task What_is_overdue_of_a_unit_is_read_in_the_order_in_which_it_fell_due() =>
        GoesByAsync(c => LateCases.Ask(c, Townspeople.Supervisor, new(LateScope.Overdue, "PMC", "MF02"), town.Now, Tonight, 51), "case_file_board");

    [Fact]
    public Task What_could_be_drawn_is_read_of_what_closed_in_the_period() =>
        GoesByAsync(c => Sql.Command(c, RecheckSql.Population, town.Now.AddDays(-60).ToUniversalTime(), town.Now.ToUniversalTime(), Sql.Text(null), "seed",
            Guid.Empty, town.Now.ToUniversalTime()), "case_file_closed");

    [Fact]
    public Task The_board_reads_open_cases_only() =>
        GoesByAsync(c => Board.Ask(c, Townspeople.Supervisor, town.Now, Tonight));

    [Fact]
    public Task What_was_written_since_is_found_by_who_wrote_it() =>
        GoesByAsync(c => OpenCases.AskSince(c, "9000000000:9000000000:"), "case_file_written");

    [Fact]
    public Task A_branch_of_categories_is_read_newest_first() =>
        GoesByAsync(c => Listed(c, new(Category: "MF02")), "case_file_branch");

    [Fact]
    public Task The_board_of_an_earlier_moment_reads_what_was_open_then() =>
        GoesByAsync(c => Board.AskAsOf(c, Townspeople.Supervisor, town.Now.AddDays(-2), town.Now.AddDays(-2).AddHours(7)),
            "board_interval_ended");

    [Fact]
    public Task The_late_list_of_an_earlier_moment_reads_what_was_open_then() =>
        GoesByAsync(c => PastLateCases.Ask(c, Townspeople.Supervisor, new(), town.Now.AddDays(-2), town.Now.AddDays(-2).AddHours(7), 51),
            "board_interval_ended", "journal_entry_pk");

    [Fact]
    public Task What_falls_due_on_a_day_in_a_grid_is_read_among_open_cases() =>
        GoesByAsync(c => LateCases.Ask(c, Townspeople.Supervisor, new(LateScope.Open)
        {
            Compounds = ["XY-01", "XY-02"],
            DueFrom = town.Now,
            DueUntil = Tonight,
        }, town.Now, Tonight, 51));

    [Fact]
    public Task What_falls_due_within_a_week_is_counted_among_open_cases() =>
        GoesByAsync(c => Forecast.AskDue(c, Townspeople.Supervisor, [new(2026, 3, 2), new(2026, 3, 3)], Calendar));

    [Fact]
    public Task What_falls_due_while_somebody_is_away_is_counted_among_open_cases() =>
        GoesByAsync(c => Forecast.AskAway(c, Townspeople.Supervisor, new(2026, 3, 3), Calendar));

    [Fact]
    public Task The_newest_cases_are_read_newest_first() =>
        GoesByAsync(c => Listed(c, new()), "case_file_recent");

    [Fact]
    public Task Two_characters_are_found_by_their_pair() =>
        GoesByAsync(c => Listed(c, new(Words: "漏水")), "case_file_words");

    [Fact]
    public Task Four_characters_are_found_by_their_pairs() =>
        GoesByAsync(c => Listed(c, new(Words: "楼上漏水")), "case_file_words");

    [Fact]
    public Task A_category_that_few_cases_have_is_found_by_itself() =>
        GoesByAsync(c => Listed(c, new(Category: "QY99-01")), "case_file_category");

    [Fact]
    public Task Words_are_first_sought_among_the_newest() => GoesByAsync(
        c => CaseList.Ask(c, CaseList.Questions(new(Words: "漏水"))[0], Townspeople.Desk, new(Words: "漏水"), town.Now, null, 50),
        "case_file_recent");

    [Fact]
    public Task Overdue_cases_are_found_among_the_open_ones() =>
        GoesByAsync(c => Listed(c, new(Overdue: true)));

    [Fact]
    public Task Running_clocks_are_read_among_those_that_run() =>
        GoesByAsync(c => DeadlineList.Ask(c, Townspeople.Supervisor, "running", null, town.Now, null, 50));

    [Fact]
    public Task The_clocks_due_first_are_claimed_in_their_order() =>
        GoesByAsync(c => DueClocks.Ask(c, town.Now, 100), "deadline_next");

    [Fact]
    public Task The_waits_that_are_over_first_are_claimed_in_their_order() =>
        GoesByAsync(c => DueWaits.Ask(c, town.Now, 100), "workflow_wait_due");

    [Fact]
    public async Task A_case_is_read_by_its_number_and_what_hangs_on_it()
    {
        await using var connection = await town.Source.OpenConnectionAsync(Ct);
        await using var batch = new NpgsqlBatch(connection);
        CaseReader.Ask(batch, ["LZ2025-000001"], locked: false);

        (await Plan.OfAsync(batch)).ShouldGoBy("case_file_number_unique", "assignment_of_case", "work_item_of_case", "deadline_of_case");
    }

    [Fact]
    public async Task Similar_cases_are_sought_in_the_same_compound()
    {
        await using var batch = town.Source.CreateBatch();
        SimilarCases.Ask(batch, Townspeople.Desk, ["楼上", "上漏", "漏水"], ShippedPolicy.Town.Compounds[0].Code, null);

        (await Plan.OfAsync(batch)).ShouldGoBy("case_file_place");
    }

    [Fact]
    public async Task Like_cases_are_sought_among_those_of_the_period()
    {
        await using var batch = town.Source.CreateBatch();
        MatterFinding.Ask(batch, town.Now.AddDays(-30));

        (await Plan.OfAsync(batch)).ShouldGoBy("case_file_matter");
    }

    [Fact]
    public async Task What_is_offered_to_a_project_is_sought_among_open_cases_of_its_place()
    {
        await using var batch = town.Source.CreateBatch();
        RootCauseList.Ask(batch, Townspeople.Supervisor, "YT2026-0001");

        (await Plan.OfAsync(batch)).ShouldGoBy("case_file_place");
    }

    [Fact]
    public async Task The_ledger_of_a_month_reads_what_came_and_went_in_it()
    {
        await using var batch = town.Source.CreateBatch();
        Ledgers.Ask(batch, Townspeople.Supervisor, null, new RatePeriod(town.Now.AddDays(-30), town.Now));

        (await Plan.OfAsync(batch)).ShouldGoBy("case_file_recent", "case_file_closed");
    }

    [Fact]
    public Task The_process_log_goes_on_after_the_case_before() => GoesByAsync(
        c => ProcessLog.Ask(c, Townspeople.Supervisor, town.Now.AddDays(-90), Guid.Empty, town.Now), "case_file_recent");

    private static NpgsqlCommand Waiting(NpgsqlConnection connection, Actor actor, WorklistFilter filter, int question) =>
        Worklist.Ask(connection, Worklist.Questions(actor, filter)[question], actor, filter, null, 50);

    private NpgsqlCommand Listed(NpgsqlConnection connection, CaseFilter filter) =>
        CaseList.Ask(connection, CaseList.Questions(filter)[^1], Townspeople.Desk, filter, town.Now, null, 50);

    private async Task GoesByAsync(Func<NpgsqlConnection, NpgsqlCommand> ask, params string[] indexes)
    {
        await using var connection = await town.Source.OpenConnectionAsync(Ct);
        await using var question = ask(connection);
        (await Plan.OfAsync(question)).ShouldGoBy(indexes);
    }
}
