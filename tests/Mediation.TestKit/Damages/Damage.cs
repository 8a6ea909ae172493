using Mediation.Postgres.Audit;

namespace Mediation.TestKit.Damages;

/// <summary>Something that somebody, or a disk, does to what is stored of a case, past the desk (损坏).</summary>
/// <param name="Name">In a few words.</param>
/// <param name="Sql">How; <c>@case</c> stands for the case's id.</param>
/// <param name="Fault">As what an audit finds it.</param>
public sealed record Damage(string Name, string Sql, AuditFault Fault)
{
    /// <summary>What to tell the database.</summary>
    public string On(string number) => Sql.Replace("@case", $"(select id from case_file where number = '{number}')", StringComparison.Ordinal);

    /// <summary>All that are tried; each must be found, and those whose remedy is to put the case right must be mended by it.</summary>
    public static IReadOnlyList<Damage> All { get; } =
    [
        new("a line of the journal is changed", "update journal_entry set actor_name = '别人' where case_id = @case and sequence = 2", AuditFault.JournalBroken),
        new("a line of the journal is lost", "delete from journal_entry where case_id = @case and sequence = 5", AuditFault.JournalBroken),
        new("the last line is lost",
            "delete from journal_entry where case_id = @case and sequence = (select max(sequence) from journal_entry where case_id = @case)", AuditFault.JournalCut),
        new("a line is added at the end",
            """
            insert into journal_entry (case_id, sequence, version, at, actor, actor_name, on_behalf, act, kind, body, previous_hash, hash)
            select case_id, sequence + 1, version, at, actor, actor_name, on_behalf, act, kind, body, hash, hash
            from journal_entry where case_id = @case order by sequence desc limit 1
            """, AuditFault.JournalBroken),
        new("the stage is set by hand", "update case_file set stage = 'reply' where id = @case", AuditFault.CaseDiffers),
        new("the case is closed by hand",
            "update case_file set stage = 'closed', result = 'solved', closed_at = accepted_at where id = @case", AuditFault.CaseDiffers),
        new("its secrecy is raised", "update case_file set secrecy = 3 where id = @case", AuditFault.CaseDiffers),
        new("the list shows another lead", "update case_file set lead_unit = 'TAX' where id = @case", AuditFault.CaseDiffers),
        new("a unit is let in", "update case_file set units = units || '{TAX}' where id = @case", AuditFault.CaseDiffers),
        new("the list says it is due later", "update case_file set due_at = due_at + interval '9 days' where id = @case", AuditFault.CaseDiffers),
        new("a return is counted away", "update case_file set return_count = return_count + 1 where id = @case", AuditFault.CaseDiffers),
        new("its body is edited", "update case_file set body = jsonb_set(body, '{urgeCount}', '7') where id = @case", AuditFault.CaseDiffers),
        new("its version is set back", "update case_file set version = version - 1 where id = @case", AuditFault.CaseDiffers),
        new("a share is lost",
            "update work_item set assignment_id = null where case_id = @case; delete from assignment where case_id = @case", AuditFault.ShareDiffers),
        new("a share is another unit's", "update assignment set unit_code = 'TAX' where case_id = @case and share = 'lead'", AuditFault.ShareDiffers),
        new("the lead's share is withdrawn", "update assignment set state = 'withdrawn' where case_id = @case and share = 'lead'", AuditFault.ShareDiffers),
        new("a work item is lost", "delete from work_item where case_id = @case and closed_at is null", AuditFault.ItemDiffers),
        new("a work item is closed by hand", "update work_item set closed_at = opened_at where case_id = @case and closed_at is null", AuditFault.ItemDiffers),
        new("a work item is pushed to another unit", "update work_item set unit_code = 'TAX' where case_id = @case and closed_at is null", AuditFault.ItemDiffers),
        new("a work item waits elsewhere", "update work_item set bookmark = 'nowhere' where case_id = @case and closed_at is null", AuditFault.ItemDiffers),
        new("a work item is made up",
            """
            insert into work_item (id, case_id, unit_code, title, stage, share, run_id, bookmark, step, acts, opened_at)
            select gen_random_uuid(), case_id, 'TAX', title, stage, 'none', run_id, bookmark, step, acts, opened_at
            from work_item where case_id = @case limit 1
            """, AuditFault.ItemDiffers),
        new("a work item seems to have time", "update work_item set due_at = due_at + interval '9 days' where case_id = @case and closed_at is null", AuditFault.ItemDiffers),
        new("a clock is lost", "delete from deadline where case_id = @case and kind = 'handling'", AuditFault.ClockDiffers),
        new("a clock's history is edited",
            "update deadline set body = jsonb_set(body, '{term,count}', '99') where case_id = @case and kind = 'handling'", AuditFault.ClockDiffers),
        new("a clock is marked as met",
            "update deadline set state = 'met', met_at = started_at, next_at = null where case_id = @case and kind = 'handling'", AuditFault.ClockDiffers),
        new("a clock falls asleep", "update deadline set next_at = null where case_id = @case and kind = 'handling'", AuditFault.ClockAsleep),
        new("a clock will wake too late", "update deadline set next_at = next_at + interval '1 day' where case_id = @case and kind = 'handling'", AuditFault.ClockAsleep),
        new("a rung is passed over", "update deadline set rung = rung + 1 where case_id = @case and kind = 'handling'", AuditFault.EffectsDiffer),
        new("a clock no longer reads", "update deadline set body = '[]' where case_id = @case and kind = 'handling'", AuditFault.Unreadable),
        new("a workflow instance is lost", "delete from workflow_wait where case_id = @case; delete from workflow_instance where case_id = @case", AuditFault.RunDiffers),
        new("a workflow is marked as ended", "update workflow_instance set running = false where case_id = @case", AuditFault.RunDiffers),
        new("a workflow no longer reads", "update workflow_instance set state = '{' where case_id = @case", AuditFault.Unreadable),
        new("a workflow waits for nothing",
            "update workflow_instance set state = jsonb_set(state::jsonb, '{bookmarks}', '[]')::text where case_id = @case", AuditFault.ItemAstray),
        new("nobody is said to hold it", "update held_interval set to_at = from_at where case_id = @case and to_at is null", AuditFault.HeldDiffers),
        new("the board shows another lead", "update board_interval set lead_unit = 'TAX' where case_id = @case and to_at is null", AuditFault.BoardDiffers),
        new("the board says it is due later",
            "update board_interval set due_at = due_at + interval '9 days' where case_id = @case and to_at is null", AuditFault.BoardDiffers),
        new("the board has lost it", "delete from board_interval where case_id = @case", AuditFault.BoardDiffers),
        new("a paper is lost", "delete from paper where case_id = @case", AuditFault.PaperLost),
        new("a paper's bytes are changed", "update paper set pdf = pdf || '\\x0a'::bytea where case_id = @case", AuditFault.PaperDiffers),
        new("a paper is exchanged, with its digest",
            "update paper set docx = pdf, docx_sha256 = encode(sha256(pdf), 'hex') where case_id = @case", AuditFault.PaperDiffers),
        new("a paper is said to be of another form", "update paper set template = 'dispatch-order' where case_id = @case", AuditFault.PaperDiffers),
        new("a paper is said to be somebody else's", "update paper set made_by = gen_random_uuid() where case_id = @case", AuditFault.PaperDiffers),
        new("a paper is said to show other names", "update paper set shown = array[gen_random_uuid()] where case_id = @case", AuditFault.PaperDiffers),
        new("a paper is made up",
            """
            insert into paper (id, case_id, template, template_number, number, made_at, made_by, shown, pdf, pdf_sha256, docx, docx_sha256)
            select gen_random_uuid(), case_id, template, template_number, number || '-2', made_at, made_by, shown, pdf, pdf_sha256, docx, docx_sha256
            from paper where case_id = @case
            """, AuditFault.PaperUntold),
        new("words are altered", "update statement set text = '别的话' where case_id = @case and kind = 'complaint'", AuditFault.WordsDiffer),
        new("words are lost", "delete from statement where case_id = @case", AuditFault.WordsDiffer),
        new("a party is lost", "delete from party where case_id = @case", AuditFault.PartyLost),
    ];
}
