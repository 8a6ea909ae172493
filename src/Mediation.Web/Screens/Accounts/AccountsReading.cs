using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Accounts;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Accounts;

/// <summary>What the pages of accounts show (账号取数).</summary>
internal sealed class AccountsReading(AccountKeeping keeping, InForce inForce, Moments moments)
{
    /// <summary>The day it is for the product.</summary>
    public async Task<DateOnly> TodayAsync(CancellationToken ct) => inForce.Policy.Calendar.DayOf(await moments.NowAsync(ct));

    /// <summary>All accounts; refused to whoever may not read the policy.</summary>
    public async Task<Answer<AccountsView>> ListAsync(Actor actor, CancellationToken ct)
    {
        var now = await moments.NowAsync(ct);
        var policy = inForce.Policy;
        var today = policy.Calendar.DayOf(now);
        var listed = await keeping.ListAsync(actor, today, ct);
        return listed.TryGet(out var lines)
            ? new AccountsView(new Clockface(now, policy.Town.Zone), policy.Town, today, lines, Sight.MayOperate(actor), null)
            : Answer.Refused<AccountsView>(listed.Refusals);
    }

    /// <summary>One account; null when there is none, or none for the reader.</summary>
    public async Task<AccountView?> FindAsync(Guid id, Actor actor, CancellationToken ct)
    {
        if (!(await ListAsync(actor, ct)).TryGet(out var all) || all.Lines.FirstOrDefault(each => each.Id == id) is not { } line)
            return null;
        var others = all.Lines.Where(each => each.Id != id && !each.Disabled).ToList();
        return new AccountView(all.Clock, all.Town, all.Today, line, others, await keeping.WorkOfAsync(id, ct), false, null);
    }
}
