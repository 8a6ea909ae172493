using System.Globalization;
using Mediation.Casework;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Postgres.Views.Boards;
using Mediation.TestKit.Crowd;
using Mediation.TestKit.Shipped;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Mediation.Benchmarks.Views;

/// <summary>The questions of the screens (各页查询), asked by different people about different things from call to call.</summary>
internal sealed class Questions(NpgsqlDataSource source, YearsOfCases years, InForce inForce, TimeProvider clock)
{
    private const int Rows = 50;

    private static readonly string[] TwoCharacters = ["漏水", "物业", "楼上", "停车", "工资", "噪音", "路灯", "垃圾", "打人", "退费"];

    private static readonly string[] FourCharacters = ["楼上漏水", "拖欠工资", "占道经营", "电动车充", "物业公司", "邻居装修", "垃圾没人", "路灯不亮", "广场舞吵", "外来车占"];

    private static readonly string[] Categories = ["MF02", "MF02-03", "LD", "QY03-01", "MF18"];

    private static readonly Actor[] Handlers =
        [.. new[] { "COMMUNITY", "PROPERTY", "PMC", "POLICE", "URBAN", "ENFORCE", "LABOR", "MARKET" }.Select(Townspeople.Of)];

    private readonly DateTimeOffset now = clock.GetUtcNow();

    private readonly DateTimeOffset tonight = new(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(8));

    private readonly Worklist worklist = new(source);

    private readonly Board board = new(source, new OpenCases(source));

    private readonly LateCases late = new(source);

    private readonly CaseList cases = new(source);

    private readonly DeadlineList deadlines = new(source);

    private readonly CaseRecords records = new(source, inForce, clock);

    private readonly SimilarCases similar = new(source);

    private readonly Desk desk = new(source, inForce, clock,
        new Announcer(source, clock, NullLogger<Announcer>.Instance), NullLogger<Desk>.Instance);

    private static CancellationToken Ct => CancellationToken.None;

    public IReadOnlyList<(string Question, Func<int, Task> Ask)> All =>
    [
        ("待办: a unit's worklist, first page", at => worklist.ReadAsync(Of(Handlers, at), new(), null, Rows, Ct)),
        ("待办: counts by due span", at => worklist.CountAsync(Of(Handlers, at), new(), [now, tonight, tonight.AddDays(6)], Ct)),
        ("待办: everything the window may see", _ => worklist.ReadAsync(Townspeople.Desk, All_, null, Rows, Ct)),
        ("待办: everything a unit may see", at => worklist.ReadAsync(Of(Handlers, at), All_, null, Rows, Ct)),
        ("督办: board by unit, category and both", _ => board.ReadAsync(Townspeople.Supervisor, now, tonight, Ct)),
        ("督办: board, the first asking of a server", _ => FirstBoardAsync()),
        ("督办: red and amber list", at => late.ReadAsync(Townspeople.Supervisor, new(LateScope.Late), now, tonight, Rows + 1, Ct)),
        ("督办: overdue of one unit", at => late.ReadAsync(Townspeople.Supervisor, new(LateScope.Overdue, Unit(at)), now, tonight, Rows + 1, Ct)),
        ("督办: due tonight", _ => late.ReadAsync(Townspeople.Supervisor, new(LateScope.Tonight), now, tonight, Rows + 1, Ct)),
        ("案件: newest", _ => ListAsync(Townspeople.Desk, new())),
        ("案件: newest a unit may see", at => ListAsync(Of(Handlers, at), new())),
        ("案件: of one unit", at => ListAsync(Townspeople.Supervisor, new(Unit: Unit(at)))),
        ("案件: of one category", at => ListAsync(Townspeople.Supervisor, new(Category: Of(Categories, at)))),
        ("案件: at one stage", at => ListAsync(Townspeople.Supervisor, new(Stage: at % 2 == 0 ? CaseStage.Handling : CaseStage.FollowUp))),
        ("案件: overdue", _ => ListAsync(Townspeople.Supervisor, new(Overdue: true))),
        ("案件: search, two characters", at => ListAsync(Townspeople.Desk, new(Words: Of(TwoCharacters, at)))),
        ("案件: search, four characters", at => ListAsync(Townspeople.Desk, new(Words: Of(FourCharacters, at)))),
        ("案件: search, a rare word", at => ListAsync(Townspeople.Desk, new(Words: $"{1000 + (at * 37 % 9000)}"))),
        ("案件: by number", at => ListAsync(Townspeople.Desk, new(Words: OpenNumber(at)))),
        ("时限: running, of one unit", at => deadlines.ReadAsync(Townspeople.Supervisor, "running", Unit(at), now, null, Rows, Ct)),
        ("时限: breached", _ => deadlines.ReadAsync(Townspeople.Supervisor, "breached", null, now, null, Rows, Ct)),
        ("时限: what a unit may see", at => deadlines.ReadAsync(Of(Handlers, at), null, null, now, null, Rows, Ct)),
        ("受理: similar open cases", at => similar.FindAsync(Townspeople.Desk, Of(CrowdPlay.Words, at), Compound(at), null, Ct)),
        ("受理: similar, category chosen", at => similar.FindAsync(Townspeople.Desk, Of(CrowdPlay.Words, at), Compound(at), "MF02-03", Ct)),
        ("受理: preview while typing", PreviewAsync),
        ("案件页: the whole record", at => records.FindAsync(Townspeople.Supervisor, OpenNumber(at), Ct)),
    ];

    private static WorklistFilter All_ { get; } = new() { Mine = false };

    private static T Of<T>(IReadOnlyList<T> some, int at) => some[at % some.Count];

    private static string Unit(int at) => Of(Handlers, at).Units.First();

    private static string Compound(int at) => Of(ShippedPolicy.Town.Compounds, at * 7).Code;

    private string OpenNumber(int at) => string.Create(CultureInfo.InvariantCulture, $"LZ2025-{years.Closed + 1 + (at * 211 % (years.Cases - years.Closed)):000000}");

    private Task<Page<CaseLine>> ListAsync(Actor actor, CaseFilter filter) => cases.ReadAsync(actor, filter, now, null, Rows, Ct);

    private async Task FirstBoardAsync()
    {
        using var open = new OpenCases(source);
        await new Board(source, open).ReadAsync(Townspeople.Supervisor, now, tonight, Ct);
    }

    private Task<Answer<WindowAnswer>> PreviewAsync(int at) => desk.PreviewAsync(Townspeople.Desk, new ComplaintForm
    {
        Text = Of(CrowdPlay.Words, at),
        Channel = "窗口登记",
        Place = $"{Of(ShippedPolicy.Town.Compounds, at * 7).Name}{1 + (at % 9)}栋",
    }, Ct);
}
