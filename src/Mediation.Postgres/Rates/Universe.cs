using Mediation.Casework.Categories;

namespace Mediation.Postgres.Rates;

/// <summary>What rates count at all (统计范围), as conditions on <c>case_file c</c> and <c>deadline d</c>; the screens say the same in words.</summary>
internal static class Universe
{
    /// <summary>What somebody brought: not the town's own work, such as visits and meetings, which is no dispute (非纠纷除外).</summary>
    public const string Brought = $"c.track <> '{CategoryList.OwnWork}'";

    /// <summary>求助、投诉、举报 that were dispatched; not the town's own work, neither declined nor joined to another case.</summary>
    public const string Case =
        $"""
        ({Brought} and c.request_type in ('求助', '投诉', '举报')
         and c.result is distinct from 'declined'
         and c.result is distinct from 'merged'
         and exists (select from assignment given where given.case_id = c.id))
        """;

    /// <summary>Not one whose resident could not be reached after three calls (无法联系).</summary>
    public const string Reachable = "c.result is distinct from 'unconfirmed'";

    /// <summary>Closed after it was answered: what was withdrawn or handed over was not (答复后办结).</summary>
    public const string Answered = "c.result in ('solved', 'unsolved', 'unconfirmed')";

    /// <summary>A promise that still held when it fell due: what became void before isn't owed, what became void after was broken.</summary>
    public const string Owed = "(d.state <> 'void' or (d.body #>> '{history,-1,at}')::timestamptz >= d.due_at)";

    /// <summary>Until when a promise is kept: "at once" (P0) has the fifteen minutes after which the alarm is raised.</summary>
    public const string Limit =
        "(d.due_at + case when d.due_at <= d.started_at then interval '15 minutes' else interval '0' end)";

    /// <summary>For whom a promise is counted: the unit that made it; of the case's own, whoever led last by then, so that no unit inherits a broken one.</summary>
    public static string HolderAt(string moment) =>
        $"""
        coalesce(d.unit_code, (
          select led.unit_code
          from assignment led
          where led.case_id = d.case_id and led.share = 'lead' and led.dispatched_at <= {moment}
          order by led.dispatched_at desc, led.id desc
          limit 1), c.lead_unit, 'DESK')
        """;
}
