using Mediation.Casework.Rulings;

namespace Mediation.Policy.Tests;

public sealed class AssessmentTests
{
    private const string Noise = "楼上天天晚上拖椅子，孩子跑来跑去，咚咚咚到十一点";

    [Fact]
    public void A_request_to_mediate_does_not_hide_domestic_violence()
    {
        var assessment = Shipped.Assess("老公喝了酒就打我，请你们调解一下，让他写个保证");

        assessment.HardStops.ShouldContain("domestic-violence");
        assessment.Lead.ShouldBe("POLICE");
        assessment.Mediation.ShouldBe("forbidden");
        assessment.Course.ShouldBe("emergency");
        assessment.Secrecy.ShouldBe(2);
    }

    [Fact]
    public void An_accusation_goes_to_discipline_alone_and_stays_secret()
    {
        var assessment = Shipped.Assess("我要检举村支书贪污救灾款");

        assessment.Lead.ShouldBe("DISCIPLINE");
        assessment.CoHandlers.ShouldBeEmpty();
        assessment.Secrecy.ShouldBe(3);
        assessment.Course.ShouldBe("secret");
    }

    [Fact]
    public void Noise_is_the_mediators_before_dissuasion_and_the_polices_after()
    {
        var facts = new FactSheet { Complaint = new() { Text = Noise, Channel = "窗口登记" } };
        var dissuaded = facts with { History = new() { DissuasionCount = 2 } };

        Assessment.Of(Shipped.Book, facts, Shipped.Today).Lead.ShouldBe("PMC");
        Assessment.Of(Shipped.Book, dissuaded, Shipped.Today).Lead.ShouldBe("POLICE");
    }

    [Theory]
    [InlineData("2026-08-14", "噪声污染防治法")]
    [InlineData("2026-08-15", "生态环境法典")]
    public void The_ground_is_the_law_in_force_on_the_day(string day, string law) => Shipped
        .Assess("工地半夜两点还在打桩", on: DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))
        ["dispatch"].Ground.ShouldNotBeNull().ShouldContain(law);

    [Fact]
    public void Each_category_has_a_lead_a_way_and_a_deadline_in_force_today()
    {
        var bare = Shipped.Book.Categories.All.Select(category => (category.Code, Assessment: Assessment.Of(Shipped.Book,
            new FactSheet { Complaint = new() { Text = "无", Channel = "窗口登记", Category = category.Code } }, Shipped.Today)));

        bare.Where(one => !one.Assessment["dispatch"].Hit || one.Assessment.Deadlines.Count == 0 || one.Assessment.Course == "needs-person")
            .Select(one => one.Code).ShouldBeEmpty();
    }

    [Fact]
    public void The_community_leads_nothing_that_needs_a_penalty_a_licence_or_an_inspection() => Example.All
        .Where(example => example.Assessment is { Lead: "COMMUNITY" or "PMC", Category.CommunityMayLead: false })
        .Select(example => example.Text).ShouldBeEmpty();

    [Fact]
    public void A_unit_complained_of_does_not_lead()
    {
        var facts = new FactSheet
        {
            Complaint = new() { Text = "楼下烧烤店油烟大，执法队来了也不管", Channel = "窗口登记" },
            Parties = new() { RespondentUnits = ["ENFORCE"] },
        };

        Assessment.Of(Shipped.Book, facts, Shipped.Today).Lead.ShouldNotBe("ENFORCE");
    }

    [Theory]
    [InlineData(true, "ENFORCE", "P1"), InlineData(true, "POLICE", "P2"), InlineData(false, "ENFORCE", "P2")]
    public void What_blocks_the_street_at_night_is_for_the_patrol_while_it_is_on_duty(bool afterHours, string onDuty, string priority)
    {
        var facts = new FactSheet
        {
            Complaint = new() { Text = "小区门口占道经营，堵得走不了路", Channel = "窗口登记" },
            Place = new() { AfterHours = afterHours, OnDuty = [onDuty] },
        };

        Assessment.Of(Shipped.Book, facts, Shipped.Today).Priority.ShouldBe(priority);
    }

    [Fact]
    public void A_clerk_may_overrule_with_a_reason_and_the_rest_follows()
    {
        var facts = new FactSheet { Complaint = new() { Text = Noise, Channel = "窗口登记" } };

        var assessment = Assessment.Of(Shipped.Book, facts, Shipped.Today,
            new Overrule { Category = "MF02-03", Priority = "P1", Reason = "其实是漏水" });

        assessment.Category!.Code.ShouldBe("MF02-03");
        assessment.Priority.ShouldBe("P1");
        assessment["classification"].Overruled!.Reason.ShouldBe("其实是漏水");
        assessment.Deadlines.ShouldContain(deadline => deadline.Rule == "first-response-p1");
    }

    [Fact]
    public void What_no_word_list_knows_goes_to_a_person_at_the_desk()
    {
        var assessment = Shipped.Assess("呜呜呜");

        assessment.NeedsPerson.ShouldBeTrue();
        assessment.Lead.ShouldBe("DESK");
        assessment.Course.ShouldBe("needs-person");
    }

    [Theory]
    [InlineData("hard-stops", true)]
    [InlineData("secrecy", false)]
    public void A_hard_stop_that_fails_counts_as_hit_and_any_other_rule_asks_for_a_person(string set, bool hit)
    {
        var failing = $$$"""
            {"WorkflowName":"{{{set}}}","HitPolicy":"collect","Rules":[{"RuleName":"broken","SuccessEvent":"broken",
             "Expression":"complaint.Category.Length > 0","Properties":{"label":"坏规则","ground":"无","verified":"policy"}}]}
            """;
        var book = RuleBook.Of([($"{set}.json", failing)], Shipped.Vocabulary, Shipped.Book.Categories);

        var ruling = book.Ask(set, new FactSheet { Complaint = new() { Text = "", Channel = "窗口登记" } }, Shipped.Today);

        ruling.Hit.ShouldBe(hit);
        ruling.NeedsPerson.ShouldBeTrue();
    }

    [Fact]
    public void Every_fault_of_every_file_is_reported_with_its_place()
    {
        const string rules = """
            {"WorkflowName":"x","Rules":[{"RuleName":"a","Expression":"complaint.Mentions(\"no-such\")"},
             {"RuleName":"b","Expression":"complaint.Nothing > 1","Properties":{"label":"乙","ground":"无","verified":"sure"}}]}
            """;

        var faults = RuleBook.Of([("x.json", rules)], Shipped.Vocabulary, Shipped.Book.Categories).Faults;

        faults.Select(fault => fault.Path).ShouldContain(path => path.StartsWith("$.Rules[0]"));
        faults.Select(fault => fault.Path).ShouldContain(path => path.StartsWith("$.Rules[1]"));
        faults.Select(fault => fault.Message).ShouldContain(message => message.Contains("no-such"));
    }
}
