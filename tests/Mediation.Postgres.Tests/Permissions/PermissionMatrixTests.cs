using System.Globalization;
using System.Text;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit;

namespace Mediation.Postgres.Tests.Permissions;

/// <summary>Who may do what, at every stage, as people approved it: every demo account and every act.</summary>
public sealed class PermissionMatrixTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    [Fact]
    public async Task Every_account_may_do_at_every_stage_exactly_what_was_approved()
    {
        var text = new StringBuilder();
        var known = new SortedSet<string>(ActCatalog.Codes, StringComparer.Ordinal);
        var played = new List<(string Name, CaseRecord Case)>();
        foreach (var (name, play) in new Moments(town).All)
            played.Add((name, await town.ReadAsync(await play())));
        known.UnionWith(played.SelectMany(p => p.Case.File.WorkItems).SelectMany(w => w.Acts));

        foreach (var (name, found) in played)
            Write(text, name, found, known);

        known.Except(played.SelectMany(p => DemoPeople.All.SelectMany(d => Open(p.Case, d.Actor))))
            .ShouldBe(["agreed", "all-consent", "answer-task", "books-disclosed", "invite-talent", "one-refuses", "rate", "residents-rated", "score-published-summons", "send-event", "vote-failed", "vote-passed"], "every act but the residents' own, what shipped workflows don't wait for, and outcomes that follow from what was recorded, is open to some account at one of these moments");
        Approval.Verify(text.ToString(), "permissions");
    }

    private static void Write(StringBuilder text, string name, CaseRecord found, IEnumerable<string> known)
    {
        var rights = DemoPeople.All.Select(d => (d.UserName, Sees: Sight.MaySee(d.Actor, found.File), Acts: Open(found, d.Actor))).ToList();
        var able = rights.Where(r => r.Sees || r.Acts.Count > 0).ToList();
        text.AppendLine(CultureInfo.InvariantCulture, $"## {name}");
        text.AppendLine(Line("", able.Select(r => r.UserName), able.Select(r => r.UserName)));
        text.AppendLine(Line("（查看）", able.Select(r => Mark(r.Sees)), able.Select(r => r.UserName)));
        foreach (var act in known.Where(act => able.Exists(r => r.Acts.Contains(act))))
            text.AppendLine(Line(act, able.Select(r => Mark(r.Acts.Contains(act))), able.Select(r => r.UserName)));
        text.AppendLine(CultureInfo.InvariantCulture,
            $"✘ nobody: {string.Join(", ", known.Where(act => able.TrueForAll(r => !r.Acts.Contains(act))))}");
        text.AppendLine(CultureInfo.InvariantCulture,
            $"✘ nothing, not even to look: {string.Join(", ", rights.Except(able).Select(r => r.UserName))}").AppendLine();
    }

    // What cannot be seen is answered "not found", whatever would be open; operators act on the run without seeing the case.
    private static HashSet<string> Open(CaseRecord found, Casework.Actors.Actor who) =>
    [
        .. ActCatalog.Open(found.File, found.Briefing with { Actor = who }).Select(a => a.Kind.Code)
            .Where(act => Sight.MayAsk(who, found.File, act)),
    ];

    private static string Line(string head, IEnumerable<string> cells, IEnumerable<string> widths) =>
        head + new string(' ', Math.Max(18 - Width(head), 1)) + string.Join("  ", cells.Zip(widths, (c, w) => c.PadRight(w.Length))).TrimEnd();

    private static int Width(string text) => text.Sum(c => c > 0x2E80 ? 2 : 1);

    private static string Mark(bool may) => may ? "✔" : "✘";
}
