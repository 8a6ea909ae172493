using System.Collections.Immutable;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Workflows.Definitions;

namespace Mediation.Web.Screens.Workflows;

/// <summary>Which move is asked for, as the address says (迁移网址).</summary>
/// <param name="From">Number of the version left.</param>
/// <param name="To">Number of the version taken.</param>
/// <param name="Mapping">The mapping of activities, a line each.</param>
/// <param name="After">The case after which the page goes on; null for the first page.</param>
public sealed record MoveAddress(int? From = null, int? To = null, string? Mapping = null, Guid? After = null)
{
    /// <summary>The page of the move.</summary>
    public string Of(string definitionId) =>
        FilterAddress.Write($"{WorkflowsScreen.Path}/{Uri.EscapeDataString(definitionId)}/move", this);
}

/// <summary>One case before it is moved, or what came of it (迁移行).</summary>
/// <param name="Number">编号.</param>
/// <param name="Version">The case's version that the preview shows.</param>
/// <param name="Stage">办理阶段.</param>
/// <param name="Steps">Where it stands and where it would stand.</param>
/// <param name="Changes">What becomes of its open work items.</param>
/// <param name="Obstacles">Why it can't be moved; empty when it can.</param>
public sealed record MoveRow(
    string Number, long Version, CaseStage Stage, IReadOnlyList<string> Steps, IReadOnlyList<string> Changes, IReadOnlyList<string> Obstacles)
{
    /// <summary>The row of a case.</summary>
    public static MoveRow Of(MoveCandidate candidate, TownNames names)
    {
        var file = candidate.Dossier.File;
        var plans = candidate.Moves.Select(move => move.Plan).ToList();
        return new MoveRow(file.Number, file.Version, file.Stage,
            [.. plans.SelectMany(plan => plan.Steps).Select(step => step.From.DisplayText == step.To.DisplayText
                ? step.From.DisplayText
                : Texts.Move_Step.With(step.From.DisplayText, step.To.DisplayText)).Distinct()],
            [.. candidate.Moves.SelectMany(move => move.Items).SelectMany(item => Told(item, names)).Distinct()],
            [.. plans.SelectMany(plan => plan.Obstacles).Select(Proceeding.ObstacleRefusal).Select(Sentences.Of).Distinct()]);
    }

    private static IEnumerable<string> Told(TurnedItem item, TownNames names)
    {
        var (before, after) = (item.Before, item.After);
        if (before.Title != after.Title)
            yield return Texts.Move_Item.With(before.Title, after.Title);
        if (!before.Acts.SequenceEqual(after.Acts))
            yield return Texts.Move_ItemActs.With(string.Join('、', after.Acts.Select(ActWords.Act)));
        if (before.Unit != after.Unit)
            yield return Texts.Move_ItemUnit.With(names.Unit(after.Unit));
        if (item.OtherClock)
            yield return Texts.Move_KeepsWaiting;
    }
}

/// <summary>The page of a move: before it, or after some of it (迁移页).</summary>
/// <param name="From">The version left.</param>
/// <param name="To">The version taken.</param>
/// <param name="Address">What was asked.</param>
/// <param name="Rows">A page of the cases that still run on the version left.</param>
/// <param name="Moves">Moves that were made to the version taken, the newest first.</param>
/// <param name="Clock">The product's clock.</param>
public sealed record MoveView(
    WorkflowDefinition From, WorkflowDefinition To, MoveAddress Address, IReadOnlyList<MoveRow> Rows, ImmutableList<MoveLine> Moves, Clockface Clock)
{
    /// <summary>Makes a second click have no second effect.</summary>
    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>Where the cases go on; null when these are the last.</summary>
    public MoveAddress? Next { get; init; }

    /// <summary>How many were moved just now, and how many weren't; null before anything was tried.</summary>
    public (int Moved, int Refused)? Done { get; init; }

    /// <summary>Why the mapping can't be read; null when it can.</summary>
    public string? WrongMapping { get; init; }

    /// <summary>Activities of the version left that have none of the same id, and aren't named.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            var named = MoveFlow.ReadMapping(Address.Mapping) ?? new Dictionary<string, string>();
            return [.. From.Activities.Values.Where(a => !To.Activities.ContainsKey(a.Id) && !named.ContainsKey(a.Id))
                .Select(a => $"{a.DisplayText}（{a.Id}）")];
        }
    }
}
