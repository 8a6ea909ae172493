using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Npgsql;

namespace Mediation.Postgres.Reports;

/// <summary>How a column of a ledger is said (台账列).</summary>
public enum LedgerColumn
{
    /// <summary>Words as they are.</summary>
    Text,

    /// <summary>A moment.</summary>
    Moment,

    /// <summary>Code of a category.</summary>
    Category,

    /// <summary>Code of a compound.</summary>
    Compound,

    /// <summary>Code of a unit.</summary>
    Unit,

    /// <summary>Code of a stage.</summary>
    Stage,

    /// <summary>Code of an act.</summary>
    Act,

    /// <summary>Code of a seal.</summary>
    Seal,
}

/// <summary>A ledger of what happened in a period (台账): one query, never data of its own. To add one, add a line to <see cref="EventLedgers.All"/>.</summary>
/// <param name="Code">Which, as in its address.</param>
/// <param name="Columns">Its columns: the code of each one's head, and how it is said.</param>
/// <param name="Sql">Its rows, each as texts and moments; $1 to $3 are the reader's sight, $4 and $5 the period.</param>
public sealed record EventLedger(string Code, IReadOnlyList<(string Head, LedgerColumn Kind)> Columns, string Sql);

/// <summary>Reads ledgers (登记台账): of the cases that the reader may see, nothing personal on them.</summary>
public sealed class EventLedgers(NpgsqlDataSource database)
{
    private static readonly (string, LedgerColumn)[] OfCase =
        [("number", LedgerColumn.Text), ("category", LedgerColumn.Category), ("lead", LedgerColumn.Unit)];

    private static readonly (string, LedgerColumn)[] OfOwnWork =
    [
        ("at", LedgerColumn.Moment), .. OfCase, ("compound", LedgerColumn.Compound), ("done", LedgerColumn.Moment), ("outcome", LedgerColumn.Act),
        ("matters", LedgerColumn.Text),
    ];

    /// <summary>All of them, in the order of a menu.</summary>
    public static IReadOnlyList<EventLedger> All { get; } =
    [
        new("visits", [("at", LedgerColumn.Moment), .. OfCase, ("requestType", LedgerColumn.Text),
            ("compound", LedgerColumn.Compound), ("stage", LedgerColumn.Stage)],
            $"""
             select c.accepted_at, c.number, c.category, c.lead_unit, c.request_type, c.compound_code, c.stage
             from case_file c
             where c.accepted_at >= $4 and c.accepted_at < $5 and c.channel = '窗口登记' and {Sight.Clause}
             order by c.accepted_at, c.id
             """),
        new("mediations", [("at", LedgerColumn.Moment), .. OfCase, ("outcome", LedgerColumn.Act), ("by", LedgerColumn.Text)],
            $"""
             select j.at, c.number, c.category, c.lead_unit, j.body::jsonb ->> 'outcome', j.actor_name
             from journal_entry j
             join case_file c on c.id = j.case_id
             where j.kind = 'workflow-moved' and j.body::jsonb ->> 'outcome' in ('all-consent', 'one-refuses', 'agreed', 'not-agreed')
               and j.at >= $4 and j.at < $5 and {Sight.Clause}
             order by j.at, j.case_id, j.sequence
             """),
        new("supervisions", [("at", LedgerColumn.Moment), .. OfCase, ("order", LedgerColumn.Text),
            ("leader", LedgerColumn.Text), ("until", LedgerColumn.Text), ("stage", LedgerColumn.Stage)],
            Of("put-under-supervision",
                "j.body::jsonb #>> '{supervision,orderNumber}', j.body::jsonb #>> '{supervision,leader}', j.body::jsonb #>> '{supervision,until}', c.stage")),
        new("pendings", [("at", LedgerColumn.Moment), .. OfCase, ("review", LedgerColumn.Text),
            ("stage", LedgerColumn.Stage), ("closedAt", LedgerColumn.Moment)],
            Of("pended", "j.body::jsonb ->> 'reviewOn', c.stage, c.closed_at")),
        new("follow-ups", [("at", LedgerColumn.Moment), .. OfCase, ("satisfaction", LedgerColumn.Text),
            ("reasonCode", LedgerColumn.Text), ("by", LedgerColumn.Text)],
            Of("followed-up", "j.body::jsonb #>> '{call,satisfaction}', j.body::jsonb #>> '{call,reasonCode}', j.actor_name")),
        new("hand-offs", [("at", LedgerColumn.Moment), .. OfCase, ("to", LedgerColumn.Unit), ("receipt", LedgerColumn.Text)],
            Of("handed-off", "j.body::jsonb ->> 'to', j.body::jsonb ->> 'receipt'")),
        new("legal-advice", [("at", LedgerColumn.Moment), .. OfCase, ("act", LedgerColumn.Act), ("by", LedgerColumn.Text)],
            $"""
             select min(j.at), c.number, c.category, c.lead_unit, j.act, j.actor_name
             from journal_entry j
             join case_file c on c.id = j.case_id
             where j.at >= $4 and j.at < $5 and j.unit_code = 'LEGAL' and {Sight.Clause}
             group by c.number, c.category, c.lead_unit, j.act, j.actor_name, j.version
             order by 1, 2, 5
             """),
        new("papers", [("at", LedgerColumn.Moment), .. OfCase, ("paper", LedgerColumn.Text), ("paperNumber", LedgerColumn.Text), ("by", LedgerColumn.Text)],
            Of("paper-made", "j.body::jsonb ->> 'name', j.body::jsonb ->> 'number', j.actor_name")),
        new("dissuasions", [("at", LedgerColumn.Moment), .. OfCase, ("unit", LedgerColumn.Unit), ("manner", LedgerColumn.Text), ("effect", LedgerColumn.Text)],
            Of("dissuaded", "j.body::jsonb #>> '{dissuasion,unit}', j.body::jsonb #>> '{dissuasion,manner}', j.body::jsonb #>> '{dissuasion,effect}'")),
        new("meetings", [("at", LedgerColumn.Moment), .. OfCase, ("convenor", LedgerColumn.Unit), ("called", LedgerColumn.Text), ("by", LedgerColumn.Text)],
            Of("meeting-called",
                "j.body::jsonb #>> '{meeting,convenor}', jsonb_array_length(j.body::jsonb #> '{meeting,invitees}')::text, j.actor_name")),
        new("seals", [("at", LedgerColumn.Moment), .. OfCase, ("seal", LedgerColumn.Seal), ("unit", LedgerColumn.Unit), ("by", LedgerColumn.Text)],
            Of("agreement-sealed", "j.body::jsonb #>> '{seal,kind}', j.body::jsonb #>> '{seal,unit}', j.actor_name")),
        new("courtyard-seals", [("at", LedgerColumn.Moment), ("sealNumber", LedgerColumn.Text), ("unit", LedgerColumn.Unit), ("sealed", LedgerColumn.Text),
            ("sealPurpose", LedgerColumn.Text), ("decided", LedgerColumn.Text), ("number", LedgerColumn.Text), ("by", LedgerColumn.Text),
            ("voidReason", LedgerColumn.Text)],
            """
             select s.at, s.number, y.unit_code, s.title, s.purpose, to_char(s.decided_on, 'YYYY-MM-DD ') || s.meeting, s.case_number, a.display_name, v.reason
             from courtyard_seal_use s
             join courtyard y on y.code = s.courtyard_code
             left join account a on a.id = s.account_id
             left join courtyard_seal_void v on v.use_id = s.id
             where s.at >= $4 and s.at < $5
               and ($3 or y.unit_code = any ($2) or s.account_id = $1 or exists (select from unit u where u.kind = 'community' and u.code = any ($2)))
             order by s.at, s.number
             """),
        new("home-visits", OfOwnWork, OwnWork("ZL02-01")),
        new("rounds", OfOwnWork, OwnWork("ZL02-02")),
        new("works-supervision", OfOwnWork, OwnWork("ZL02-03")),
        new("consultations", OfOwnWork, OwnWork("ZX01-01")),
        new("trainings", OfOwnWork, OwnWork("ZL04-01")),
        new("micro", OfOwnWork, OwnWork("ZL06-01")),
        new("calls", [("at", LedgerColumn.Moment), .. OfCase, ("taken", LedgerColumn.Moment), ("arrived", LedgerColumn.Moment),
            ("done", LedgerColumn.Moment), ("outcome", LedgerColumn.Act)],
            $"""
             select o.received_at, c.number, c.category, c.lead_unit, moved.taken, moved.arrived, c.closed_at, moved.outcome
             from one_touch_call o
             join case_file c on c.id = o.case_id
             cross join lateral (
               select min(j.at) filter (where j.body::jsonb ->> 'outcome' in ('take-call', 'call-rescue')) as taken,
                      min(j.at) filter (where j.body::jsonb ->> 'outcome' = 'arrived') as arrived,
                      max(j.body::jsonb ->> 'outcome') filter (where j.body::jsonb ->> 'outcome' in ('helped', 'false-alarm')) as outcome
               from journal_entry j
               where j.case_id = c.id and j.kind = 'workflow-moved'
             ) moved
             where o.received_at >= $4 and o.received_at < $5 and {Sight.Clause}
             order by o.received_at, c.id
             """),
    ];

    /// <summary>The ledger by its code; null when there is none.</summary>
    public static EventLedger? Find(string? code) => All.FirstOrDefault(ledger => ledger.Code == code);

    /// <summary>The rows of a ledger, each cell a text, a moment or null.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> ReadAsync(Actor actor, EventLedger ledger, RatePeriod period, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, ledger.Sql, account, units, everything,
            period.From.ToUniversalTime(), period.Until.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(IReadOnlyList<object?> (row) => [.. ledger.Columns.Select((column, at) =>
            column.Kind is LedgerColumn.Moment ? row.MomentOrNull(at) : (object?)row.TextOrNull(at))], ct);
    }

    // Each occurrence of a schedule, how it ended, and how many matters were found and handed up.
    private static string OwnWork(string category) =>
        $"""
         select c.accepted_at, c.number, c.category, c.lead_unit, c.compound_code, c.closed_at, done.outcome, found.matters::text
         from case_file c
         left join lateral (
           select j.body::jsonb ->> 'outcome' as outcome
           from journal_entry j
           where j.case_id = c.id and j.kind = 'workflow-moved'
           order by j.sequence desc
           limit 1
         ) done on true
         cross join lateral (select count(*) as matters from journal_entry j where j.case_id = c.id and j.kind = 'case-split') found
         where c.accepted_at >= $4 and c.accepted_at < $5 and c.category = '{category}' and {Sight.Clause}
         order by c.accepted_at, c.id
         """;

    private static string Of(string kind, string more) =>
        $"""
         select j.at, c.number, c.category, c.lead_unit, {more}
         from journal_entry j
         join case_file c on c.id = j.case_id
         where j.kind = '{kind}' and j.at >= $4 and j.at < $5 and {Sight.Clause}
         order by j.at, j.case_id, j.sequence
         """;
}
