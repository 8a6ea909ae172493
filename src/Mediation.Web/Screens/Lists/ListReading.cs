using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Lists;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Lists;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;

namespace Mediation.Web.Screens.Lists;

/// <summary>What the pages of the three lists show (清单取数).</summary>
internal sealed class ListReading(ListedLines lines, ResourceRegister resources, InForce inForce, Moments moments)
{
    /// <summary>One list; of one round alone, if named.</summary>
    public async Task<ListsView> PageAsync(Actor actor, string list, string? round, CancellationToken ct)
    {
        var (town, now) = (inForce.Policy.Town, await moments.NowAsync(ct));
        IReadOnlyList<ListedLine> found = list == ListsScreen.Resources ? [] : await lines.ReadAsync(list == ListsScreen.Projects, round, ct);
        return new ListsView(new Clockface(now, town.Zone), town, list, actor, await resources.ReadAsync(now, ct), found) { Round = round };
    }

    /// <summary>The form of a need or a project.</summary>
    public async Task<ListEntryView> EntryAsync(Actor actor, Guid id, ListNote note, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        return new(new Clockface(await moments.NowAsync(ct), town.Zone), town, ListPartners.Of(actor, town), id, note, [.. refusals.Select(Sentences.Of).Distinct()]);
    }

    /// <summary>The form of a resource.</summary>
    public async Task<ResourceEntryView> EntryAsync(Actor actor, ResourceForm form, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        return new(new Clockface(await moments.NowAsync(ct), town.Zone), town, ListPartners.Of(actor, town), form, [.. refusals.Select(Sentences.Of).Distinct()]);
    }
}
