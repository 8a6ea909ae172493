using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Journal;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Histories;
using Npgsql;

namespace Mediation.Postgres.Tests.Simulation;

/// <content>How people ask, what breaks meanwhile, and what must hold afterwards.</content>
internal sealed partial class DeskWorld
{
    /// <summary>Asks a node until one has answered, always with the same key; and sometimes once more.</summary>
    private async Task<Answer<StoredAnswer>> AskAsync(
        string what, Actor who, string body, Func<Postgres.Desk.Desk, RequestKey, Task<Answer<StoredAnswer>>> ask)
    {
        var key = NextKey(who, body);
        var (answered, answer) = (false, default(Answer<StoredAnswer>));
        for (var attempt = 0; !answered; attempt++)
        {
            if (forgetsKeys && attempt > 0)
                key = NextKey(who, body);
            (answered, answer) = await TryAsync(what, attempt < 3, desk => ask(desk, key));
        }
        Tell($"  {(answer.IsRefused ? answer.Refusals[0].Code : "done")}");
        if (answer.IsRefused || random.Next(4) > 0)
            return answer;
        var (_, again) = await TryAsync($"{what}, again", mayBreak: false, desk => ask(desk, key));
        if (again.IsRefused || !again.Value.Body.AsSpan().SequenceEqual(answer.Value.Body))
            Broken ??= $"the same request has the same answer: {what}";
        return answer;
    }

    private RequestKey NextKey(Actor who, string body) => CaseDatabase.Key($"r{++requests}", body, who);

    /// <summary>Does something on either node; its line may break on the way, and then nobody has answered.</summary>
    private async Task<(bool Answered, T? Answer)> TryAsync<T>(string what, bool mayBreak, Func<Postgres.Desk.Desk, Task<T>> act)
    {
        var at = random.Next(nodes.Count);
        var (line, _, desk) = nodes[at];
        var (breaks, afterwards) = (mayBreak && random.Next(2) == 0 ? 1 + random.Next(7) : 0, random.Next(2) == 0);
        line.BreakAt(breaks, afterwards);
        try
        {
            Tell($"node {"AB"[at]}: {what}");
            return (true, await act(desk));
        }
        catch (Exception broken) when (breaks > 0 && broken is NpgsqlException or IOException or ObjectDisposedException)
        {
            Breaks++;
            Tell($"  its line breaks at request {breaks}, {(afterwards ? "after" : "before")} it was carried out");
            return (false, default);
        }
        finally
        {
            line.BreakAt(0, false);
        }
    }

    private async Task<string?> BrokenLawAsync()
    {
        foreach (var number in numbers)
        {
            var stored = await town.ReadAsync(number);
            if (CaseLaws.BrokenBy(stored.Dossier) is [var law, ..])
                return $"{number}: {law}";
            var events = stored.Journal.Select(l => l.Event).ToList();
            var folded = Folding.Fold(events);
            var (told, kept) = (CaseDatabase.Text(folded with { Version = stored.File.Version }), CaseDatabase.Text(stored.File));
            if (told != kept)
                return $"{number}: the journal folds to the case: {Difference(told, kept)}";
        }
        if ((await town.Audit.RunAsync(null, Ct)).Findings is [var finding, ..])
            return $"the audit finds nothing: {finding}";
        foreach (var (law, sql) in Counted)
            if (await town.CountAsync(sql) is var count and > 0)
                return $"{law}: {count}";
        return await town.CountAsync(AcceptedByItself) == numbers.Count
            ? null
            : "a complaint is accepted once, however often it is asked for";
    }

    private static string Difference(string told, string kept)
    {
        var at = told.Zip(kept).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{Around(told)} was told, {Around(kept)} is kept";

        string Around(string text) => text.Substring(Math.Max(0, at - 60), Math.Min(160, text.Length - Math.Max(0, at - 60)));
    }

    // A case that was split off another was never complained of by itself.
    private const string AcceptedByItself =
        "select count(*) from case_file c where not exists (select 1 from journal_entry j where j.case_id = c.id and j.kind = 'split-off')";

    private static readonly (string Law, string Sql)[] Counted =
    [
        ("a rung takes effect once",
            "select count(*) from (select 1 from journal_entry where kind = 'rung-served' group by case_id, body having count(*) > 1) twice"),
        ("an opened work item is told once",
            """
            select count(*)
            from case_file c
            where (select count(*) from journal_entry j where j.case_id = c.id and j.kind = 'work-item-opened')
               <> (select count(*) from outbox_message m where m.case_id = c.id and m.template in ('work-item-opened', 'sent-back'))
            """),
        ("a closed case has no open work item and no running workflow",
            """
            select count(*)
            from case_file c
            where c.stage = 'closed'
              and (exists (select 1 from work_item w where w.case_id = c.id and w.closed_at is null)
                or exists (select 1 from workflow_instance i where i.case_id = c.id and i.running))
            """),
    ];
}
