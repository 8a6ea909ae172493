using Mediation.TestKit.Shipped;

namespace Mediation.Benchmarks.Years;

/// <summary>What the stories of cases are made of (办理情节): people do it at working hours, and it takes them time.</summary>
internal sealed class CaseTeller(YearTown town, Random chance)
{
    private static readonly string[] Others = ["URBAN", "PROPERTY", "ENFORCE"];

    private static readonly string[] Things = ["灯头", "线路", "井盖", "路面", "护栏", "树枝", "桶位", "标线", "配电箱", "花台"];

    private static readonly string[] Doings = ["已更换", "已修好", "已清理完", "已加固", "已协调到位"];

    public YearTown Town => town;

    public Random Chance => chance;

    /// <summary>A complaint is taken down; within some hours who leads it speaks with the resident, unless told not to.</summary>
    public async Task<string> AcceptedAsync(bool contacted = true, double within = 5, string? words = null)
    {
        var number = await town.AcceptAsync(chance, words);
        await town.WorkAfterAsync(Between(0.1, within));
        if (contacted)
            await town.DoesAsync(await LeadAsync(number), number, "contact", new { how = "电话", text = "已联系，约好上门看" });
        return number;
    }

    /// <summary>The same, and every unit has signed for its share.</summary>
    public async Task<string> SignedAsync(bool contacted = true, double within = 5, string? words = null)
    {
        var number = await AcceptedAsync(contacted, within, words);
        await town.WorkAfterAsync(Between(0.1, within));
        await SignAsync(number);
        return number;
    }

    public async Task<string> LeadAsync(string number) => (await town.ReadAsync(number)).Lead!.Unit;

    public async Task SignAsync(string number)
    {
        foreach (var item in (await town.ReadAsync(number)).OpenItems.Where(w => w.Acts.Contains("sign-for")))
            await town.DoesAsync(item.Unit, number, "sign-for");
    }

    /// <summary>The lead says that it isn't its matter, and the window finds another; returns when that one has the case.</summary>
    public async Task PassedOnAsync(string number)
    {
        var lead = await LeadAsync(number);
        await town.DoesAsync(lead, number, "return-dispatch", new { reasonCode = "not-our-duty", reason = "不归我管" });
        await town.WorkAfterAsync(Between(0.1, 1));
        await town.DoesAsync(Townspeople.Desk, number, "dispatch", new { lead = Others.Where(other => other != lead).ElementAt(chance.Next(2)), reason = "按管理范围" });
    }

    public async Task AskMoreTimeAsync(string number) =>
        await town.DoesAsync(await LeadAsync(number), number, "extend", new { deadline = (await town.ClockAsync(number, "handling")).Id, by = 1, reason = "等配件" });

    public Task GiveMoreTimeAsync(string number) =>
        town.DoesAsync(Townspeople.Supervisor, number, "decide-extension", new { approve = true, reason = "同意" });

    /// <summary>The clock stops until the end of a day, so many days on.</summary>
    public async Task StopAsync(string number, int days) => await town.DoesAsync(await LeadAsync(number), number, "stop-clock", new
    {
        deadline = (await town.ClockAsync(number, "handling")).Id,
        ground = "awaiting-material",
        until = $"{town.Time.Now.ToOffset(TimeSpan.FromHours(8)).AddDays(days):yyyy-MM-dd}",
    });

    /// <summary>Waits until a share of the time for handling is over, and then for a station to open.</summary>
    public async Task PassTermAsync(string number, double share)
    {
        var due = (await town.ClockAsync(number, "handling")).DueAt;
        await town.Time.UntilAsync(town.AtWork(town.Time.Now + ((due - town.Time.Now) * share)));
    }

    /// <summary>Waits until so long before a clock runs out, open or not.</summary>
    public async Task UntilDueAsync(string number, string kind, TimeSpan before) =>
        await town.Time.UntilAsync((await town.ClockAsync(number, kind)).DueAt - before);

    /// <summary>Everybody concludes and the lead answers.</summary>
    public async Task AnswerAsync(string number, string? words = null, string result = "解决")
    {
        await SignAsync(number);
        var file = await town.ReadAsync(number);
        var done = new { result, text = "已处理" };
        foreach (var unit in file.CoHandlers.Where(a => !a.Concluded).Select(a => a.Unit))
            await town.DoesAsync(unit, number, "conclude", done);
        await town.DoesAsync(file.Lead!.Unit, number, "conclude", done);
        await town.DoesAsync(file.Lead.Unit, number, "reply", new { text = words ?? OwnWords(), channel = "电话" });
    }

    /// <summary>The window calls, asks, and closes.</summary>
    public async Task ClosedAsync(string number, bool solved = true)
    {
        await town.WorkAfterAsync(Between(4, 40));
        await town.DoesAsync(Townspeople.Desk, number, "follow-up", solved
            ? new { reached = true, solved, satisfaction = "满意", reasonCode = (string?)null }
            : new { reached = true, solved, satisfaction = "不满意", reasonCode = (string?)"处理不当" });
        await town.DoesAsync(Townspeople.Desk, number, "close");
    }

    /// <summary>Nobody answers three calls.</summary>
    public async Task ClosedUnreachedAsync(string number)
    {
        for (var call = 0; call < 3; call++)
        {
            await town.WorkAfterAsync(Between(4, 20));
            await town.DoesAsync(Townspeople.Desk, number, "follow-up", new { reached = false });
        }
        await town.DoesAsync(Townspeople.Desk, number, "close");
    }

    /// <summary>What somebody writes who was there.</summary>
    public string OwnWords() => $"{Things[chance.Next(Things.Length)]}{Doings[chance.Next(Doings.Length)]}，{1 + chance.Next(28)}日到场{1 + chance.Next(5)}人，现场编号{chance.Next(10_000)}";

    public double Between(double least, double most) => least + ((most - least) * chance.NextDouble());

    /// <summary>Whether something happens that happens so often.</summary>
    public bool Happens(double often) => chance.NextDouble() < often;
}
