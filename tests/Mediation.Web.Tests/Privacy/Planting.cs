using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mediation.Casework.Papers;
using Mediation.Casework.Templates;
using Mediation.Postgres.Desk;
using Mediation.Web.Tests.Api;
using Mediation.Web.Tests.Screens.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Privacy;

/// <summary>Plays the cases that are looked for afterwards (埋标记): a dispute with something sealed, a case of secrecy 2 and an accusation of secrecy 3.</summary>
internal sealed partial class Planting(TestServer server)
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /// <summary>Something half written, of the desk's own.</summary>
    private static readonly Guid Draft = Guid.CreateVersion7();

    private const string Leak = "楼上卫生间漏水，把我家天花板泡坏了";

    // What would end the case before its time, carry it elsewhere or change what it is; and papers, which are made apart.
    private static readonly string[] LeftOut =
    [
        "merge", "withdraw", "pend", "split", "return-dispatch", "dispatch", "reassign", "refer", "go-back", "reclassify", "rework", "send-event", "take-back",
        "end-invitation", "call-off", "recuse-mediator", "report-escalation", "plan-instalment", "make-paper", "stop-clock", "not-agreed", "one-refuses",
        "dissuade", "excuse",
    ];

    // Who has a part in the case, in the order in which one waits for the other.
    private static readonly string[] People = ["supervisor", "legal", "property", "peace", "mediator", "desk"];

    // An owner and a talent with marked names, a vote on that roll, and books that hang out.
    private const string RollsAndBooks =
        $"""
        insert into owner_room (compound_code, building, room, area, owner_name) values ('XY-06', '1', '101', 8950, '{Marks.Neighbour}');
        insert into owners_vote (id, number, compound_code, matter, headline, text, unit_code, account_id, called_at, opens_at, closes_at)
        values ('00000000-0000-7000-8000-00000000aa01', 'YB2026-0001', 'XY-06', 'manager', '选聘物业', '选聘三年', 'OWNERS', '00000000-0000-7000-8000-00000000aa02',
          now() - interval '20 days', now() - interval '5 days', now() + interval '5 days');
        insert into owners_vote_room (vote_id, place, building, room, area) values ('00000000-0000-7000-8000-00000000aa01', 1, '1', '101', 8950);
        insert into book_entry (id, compound_code, number, day, kind, fen, what, entered_at, account_id)
        values ('00000000-0000-7000-8000-00000000aa03', 'XY-06', 1, current_date - 9, 'carried-over', 2000000, '移交', now(), '00000000-0000-7000-8000-00000000aa02');
        insert into book_disclosure (compound_code, number, from_on, until_on, disclosed_at, unit_code, account_id)
        values ('XY-06', 1, current_date - 9, current_date - 5, now(), 'PROPERTY', '00000000-0000-7000-8000-00000000aa02');
        insert into talent (code, place_code, unit_code, name, phone, skills, availability, consent_on, keep_until, version)
        select 'T2026-0001', code, 'COMMUNITY', '{Marks.Agent}', '{Marks.Telephone}', array['调解'], '周末', current_date, current_date + 300, 1 from place;
        insert into committee_member (id, code, courtyard_code, name, manner, from_on, until_on, entered_at, account_id)
        values ('00000000-0000-7000-8000-00000000aa05', 'W2026-0001', 'YL-01', '{Marks.Neighbour}', 'elected', current_date - 9, current_date + 300, now(), '00000000-0000-7000-8000-00000000aa02');
        insert into courtyard_seal_use (id, number, courtyard_code, document, title, text, purpose, decided_on, meeting, at, account_id)
        values ('00000000-0000-7000-8000-00000000aa06', 'YZ2026-0001', 'YL-01', 'notice', '安静告示', '晚上十点以后请安静。', '贴在院里', current_date - 1, '院落议事', now(), '00000000-0000-7000-8000-00000000aa02');
        insert into call_campaign (id, number, place_code, name, unit_code, questions, every_days, most_tries, begun_on, begun_at, account_id)
        select '00000000-0000-7000-8000-00000000aa04', 'HF2026-0001', code, '一季度', 'BIZ', array['顺利吗'], 7, 3, current_date, now(), '00000000-0000-7000-8000-00000000aa02' from place;
        insert into campaign_firm (campaign_id, line, name, opened_on, address, contact, phone, state, tries, next_on)
        values ('00000000-0000-7000-8000-00000000aa04', 1, '云朵茶饮店', current_date - 9, '西园路9号', '{Marks.Agent}', '{Marks.Telephone}', 'waiting', 0, current_date);
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Plays all of it.</summary>
    public async Task<Planted> PlantAsync()
    {
        await server.ExecuteAsync(RollsAndBooks);
        using var clerk = await server.SignedInAsync("desk");
        var desk = new Caller(clerk);
        var (dispute, first) = await AcceptAsync(desk, Complaint(Leak, Marks.Named, Marks.Phone));
        // Two more of the kind, among others: supervisors are shown what like cases have in common. One of them ends, to be drawn for a recheck.
        foreach (var other in new[] { "路灯不亮", "电梯一到三楼就抖" })
            await AcceptAsync(desk, Complaint(other, Marks.Named, Marks.Phone));
        await AcceptAsync(desk, Complaint("厨房漏水，天花板泡坏了，楼上不管", Marks.Named, Marks.Phone));
        var ending = Complaint("卫生间漏水，天花板泡坏了，邻居不修", Marks.Named, Marks.Phone);
        ending["respondents"] = new JsonArray(new JsonObject { ["name"] = Marks.Respondent });
        var (ended, _) = await AcceptAsync(desk, ending);
        await LiveAsync(ended);
        (await desk.GetAsync($"/api/cases/{ended}")).Json["stage"]!.GetValue<string>().ShouldBe("closed");
        await MediateAsync(dispute);
        var (secret, second) = await AcceptAsync(desk, await SecretAsync(clerk));
        var done = await LiveAsync(secret);
        (await desk.GetAsync($"/api/cases/{secret}")).Json["stage"]!.GetValue<string>().ShouldBe("closed");
        await MakePapersAsync(desk, secret);
        using (var mediator = await server.SignedInAsync("mediator"))
            await MakePapersAsync(new Caller(mediator), dispute);
        var (accusation, third) = await AcceptAsync(desk, Caller.Complaint($"举报我们村主任贪污低保款，暗号{Marks.Accusation}，给他亲戚办低保"));
        using (var saved = await clerk.PutAsJsonAsync($"/api/drafts/{Draft}", new { text = new[] { Marks.Accusation } }, Ct))
            saved.EnsureSuccessStatusCode();
        var matter = await OverseeAsync();
        return await KnownAsync(clerk, [dispute, secret, accusation], [first, second, third], done, matter);
    }

    // Those with names in clear are forms, and no links.
    [GeneratedRegex("/cases/[^/\"]+/(?:papers/files|attachments)/[^\"]+")]
    private static partial Regex File();

    [GeneratedRegex("/root-causes/matters/[0-9a-f]{16}[^\"]*")]
    private static partial Regex Matter();

    // What has pages of its own: a project, a draw, a certificate. A draw is of days that are over.
    private async Task<string> OverseeAsync()
    {
        using var supervisor = await server.SignedInAsync("supervisor");
        var matter = Matter().Match(await supervisor.GetStringAsync("/root-causes", Ct)).Value;
        (await server.PostAsync("supervisor", matter, ("projectName", "月光小区漏水"), ("leadingUnit", "PROPERTY"), ("aim", "换立管"), ("dueOn", "2099-01-01")))
            .Status.ShouldBe(HttpStatusCode.SeeOther);
        var now = await Everybody.NowAsync(supervisor);
        using (var admin = await server.SignedInAsync("admin"))
            (await new Caller(admin).PostAsync("/api/demo/clock", new { now = now.AddDays(1) })).ShouldBeFine();
        var drawn = await server.PostAsync("supervisor", "/rechecks", ("from", $"{now:yyyy-MM-dd}"), ("to", $"{now:yyyy-MM-dd}"), ("unit", ""), ("size", "5"));
        drawn.Status.ShouldBe(HttpStatusCode.SeeOther, drawn.Words);
        (await server.PostAsync("admin", "/audit/certificates")).Status.ShouldBe(HttpStatusCode.SeeOther);
        return matter;
    }

    private static JsonObject Complaint(string text, string name, string phone)
    {
        var complaint = Caller.Complaint(text);
        complaint["reporter"] = new JsonObject { ["name"] = name, ["phone"] = phone };
        return complaint;
    }

    private static async Task<JsonObject> SecretAsync(HttpClient clerk)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(Convert.FromBase64String(Pixel)), "file", Marks.File);
        using var uploaded = await clerk.PostAsync("/api/attachments", form, Ct);
        var complaint = Complaint($"{Leak}。{Marks.Secret}text", Marks.Named, Marks.Telephone);
        complaint["reporter"]!["keepSecret"] = true;
        complaint["place"] = $"西园路月光小区2栋{Marks.Secret}place";
        complaint["respondents"] = new JsonArray(new JsonObject { ["name"] = Marks.Respondent });
        complaint["attachments"] = new JsonArray(JsonNode.Parse(await uploaded.Content.ReadAsStringAsync(Ct))!["id"]!.GetValue<string>());
        return complaint;
    }

    private static async Task<(string Number, string Code)> AcceptAsync(Caller desk, JsonObject complaint)
    {
        var accepted = (await desk.PostAsync("/api/complaints", complaint, $"{Guid.CreateVersion7()}")).ShouldBeFine(HttpStatusCode.Created).Json;
        return (accepted["number"]!.GetValue<string>(), accepted["receiptCode"]!.GetValue<string>());
    }

    private async Task MediateAsync(string number)
    {
        foreach (var unit in new[] { "mediator", "legal", "property" })
        {
            using var client = await server.SignedInAsync(unit);
            (await new Caller(client).ActAsync(number, "sign-for")).ShouldBeFine();
        }
        using var person = await server.SignedInAsync("mediator");
        var mediator = new Caller(person);
        await mediator.AskPartiesAsync(number);
        var other = (await mediator.PartiesAsync(number)).Single(party => party.Side == "respondent").Id;
        (await mediator.ActAsync(number, "record-particulars", new
        {
            whose = other,
            ethnicity = Marks.Ethnicity,
            occupation = Marks.Occupation,
            address = Marks.Address,
            agent = Marks.Agent,
            agentScope = "general",
        })).ShouldBeFine();
        (await mediator.ActAsync(number, "record-session", new { way = "apart", attended = new[] { other }, venue = "社区调解室", text = Marks.OpenWords })).ShouldBeFine();
        (await mediator.ActAsync(number, "seal-concession", new { whose = other, text = Marks.Sealed })).ShouldBeFine();
        var concession = (await mediator.GetAsync($"/api/cases/{number}/acts")).Items
            .Single(act => act!["act"]!.GetValue<string>() == "read-concession")!["fields"]![0]!["options"]![0]!["value"]!.GetValue<string>();
        (await mediator.ActAsync(number, "read-concession", new { concession }, "read-once")).ShouldBeFine();
        (await mediator.ActAsync(number, "draw-agreement", new
        {
            form = "written",
            facts = "楼上漏水",
            dispute = "谁来修",
            terms = "楼上赔三百元",
            performance = "转账",
            performBy = "2099-12-31",
        })).ShouldBeFine();
        (await mediator.ActAsync(number, "plan-instalment", new { whose = other, performanceWay = "transfer", amount = "300", dueOn = "2099-12-01" })).ShouldBeFine();
    }

    // Whatever is open to anybody is done with a mark in each of its texts, what moves the case last, until it is closed.
    private async Task<IReadOnlyList<string>> LiveAsync(string number)
    {
        var (marked, did) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>());
        var callers = new List<(string Name, Caller Caller)>();
        foreach (var person in People)
            callers.Add((person, new Caller(await server.SignedInAsync(person))));
        for (var round = 0; round < 16; round++)
            foreach (var (person, caller) in callers)
                foreach (var act in await OpenAsync(caller, number))
                    foreach (var form in MarkedForm.Fill(act, await DayAsync(caller)))
                        if (!did.Contains($"{person} {act["act"]} {form}")
                            && (await caller.ActAsync(number, act["act"]!.GetValue<string>(), form.DeepClone())).Status is HttpStatusCode.OK)
                        {
                            did.Add($"{person} {act["act"]} {form}");
                            if (form.Any(field => $"{field.Value}".StartsWith(Marks.Secret, StringComparison.Ordinal)))
                                marked.Add(act["act"]!.GetValue<string>());
                        }
        return [.. marked];
    }

    private static async Task<string> DayAsync(Caller caller) =>
        (await caller.GetAsync("/api/demo/clock")).Json["now"]!.GetValue<DateTimeOffset>().AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<JsonNode>> OpenAsync(Caller caller, string number)
    {
        var acts = await caller.GetAsync($"/api/cases/{number}/acts");
        return acts.Status is not HttpStatusCode.OK ? []
            : [.. acts.Items.Select(act => act!).Where(act => !LeftOut.Contains(act["act"]!.GetValue<string>())).OrderBy(act => act["moves"]!.GetValue<bool>())];
    }

    private async Task MakePapersAsync(Caller maker, string number)
    {
        var asked = PaperFacts.Asked.ToDictionary(fact => fact.Field.Code, _ => Marks.OpenWords);
        var made = 0;
        foreach (var paper in server.Services.GetRequiredService<InForce>().Policy.Templates.All.Where(each => each.Kind is TemplateKind.Paper).OrderBy(paper => paper.Code == BoundFile.Code))
            if ((await maker.ActAsync(number, "make-paper", new Dictionary<string, string>(asked) { ["paper"] = paper.Code })).Status is HttpStatusCode.OK)
                made++;
        made.ShouldBeGreaterThan(4);
    }

    private static async Task<Planted> KnownAsync(HttpClient clerk, string[] numbers, string[] codes, IReadOnlyList<string> done, string matter)
    {
        var desk = new Caller(clerk);
        var (runs, clocks, files) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var number in numbers)
        {
            runs.AddRange((await desk.GetAsync($"/api/cases/{number}/workflow")).Items.Select(run => run!["run"]!.GetValue<string>()));
            clocks.AddRange((await desk.GetAsync($"/api/cases/{number}")).Json["deadlines"]!.AsArray().Select(clock => clock!["id"]!.GetValue<string>()));
            foreach (var page in new[] { $"/cases/{number}", $"/cases/{number}?show=People", $"/cases/{number}/papers" })
                files.AddRange(File().Matches(await clerk.GetStringAsync(page, Ct)).Select(match => match.Value));
        }
        files.AddRange([.. files.Where(file => file.Contains("/attachments/")).Select(file => $"/api/attachments/{file.Split('/')[^1]}")]);
        return new Planted(numbers[0], numbers[1], numbers[2], codes, done, runs, clocks, [.. files.Distinct(), matter], $"{Draft}");
    }
}
