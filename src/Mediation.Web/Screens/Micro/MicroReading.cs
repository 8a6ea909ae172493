using Mediation.Casework.Actors;
using Mediation.Casework.Places;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Micro;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Screens.Window;

namespace Mediation.Web.Screens.Micro;

/// <summary>What the page of small matters shows (微事取数).</summary>
internal sealed class MicroReading(MicroList notes, AttachmentStore attachments, InForce inForce, Moments moments)
{
    /// <summary>The page, with a form as posted or a fresh one that knows where the last one was.</summary>
    public async Task<MicroView> PageAsync(Actor actor, WindowForm? posted, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        var last = await notes.LastPlaceAsync(actor, ct);
        var form = posted ?? Fresh(town, last);
        return new MicroView(new Clockface(await moments.NowAsync(ct), town.Zone), form, Groups(town, last?.Compound), await notes.ReadAsync(actor, ct))
        {
            Photos = await attachments.OwnAsync(actor.Id, form.Attachments, ct),
        };
    }

    private static WindowForm Fresh(Town town, (string Compound, string Place)? last)
    {
        var fields = new Dictionary<string, string[]>();
        if (last is var (code, place) && town.Compound(code) is { } compound)
        {
            fields["compound"] = [code];
            fields["building"] = [place.StartsWith(compound.Name, StringComparison.Ordinal) ? place[compound.Name.Length..] : ""];
        }
        return new WindowForm(Guid.CreateVersion7(), fields);
    }

    // An account isn't tied to a grid: whoever was in one of its compounds last is offered that grid first.
    private static IReadOnlyList<(string Grid, IReadOnlyList<Compound> Compounds)> Groups(Town town, string? last) =>
    [
        .. town.Grids.OrderByDescending(grid => last is not null && grid.Compounds.Contains(last))
            .Select(grid => (grid.Name, (IReadOnlyList<Compound>)[.. grid.Compounds.Select(town.Compound).OfType<Compound>()])),
    ];
}
