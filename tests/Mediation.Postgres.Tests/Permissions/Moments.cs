using System.Text;
using Mediation.Casework.Actors;
using Mediation.Casework.Assignments;
using Mediation.Casework.Calls;
using Mediation.Casework.Cases;
using Mediation.Casework.Courtyards;
using Mediation.Casework.Errands;
using Mediation.Casework.Evaluations;
using Mediation.Casework.Ideas;
using Mediation.Casework.Lists;
using Mediation.Casework.Micro;
using Mediation.Casework.Scorecards;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Courtyards;
using Mediation.Postgres.Lists;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Tests.Lists;
using Mediation.TestKit.Mediations;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Permissions;

/// <summary>Cases at every stage of the shipped workflows, each played there through the desk (各环节的案件).</summary>
internal sealed class Moments(CaseDatabase town)
{
    private static readonly object Done = new { result = "解决", text = "已处理" };

    private static readonly object NotOurs = new { reasonCode = "not-our-duty", reason = "不属我单位职责" };

    private static readonly object Unhappy = new { reached = true, solved = false, satisfaction = "不满意", reasonCode = "处理不当" };

    /// <summary>Each moment by its name, and how to come to it; the result is the number of the case.</summary>
    public IReadOnlyList<(string Name, Func<Task<string>> Play)> All =>
    [
        ("待签收", () => town.AcceptAsync()),
        ("联合处置，都已签收", () => SignedAsync()),
        ("联合处置，协办都已办结", () => CoHandlersDoneAsync()),
        ("待答复", () => ConcludedAsync()),
        ("待回访", () => AnsweredAsync()),
        ("待核对结案", () => CalledAsync(new { reached = true, solved = true, satisfaction = "满意" })),
        ("群众不满意", () => CalledAsync(Unhappy)),
        ("挂账待复查", PendedAsync),
        ("已结案", ClosedAsync),
        ("主办退单待审核", () => ReturnedAsync(1)),
        ("两次退单待会商", () => ReturnedAsync(2)),
        ("咨询，待答复", () => town.AcceptAsync("想问一下居住证在哪里办，要带些什么")),
        ("规则没有结论", () => town.AcceptAsync("啊吧啊吧")),
        ("家暴，紧急移送", () => town.AcceptAsync("楼上老公打老婆，天天打，昨晚把老婆打得头破血流")),
        ("检举控告", () => town.AcceptAsync("举报我们村主任贪污低保款，给他亲戚办低保")),
        ("征求调解意愿", () => SignedAsync(Leak)),
        ("已承担调解，逐方征询意愿", () => MediatedAsync(MediationPlay.Consent.Take(2))),
        ("背对背调解，有密封的让步", () => MediatedAsync(MediationPlay.Consent.Concat(MediationPlay.Apart))),
        ("书面协议，待签名盖章", () => MediatedAsync([.. MediationPlay.Consent, MediationPlay.Agreement[0], MediationPlay.Written])),
        ("口头协议，待生效", () => MediatedAsync(MediationPlay.Consent.Concat(MediationPlay.Agreement.SkipLast(1)))),
        ("协议生效，分期待回访", () => MediatedAsync(
            [.. MediationPlay.Consent, .. MediationPlay.Agreement.SkipLast(1), MediationPlay.Instalment, MediationPlay.Agreement[^1]])),
        ("组织调解", () => MediatedAsync(MediationPlay.Consent)),
        ("达成协议，可以申请司法确认", () => MediatedAsync(MediationPlay.Consent.Concat(MediationPlay.Agreement))),
        ("现场核查", () => SignedAsync(Rubbish)),
        ("作出处理决定", () => ThenAsync(SignedAsync(Rubbish), "ENFORCE", "case-filed")),
        ("劝阻无效，调解不成", DissuadedAsync),
        ("法律顾问受邀列席", () => ThenAsync(
            SignedAsync(), "URBAN", "invite", new { unit = "LEGAL", capacity = "observer", until = "2026-03-20", invitedFor = "听意见" })),
        ("列席单位已提请督办", () => ThenAsync(ThenAsync(SignedAsync(), "URBAN", "invite", new { unit = "LEGAL", capacity = "observer", until = "2026-03-20", invitedFor = "听意见" }), "LEGAL", "ask-supervision", new { text = "都在等别家" })),
        ("吹哨，等报到", WhistledAsync),
        ("会商开完，议定事项待办", MetAsync),
        ("议定事项办完，待评价", () => ThenAsync(MetAsync(), "HOUSING", "task-done", new { text = "已查明" })),
        ("督办，待反馈", SupervisedAsync),
        ("督办，待确认", () => ThenAsync(SupervisedAsync(), "URBAN", "report")),
        ("督办环节出了故障", FailedAsync),
        ("延期待审批", () => ClockAsync("extend", clock => new { deadline = clock, by = 3, reason = "等材料" })),
        ("中止计时", () => ClockAsync("stop-clock", clock => new { deadline = clock, ground = "awaiting-material", until = "2026-03-06" })),
        ("楼栋微事", NotedAsync),
        ("一键呼叫，待接听", () => PressedAsync("p-1")),
        ("一键呼叫，在路上", () => ThenAsync(PressedAsync("p-2"), "DESK", "take-call")),
        ("院落先说和", QuarrelledAsync),
        ("定期走访", VisitedAsync),
        ("议事会，待召集", () => OpenedAsync("council-1")),
        ("议事会，过半到会", () => CouncilHereAsync("council-2")),
        ("议事会开完，待公示", () => ResolvedAsync("council-3")),
        ("议事结果公示中", () => ThenAsync(ResolvedAsync("council-4"), "BRANCH", "disclose", new { headline = "修灯", disclosure = "路灯修好了。", disclosedUntil = "2026-04-10" })),
        ("需求等人领办，有资源可对接", () => ListedAsync("need-1")),
        ("志愿队领办的需求", () => ThenAsync(ListedAsync("need-2"), "VOLUNTEERS", "claim-listed", new { claimant = "VOLUNTEERS" })),
        ("代办，待收材料", () => ErrandAsync("ZL09-11")),
        ("代办，材料在手", () => ThenAsync(ErrandAsync("ZL09-12"), "COMMUNITY", "take-papers", new { servicePapers = new[] { "户口簿" } })),
        ("代办，不收材料", () => ErrandAsync("ZL09-13")),
        ("金点子，待答复", IdeaAsync),
        ("差评，待整改", () => EvaluatedAsync("服务态度")),
        ("整改完成，待核对", () => ThenAsync(EvaluatedAsync("办事效率"), "URBAN", "rectified", new { measures = "已改", proof = "照片" })),
        ("物业考核，待业主打分", () => OpenedAsync("score-1")),
        ("物业考核，待社区打分", () => ThenAsync(OpenedAsync("score-5"), "OWNERS", "no-marks")),
        ("物业考核，待算分", () => MarkedAsync("score-2")),
        ("物业考核，待企业说明", () => ThenAsync(MarkedAsync("score-3"), "COMMUNITY", "score-reckoned")),
        ("物业考核，待公示", () => ThenAsync(ThenAsync(MarkedAsync("score-4"), "COMMUNITY", "score-reckoned"), "PROPERTY", "score-seen")),
        ("四事，问居民", () => OpenedAsync("asking")),
        ("四事，待分工", () => ResolvedAsync("four-steps")),
        ("长廊夜话，记了一条", () => ThenAsync(OpenedAsync("talk"), "COMMUNITY", "note-heard", new { heardWords = "停车位划得太窄" })),
        ("楼栋微事逾期，已告知上级", () => LateAsync("late-1")),
        ("楼栋微事逾期，支部上收", () => ThenAsync(LateAsync("late-2"), "BRANCH", "take-up", new { reason = "支部来办" })),
    ];

    // The demo account: what is said in confidence is kept to the very person.
    private static readonly Actor Mediator = DemoPeople.All.Single(person => person.UserName == "mediator").Actor;

    private const string Leak = "我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认";

    private const string Rubbish = "垃圾桶满了几天没人收，苍蝇嗡嗡的，臭得开不了窗";

    // A committee of three sits in the courtyard that it happens in.
    private async Task<string> QuarrelledAsync()
    {
        var register = new CommitteeRegister(town.Source, town.InForce);
        var now = town.Clock.GetUtcNow();
        foreach (var name in new[] { "普桂芬", "罗文", "白云" })
            (await register.EnterAsync(Townspeople.Of("COMMUNITY"), "YL-01", new MemberForm(Guid.CreateVersion7())
            {
                Name = name,
                Manner = Manner.Elected,
                From = new DateOnly(2026, 1, 1),
                Until = new DateOnly(2026, 12, 31),
            }, now, TestContext.Current.CancellationToken)).IsRefused.ShouldBeFalse();
        return await town.AcceptAsync("楼上半夜放音乐跳舞，吵得睡不着，说了也不听", place: "西园路西苑小区2栋");
    }

    private async Task<string> ThenAsync(Task<string> before, string unit, string act, object? data = null)
    {
        var number = await before;
        await town.DoesAsync(Townspeople.Of(unit), number, act, data);
        return number;
    }

    private async Task<string> SignedAsync(string text = CaseDatabase.Lamp)
    {
        var number = await town.AcceptAsync(text);
        await EachAsync(number, _ => true, "sign-for", null);
        return number;
    }

    private async Task<string> MediatedAsync(IEnumerable<(string Act, Func<CaseFile, object> Form)> steps) => await PlaysAsync(await SignedAsync(Leak), steps);

    private async Task<string> PlaysAsync(string number, IEnumerable<(string Act, Func<CaseFile, object> Form)> steps)
    {
        foreach (var (act, form) in steps)
            await town.DoesAsync(Mediator, number, act, form((await town.ReadAsync(number)).File));
        return number;
    }

    private async Task<string> CoHandlersDoneAsync()
    {
        var number = await SignedAsync();
        await EachAsync(number, share => share.Share is Share.CoHandler, "conclude", Done);
        return number;
    }

    private Task<string> ConcludedAsync() => ThenAsync(CoHandlersDoneAsync(), "URBAN", "conclude", Done);

    private Task<string> AnsweredAsync() =>
        ThenAsync(ConcludedAsync(), "URBAN", "reply", new { text = "已经修好", channel = "电话" });

    private Task<string> CalledAsync(object answer) => ThenAsync(AnsweredAsync(), "DESK", "follow-up", answer);

    private Task<string> PendedAsync() =>
        ThenAsync(CalledAsync(Unhappy), "DESK", "pend", new { reviewOn = "2026-03-20", reason = "等材料" });

    private Task<string> ClosedAsync() =>
        ThenAsync(CalledAsync(new { reached = true, solved = true, satisfaction = "满意" }), "DESK", "close");

    private async Task<string> ReturnedAsync(int times)
    {
        var number = await ThenAsync(town.AcceptAsync(), "URBAN", "return-dispatch", NotOurs);
        for (var time = 1; time < times; time++)
        {
            await town.DoesAsync(Townspeople.Desk, number, "dispatch", new { lead = "HOUSING", reason = "职责所在" });
            await town.DoesAsync(Townspeople.Of("HOUSING"), number, "return-dispatch", NotOurs);
        }
        return number;
    }

    private async Task<string> DissuadedAsync()
    {
        var number = await SignedAsync("楼上天天晚上拖椅子，孩子跑来跑去，咚咚咚到十一点");
        await town.DoesAsync(Townspeople.Of("COMMUNITY"), number, "dissuade", new { manner = "上门", effect = "不听劝阻", text = "请楼上轻一点" });
        return await PlaysAsync(number, MediationPlay.Refusal);
    }

    private Task<string> WhistledAsync() => ThenAsync(SignedAsync(), "URBAN", "summon",
        new { called = new[] { "HOUSING" }, meetAt = "2026-03-03T09:00:00+08:00", matter = "灯杆归谁管" });

    private Task<string> MetAsync() => ThenAsync(
        ThenAsync(
            ThenAsync(WhistledAsync(), "HOUSING", "report-in", new { ours = true }),
            "URBAN", "give-task", new { unit = "HOUSING", text = "查明归属", until = "2026-03-06" }),
        "URBAN", "minutes", new { came = new[] { "HOUSING" }, text = "先查明归属。" });

    private async Task<string> SupervisedAsync()
    {
        var number = await SignedAsync();
        await town.DoesAsync(Townspeople.Supervisor, number, "supervise",
            new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" });
        return number;
    }

    // The workflow is shipped again at once, so that only this case stands on the spoilt version.
    private async Task<string> FailedAsync()
    {
        var number = await SignedAsync();
        await town.BringAsync(FailingFlow.Definition);
        await town.DoesAsync(Townspeople.Supervisor, number, "supervise",
            new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" });
        await town.BringAsync(ShippedPolicy.Definitions.Single(d => d.DefinitionId == "supervision"));
        return await ThenAsync(Task.FromResult(number), "URBAN", "report");
    }

    private async Task<string> ClockAsync(string act, Func<Guid, object> data)
    {
        var number = await SignedAsync();
        var clock = (await town.ReadAsync(number)).File.Deadlines.First(d => d.Kind == "handling" && !d.IsFinal).Id;
        await town.DoesAsync(Townspeople.Of("URBAN"), number, act, data(clock));
        return number;
    }

    private async Task<string> CouncilHereAsync(string schedule)
    {
        var number = await OpenedAsync(schedule);
        if (schedule == "four-steps")
            await town.DoesAsync(Townspeople.Of("BRANCH"), number, "views-collected");
        await town.DoesAsync(Townspeople.Of("BRANCH"), number, "convene",
            new { council = "pavilion", meetAt = town.Clock.GetUtcNow().AddHours(2).ToString("O"), matter = "本月议题" });
        foreach (var member in new[] { "OWNERS", "PROPERTY" })
            await town.DoesAsync(Townspeople.Of(member), number, "report-in");
        return number;
    }

    private async Task<string> EvaluatedAsync(string aspect) => (await town.Desk.EvaluateAsync(
        new EvaluationForm(Guid.CreateVersion7(), "URBAN") { Mark = 1, Aspect = aspect }, TestContext.Current.CancellationToken)).Value.Number!;

    private async Task<string> MarkedAsync(string schedule)
    {
        var form = Enum.GetValues<Dimension>().Select(each => each.Code())
            .SelectMany(each => new[] { KeyValuePair.Create(each, (object)80), new($"{each}Ground", "现场看过") }).ToDictionary();
        return await ThenAsync(ThenAsync(OpenedAsync(schedule), "OWNERS", "marks-entered", form), "COMMUNITY", "marks-entered", form);
    }

    private Task<string> ResolvedAsync(string schedule) => ThenAsync(
        ThenAsync(CouncilHereAsync(schedule), "BRANCH", "minutes", new { came = new[] { "OWNERS", "PROPERTY" }, text = "议定修灯。" }), "BRANCH", "appraise");

    private async Task<string> OpenedAsync(string schedule)
    {
        await using var command = town.Source.CreateCommand(
            "select c.number from schedule_opened o join case_file c on c.id = o.case_id where o.schedule_code = $1");
        command.Parameters.Add(new() { Value = schedule });
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<string> IdeaAsync()
    {
        var (who, now) = (Townspeople.Of("GRID"), town.Clock.GetUtcNow());
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var collection = new IdeaCollection("ZJ2026-0001", "BRANCH", "XY-01", "院子怎么改", "您有什么主意？", today.AddDays(-1), today.AddDays(9));
        var note = new IdeaNote { Collection = collection.Number, Text = "健身器材换新的，加一个凉亭" };
        var given = await town.Desk.GiveIdeaAsync(who, note, collection, now, CaseDatabase.Key("idea", "idea", who),
            each => new(201, Encoding.UTF8.GetBytes(each.Number)), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(given.Value.Body);
    }

    // At the end: the clock goes on by a week, which makes others late, too.
    private async Task<string> LateAsync(string key)
    {
        var number = await NotedAsync(key);
        town.Clock.Advance(TimeSpan.FromDays(7));
        for (var left = 1; left > 0;)
            left = await town.Desk.ServeClocksAsync(100, TestContext.Current.CancellationToken);
        return number;
    }

    private Task<string> NotedAsync() => NotedAsync("note");

    private async Task<string> NotedAsync(string key)
    {
        var head = Townspeople.Of("GRID");
        var note = new MicroNote { Text = "二单元楼道灯坏了", Compound = "XY-01" };
        var noted = await town.Desk.NoteAsync(head, note, CaseDatabase.Key(key, key, head), each => new(201, Encoding.UTF8.GetBytes(each.Number)),
            TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(noted.Value.Body);
    }

    private async Task<string> ListedAsync(string key)
    {
        var offer = new ResourceForm(Guid.CreateVersion7())
        {
            Kind = "商铺",
            Provider = "明月便利店",
            Unit = "COMMUNITY",
            Subjects = [ListTests.Need.Subject],
            Hours = ListTests.Need.Hours,
            Offer = "借轮椅",
            KeepUntil = new DateOnly(2026, 6, 30),
        };
        await new ResourceRegister(town.Source, town.InForce)
            .EnterAsync(Townspeople.Of("COMMUNITY"), offer, town.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
        return await ListTests.ListAsync(town, ListTests.Need, key);
    }

    private async Task<string> ErrandAsync(string kind)
    {
        var (who, note) = (Townspeople.Of("COMMUNITY"), new ErrandNote
        {
            Kind = kind,
            Unit = "COMMUNITY",
            Compound = "XY-01",
            Text = "走不动，请帮忙办",
            PersonName = "刘桂英",
            Phone = "13900001122",
        });
        var taken = await town.Desk.RunErrandAsync(who, note, CaseDatabase.Key(kind, kind, who), each => new(201, Encoding.UTF8.GetBytes(each.Number)),
            TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(taken.Value.Body);
    }

    private async Task<string> PressedAsync(string call)
    {
        var (ct, now) = (TestContext.Current.CancellationToken, town.Clock.GetUtcNow());
        await new CallGateways(town.Source, town.InForce, town.Clock).IssueAsync(Townspeople.Administrator, "care", "养老平台", "开通", now, ct);
        return (await town.Desk.TakeCallAsync("care", new Call { CallId = call, Device = "A-17" }, new byte[32], ct)).Value;
    }

    // After all others, for the clock goes on by a day; what opens then is for the moments that follow, too.
    private async Task<string> VisitedAsync()
    {
        string[] rows = ["walk,走访,{0},GRID,ZL02-01,走访,在用", "asking,问,{0},BRANCH,ZL01-02,问需,在用", "four-steps,四事,{0},BRANCH,ZL01-02,问需,在用", .. Enumerable.Range(1, 4).Select(n => $"council-{n},例会{n},{{0}},BRANCH,ZL01-01,例会,在用")];
        foreach (var row in rows)
            await town.ScheduleAsync(row.Replace("{0}", "每周,星期一、星期二、星期三、星期四、星期五、星期六、星期日,00:01,照常,2026-01-01,一件", StringComparison.Ordinal));
        foreach (var n in Enumerable.Range(1, 5))
            await town.ScheduleAtAsync($"score-{n},考核{n},每周,星期一、星期二、星期三、星期四、星期五、星期六、星期日,00:01,照常,2026-01-01,茶马家园,一件,COMMUNITY,ZL08-01,考核,在用");
        await town.ScheduleAsync("talk,夜话,每周,星期一、星期二、星期三、星期四、星期五、星期六、星期日,00:01,照常,2026-01-01,一件,COMMUNITY,ZL11-02,夜话,在用");
        town.Clock.Advance(TimeSpan.FromDays(1));
        await town.Desk.OpenScheduledAsync(TestContext.Current.CancellationToken);
        return await OpenedAsync("walk");
    }

    private async Task EachAsync(string number, Func<Assignment, bool> which, string act, object? data)
    {
        foreach (var share in (await town.ReadAsync(number)).File.Assignments.Where(a => a.Live).Where(which))
            await town.DoesAsync(Townspeople.Of(share.Unit), number, act, data);
    }
}
