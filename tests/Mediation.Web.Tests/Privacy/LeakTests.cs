namespace Mediation.Web.Tests.Privacy;

/// <summary>
/// Marks are planted in what is sealed or secret, and looked for in every answer to everybody who isn't entitled: each route that the server has, what is
/// linked from there, what is sent, the residents' pages, people's calendars, the database's other tables and the program's own log. That the search finds
/// what is there is tested with it.
/// </summary>
public sealed class LeakTests(PlantedServer server) : IClassFixture<PlantedServer>
{
    // The tables that are there for people's words and names (docs/operating.md).
    private static readonly string[] Entrusted = ["party", "statement", "complaint_place", "idempotent_answer", "draft", "attachment", "owner_room", "talent", "campaign_firm", "committee_member"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_but_who_was_in_the_room_reads_what_is_sealed_and_nobody_reads_a_name_unasked()
    {
        foreach (var (who, answers) in (await server.EverybodyAsync(Ct)).Answers)
        {
            answers.With(Marks.Sealed).ShouldBeEmpty($"{who}, who wasn't in the room or hasn't asked");
            foreach (var person in Marks.People)
                answers.With(person).ShouldBeEmpty($"{who}, who hasn't asked for a name");
        }
    }

    [Fact]
    public async Task Whoever_may_not_see_a_case_reads_none_of_its_words_and_not_its_number()
    {
        var (planted, everybody) = (await server.PlantedAsync(), await server.EverybodyAsync(Ct));

        foreach (var (who, answers) in everybody.Answers)
        {
            if (!everybody.Sees(who, planted.Secret))
                answers.With(Marks.Secret).ShouldBeEmpty(who);
            if (!everybody.Sees(who, planted.Accusation))
                answers.With(Marks.Accusation).ShouldBeEmpty(who);
            // Administrators mend runs, and residents hold their receipt.
            foreach (var number in planted.Numbers.Where(number => !everybody.Sees(who, number) && who is not ("admin" or Everybody.Resident)))
                answers.With(number).Where(address => !address.Contains(number)).ShouldBeEmpty($"{who}, for whom {number} isn't there");
        }
    }

    [Fact]
    public async Task A_receipt_tells_of_its_own_case_and_whoever_does_not_hand_it_out_does_not_know_its_code()
    {
        var (planted, everybody) = (await server.PlantedAsync(), await server.EverybodyAsync(Ct));

        foreach (var (number, code) in planted.Numbers.Zip(planted.Codes))
        {
            // Who isn't signed in is sent to do so, and told where to go on.
            everybody.Answers[Everybody.Resident].With(number).Where(address => !address.Contains(number)).ShouldBe([$"/r/{code}"], number);
            foreach (var (who, answers) in everybody.Answers.Where(each => each.Key is not ("desk" or Everybody.Resident)))
                answers.With(code).ShouldBeEmpty($"{who}, who could speak as the resident");
        }
        everybody.Answers[Everybody.Resident].With(Marks.OpenWords).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_route_was_asked_for() =>
        (await server.EverybodyAsync(Ct)).Unasked.ShouldBeEmpty("give them an address in Everybody.Values, or say in Everybody.NotAsked why nobody is asked");

    [Fact]
    public async Task Whoever_sees_a_case_is_who_is_meant_to()
    {
        var (planted, everybody) = (await server.PlantedAsync(), await server.EverybodyAsync(Ct));

        everybody.WhoSees(planted.Dispute).ShouldBe(["auditor", "desk", "legal", "mediator", "property", "supervisor"]);
        everybody.WhoSees(planted.Secret).ShouldBe(["auditor", "desk", "legal", "mediator", "peace", "property", "supervisor"]);
        everybody.WhoSees(planted.Accusation).ShouldBe(["desk", "discipline"]);
        new[] { "conclude", "contact", "draw-agreement", "follow-up", "note", "progress", "record-consent", "record-session", "reply", "reveal", "supervise", "urge" }
            .Except(planted.Done).ShouldBeEmpty("acts that took a marked text");
    }

    [Fact]
    public async Task Lists_that_leave_secret_cases_out_do_so_also_for_those_who_see_them()
    {
        var planted = await server.PlantedAsync();
        using var supervisor = await server.SignedInAsync("supervisor");
        var answers = await Answers.GatherAsync(supervisor, [.. Everybody.Monthly(await Everybody.NowAsync(supervisor)), "/rechecks", "/root-causes"], steps: 1, Ct);

        answers.With("concept:name").ShouldContain(address => address.Contains("process.xes"), "inside the process log");
        answers.With(planted.Dispute).ShouldContain(address => address.StartsWith("/root-causes"));
        answers.With(planted.Secret).Where(address => address.StartsWith("/root-causes", StringComparison.Ordinal) || address.StartsWith("/rechecks", StringComparison.Ordinal)).ShouldBeEmpty();
        answers.Addresses.ShouldContain(address => address.StartsWith("/rechecks/"));
    }

    [Fact]
    public async Task Nothing_of_it_is_in_a_table_a_message_or_a_line_of_the_log_that_is_not_there_for_it()
    {
        var planted = await server.PlantedAsync();
        await server.EverybodyAsync(Ct);

        (await server.TablesWithAsync([Marks.Sealed])).ShouldBe(["statement"]);
        (await server.TablesWithAsync([Marks.Secret, Marks.Accusation, .. Marks.People])).Except(Entrusted).ShouldBeEmpty();
        server.Heard.ShouldContain(line => line.Contains(planted.Dispute));
        server.Heard.Where(line => new[] { Marks.Sealed, Marks.OpenWords, Marks.Secret, Marks.Accusation }.Concat(Marks.People).Any(line.Contains)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_search_finds_what_is_planted_in_the_open()
    {
        var (planted, answers) = (await server.PlantedAsync(), (await server.EverybodyAsync(Ct)).Answers);

        answers["legal"].With(Marks.OpenWords).ShouldContain($"/cases/{planted.Dispute}");
        answers["legal"].With(planted.Dispute).ShouldContain(address => address.StartsWith("/api/work-items"));
        answers["property"].With($"{Marks.Secret}text").ShouldContain($"/cases/{planted.Secret}");
        answers["auditor"].With(Marks.File).ShouldContain(address => address.StartsWith($"/cases/{planted.Secret}"));
        answers["supervisor"].With(Marks.Secret).ShouldContain(address => address.EndsWith(".docx"), "inside a paper");
        answers["supervisor"].Types.ShouldContain("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answers["supervisor"].With(planted.Dispute).ShouldContain(address => address.Contains("month.xlsx"), "inside the workbook");
        answers["mediator"].With(planted.Dispute).ShouldContain(address => address.EndsWith(".ics"), "in the calendar");
        answers["discipline"].With(Marks.Accusation).ShouldContain($"/cases/{planted.Accusation}");
        answers["desk"].With(Marks.Accusation).ShouldContain(address => address.StartsWith("/api/drafts/"));
    }
}
