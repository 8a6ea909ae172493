using Mediation.Casework.Agreements;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Casework.Parties;
using Mediation.Casework.Statements;
using Mediation.TestKit.Mediations;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>调解: from asking each party to what came of the promise.</summary>
public sealed class MediationTests
{
    [Fact]
    public void The_sessions_begin_only_when_every_party_has_consented()
    {
        var story = Asking();
        story.Plays(MediationPlay.Consent.Take(3));

        story.File.OpenItems.ShouldContain(w => w.Step == "mediation/consent");
        story.Refuses("PMC", "record-session", MediationPlay.Together(story.File)).ShouldBe("act.not-waiting");
        story.Plays([MediationPlay.Consent[3]]);

        story.File.OpenItems.ShouldContain(w => w.Step == "mediation/session");
        story.Last.Events.OfType<WorkflowMoved>().Single().Outcome.ShouldBe("all-consent");
    }

    [Fact]
    public void One_party_that_refuses_ends_it_and_the_other_ways_are_told()
    {
        var story = Asking().Plays(MediationPlay.Refusal);

        story.File.Mediation!.Outcome.ShouldBe("one-refuses");
        story.File.OpenItems.ShouldNotContain(w => w.Step.StartsWith("mediation/"));
        story.Last.Documents.ShouldHaveSingleItem().Template.ShouldBe("other-remedies");
    }

    [Fact]
    public void Asking_who_complained_is_the_first_response_and_asking_the_other_side_is_not()
    {
        bool Answered(Story story) => story.File.Deadlines.Single(d => d.Kind == "first-response").MetAt is not null;

        var story = Asking().Plays([.. MediationPlay.Consent.Take(2), MediationPlay.Consent[3]]);
        Answered(story).ShouldBeFalse();

        Answered(story.Plays([MediationPlay.Consent[2]])).ShouldBeTrue();
    }

    [Fact]
    public void What_the_parties_said_decides_and_not_a_click()
    {
        var story = Asking();

        story.Refuses("PMC", "all-consent").ShouldBe("mediation.each-party");
        story.Refuses("PMC", "one-refuses").ShouldBe("mediation.each-party");
        story.Consents().Refuses("PMC", "agreed").ShouldBe("mediation.by-agreement");
    }

    [Fact]
    public void Nobody_consents_who_was_not_told_of_rights_and_duties()
    {
        var story = Asking().Plays(MediationPlay.Consent.Take(2));

        story.Refuses("PMC", "record-consent", new
        {
            whose = MediationPlay.PartyOf(story.File, PartySide.Complainant),
            consents = true,
            toldRights = false,
            askedBy = "电话",
        }).ShouldBe("consent.rights-untold");
    }

    [Fact]
    public void A_unit_that_is_complained_of_does_not_mediate_its_own_quarrel()
    {
        var story = Story.Accepted(Given.Leak, form => form with { Respondents = [new() { Kind = "organisation", UnitCode = "PROPERTY" }] })
            .EverybodySigns();
        var both = new Actors.Actor(Townspeople.Of("PMC").Id, "兼职调解员",
            [new("PMC", Actors.Role.Handler), new("PROPERTY", Actors.Role.Handler)]);

        story.Refuses(both, "take-mediation", new { choice = "named", mediationKind = "peoples" }).ShouldBe("mediator.is-party");
        story.Does("PMC", "take-mediation", new { choice = "chosen", mediationKind = "peoples" });
    }

    [Fact]
    public void A_mediator_who_withdraws_leaves_no_session_until_another_came()
    {
        var story = Asking().Consents();
        story.Does("PMC", "recuse-mediator", new { mediator = Townspeople.Of("PMC").Id, reason = "与一方是亲戚" });

        story.Refuses("PMC", "record-session", MediationPlay.Together(story.File)).ShouldBe("mediator.none");
    }

    [Fact]
    public void Together_needs_both_sides_and_apart_only_one()
    {
        var story = Asking().Consents();
        var one = MediationPlay.PartyOf(story.File, PartySide.Respondent);
        var both = story.File.Parties.Select(p => p.Id).ToList();

        story.Refuses("PMC", "record-session", Session("together", [one])).ShouldBe("mediation.both-sides");
        story.Refuses("PMC", "record-session", Session("apart", both)).ShouldBe("mediation.one-side");
        story.Does("PMC", "record-session", Session("apart", [one]));
        story.File.Mediation!.Sessions.Single().Organisation.ShouldBe("PMC");
    }

    [Fact]
    public void A_concession_is_in_no_event_and_only_who_was_in_the_room_reads_it()
    {
        var story = Asking().Consents();
        var one = MediationPlay.PartyOf(story.File, PartySide.Respondent);
        story.Refuses("PMC", "seal-concession", new { whose = one, text = "最多让到三千" }).ShouldBe("mediation.no-session");
        story.Does("PMC", "record-session", Session("apart", [one])).Does("PMC", "seal-concession", new { whose = one, text = "最多让到三千" });

        story.Last.Statements.Single().Kind.ShouldBe(Statement.Sealed);
        story.Last.Events.Select(JournalJson.Write).ShouldAllBe(line => !line.Contains("三千"));
        story.Refuses("LEGAL", "read-concession").ShouldBe("concession.not-in-room");
        story.Refuses(Townspeople.Supervisor, "read-concession").ShouldBe("concession.not-in-room");
        story.Does("PMC", "read-concession", new { concession = story.File.Mediation!.Concessions.Single().Id });
        story.Last.Events.ShouldHaveSingleItem().ShouldBeOfType<ConcessionRead>();
    }

    [Fact]
    public void What_a_party_tells_of_itself_is_in_no_event_and_what_is_left_blank_stays()
    {
        var story = Asking();
        var one = MediationPlay.PartyOf(story.File, PartySide.Complainant);
        story.Refuses("PMC", "record-particulars", new { whose = one, sex = "女" }).ShouldBe("mediator.none");
        story.Plays(MediationPlay.Consent.Take(1)).Does("PMC", "record-particulars",
            new { whose = one, sex = "女", ethnicity = "哈尼族", birthYear = 1972, occupation = "卖豆腐", address = "墨玉巷十九号", agent = "白文秀", agentScope = "general" });

        story.Last.Particulars.ShouldHaveSingleItem().Said.ShouldBe(new PartyParticulars("女", "哈尼族", "1972", "卖豆腐", "墨玉巷十九号", "白文秀"));
        story.Last.Events.ShouldHaveSingleItem().ShouldBeOfType<ParticularsRecorded>().Told.ShouldBe(["sex", "ethnicity", "birthYear", "occupation", "address", "agent"]);
        story.Last.Events.Select(JournalJson.Write).ShouldAllBe(line => !line.Contains("墨玉") && !line.Contains("1972") && !line.Contains("白文秀"));
        story.Does("PMC", "record-particulars", new { whose = one, agentScope = "special" });
        story.Last.Particulars.ShouldHaveSingleItem().ShouldBe(new GivenParticulars(one, PartyParticulars.None, WithoutAgent: false));
        story.File.Parties.Find(party => party.Id == one)!.Agent.ShouldBe(AgentScope.Special);
        story.Does("PMC", "record-particulars", new { whose = one, agentScope = "ended" });
        story.Last.Particulars.ShouldHaveSingleItem().WithoutAgent.ShouldBeTrue();
        story.File.Parties.Find(party => party.Id == one)!.Agent.ShouldBeNull();
    }

    [Fact]
    public void Particulars_are_told_of_or_not_recorded_and_an_agent_has_a_scope()
    {
        var story = Asking().Plays(MediationPlay.Consent.Take(1));
        var one = MediationPlay.PartyOf(story.File, PartySide.Complainant);

        story.Refuses("PMC", "record-particulars", new { whose = one }).ShouldBe("particulars.nothing");
        story.Refuses("PMC", "record-particulars", new { whose = one, agentScope = "ended" }).ShouldBe("particulars.nothing");
        story.Refuses("PMC", "record-particulars", new { whose = one, agent = "白文秀" }).ShouldBe("particulars.agent-half");
        story.Refuses("PMC", "record-particulars", new { whose = one, agentScope = "general" }).ShouldBe("particulars.agent-half");
        story.Refuses("PMC", "record-particulars", new { whose = one, birthYear = 72 }).ShouldBe("field.out-of-range");
        story.Refuses("LEGAL", "record-particulars", new { whose = one, sex = "女" }).ShouldBe("act.not-yours");
    }

    [Fact]
    public void When_it_threatens_to_turn_violent_the_police_come_first_and_the_mediation_after_them()
    {
        var story = Asking().Consents().Does("PMC", "report-escalation", new { text = "一方拍桌子要动手" });

        story.File.OpenItems.ShouldContain(w => w.Acts.Contains("receipt"));
        story.Refuses("PMC", "record-session", MediationPlay.Together(story.File)).ShouldBe("mediation.police-first");
        story.Refuses("PMC", "report-escalation", new { text = "又要动手" }).ShouldBe("escalation.already");
        story.Does(Townspeople.Desk, "receipt", new { to = "110", receipt = "J-1" });

        story.File.Stage.ShouldBe(CaseStage.Handling);
        story.Does("PMC", "record-session", MediationPlay.Together(story.File));
    }

    [Fact]
    public void A_written_agreement_has_effect_when_all_have_signed_and_the_committee_has_sealed_it()
    {
        var story = Drawing("written");
        story.PlansInstalment("1200.50");
        story.Refuses("PMC", "seal-agreement", new { seal = "courtyard" }).ShouldBe("seal.wrong-kind");
        story.Does("PMC", "seal-agreement", new { seal = "mediation-committee" });
        foreach (var party in story.File.Parties)
            story.Does("PMC", "sign-agreement", new { signer = party.Id, drawing = "M10 10L200 80" });
        story.File.Mediation!.Agreement!.EffectiveAt.ShouldBeNull();
        story.Does("PMC", "sign-agreement", new { signer = Townspeople.Of("PMC").Id, drawing = "M10 10L200 80" });

        var agreement = story.File.Mediation!.Agreement!;
        agreement.EffectiveAt.ShouldBe(story.Now);
        agreement.Seal!.Kind.ShouldBe(SealKind.MediationCommittee);
        agreement.Instalments.Single().AmountFen.ShouldBe(120_050);
        story.File.Mediation.Outcome.ShouldBe("agreed");
        story.File.Deadlines.Single(d => d.Kind == "judicial-confirmation").StartedAt.ShouldBe(story.Now);
    }

    [Fact]
    public void A_signature_needs_lines_or_paper()
    {
        var story = Drawing("written");
        var signer = story.File.Parties[0].Id;

        story.Refuses("PMC", "sign-agreement", new { signer }).ShouldBe("signature.empty");
        story.Refuses("PMC", "sign-agreement", new { signer, drawing = "<svg onload=x>" }).ShouldBe("field.malformed");
        story.Refuses("PMC", "sign-agreement", new { signer, scan = Guid.CreateVersion7() }).ShouldBe("attachment.unknown");
    }

    [Fact]
    public void Each_instalment_is_asked_about_on_its_day_and_the_case_stays_open_until_it_was()
    {
        var story = Drawing("oral");
        story.PlansInstalment().Does("PMC", "confirm-oral");
        var instalment = story.File.Mediation!.Agreement!.Instalments.Single();
        var clock = story.File.Deadlines.Single(d => d.Id == instalment.Id);
        Derivation.Of(clock, ShippedPolicy.Calendar).DueAt.ShouldBe(Calendars.DemoCalendar.At("2026-03-21 00:00"));

        story.EverybodyConcludes().Answers().IsContent().Refuses(Townspeople.Desk, "close").ShouldBe("close.instalments-open");
        story.Does("PMC", "record-performance", new { instalment = instalment.Id, performed = true, satisfaction = "满意" });
        story.File.Deadlines.Single(d => d.Id == instalment.Id).MetAt.ShouldBe(story.Now);
        story.Does(Townspeople.Desk, "close").File.Closed.ShouldBeTrue();
    }

    [Fact]
    public void An_agreement_drawn_up_again_begins_without_signatures_and_instalments()
    {
        var story = Drawing("written");
        story.PlansInstalment().Does("PMC", "sign-agreement", new { signer = story.File.Parties[0].Id, drawing = "M10 10L200 80" });
        story.Refuses("PMC", "plan-instalment", Instalment(story)).ShouldBe("agreement.signed");
        story.Draws("written");

        story.File.Mediation!.Agreement!.ShouldSatisfyAllConditions(a => a.Instalments.ShouldBeEmpty(), a => a.Signatures.ShouldBeEmpty());
    }

    [Fact]
    public void What_was_talked_over_without_a_committee_is_not_confirmed_by_a_court()
    {
        var story = Story.Accepted(Given.Leak).Does(Townspeople.Supervisor, "reassign", new { to = "OWNERS", reason = "由业委会出面" })
            .EverybodySigns().Does("OWNERS", "take-mediation", new { choice = "chosen", mediationKind = "informal" });
        story.Plays(MediationPlay.Consent.Skip(1)).Agrees();

        story.File.Mediation!.Outcome.ShouldBe("agreed");
        story.File.Deadlines.ShouldNotContain(d => d.Kind == "judicial-confirmation");
    }

    private static Story Asking() => Given.SignedFor(Given.Leak);

    private static Story Drawing(string form) => Asking().Consents().Plays(MediationPlay.Agreement.Take(1)).Draws(form);

    private static object Session(string way, IReadOnlyList<Guid> attended) =>
        new { way, attended, venue = "社区调解室", text = "听取意见" };

    private static object Instalment(Story story) => new
    {
        whose = MediationPlay.PartyOf(story.File, PartySide.Respondent),
        performanceWay = "transfer",
        amount = "300",
        dueOn = "2026-03-25",
    };
}
