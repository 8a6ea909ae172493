using System.Collections.Immutable;
using System.Text.Json;
using Mediation.Casework.Actors;
using Mediation.Casework.Assignments;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Migration;
using Mediation.Workflows.Replay;

namespace Mediation.Casework.Acts;

/// <content>Moving the case's workflows to another version, and back.</content>
public sealed partial class Proceeding
{
    private readonly List<MadeMove> moves = [];

    /// <summary>
    /// What moving every instance of the case that runs on a version would do, by instance (迁移预览); none when nothing runs
    /// on it, or the library lacks a version.
    /// </summary>
    public IReadOnlyList<RunMove> PlanMoves(string fromVersionId, string toVersionId, IReadOnlyDictionary<string, string> named)
    {
        if (Briefing.Workflows.FindVersion(fromVersionId) is not { } left || Briefing.Workflows.FindVersion(toVersionId) is not { } taken)
            return [];
        return
        [
            .. from run in File.Runs
               where run.Running && states[run.Id].Activities.Any(a => a.Run?.VersionId == fromVersionId)
               let plan = Mover.Plan(states[run.Id], left, taken, named)
               select new RunMove(run.Id, plan, Turned(run.Id, taken.DefinitionId, plan)),
        ];
    }

    /// <summary>Moves every instance of the case that runs on a version, or none (迁移).</summary>
    public Refusal? Move(string fromVersionId, string toVersionId, IReadOnlyDictionary<string, string> named)
    {
        var planned = PlanMoves(fromVersionId, toVersionId, named);
        if (planned.Count == 0)
            return new Refusal("move.not-on-version", null, fromVersionId);
        foreach (var move in planned)
        {
            if (move.Plan.State is not { } state)
                return ObstacleRefusal(move.Plan.Obstacles[0]);
            var made = new MadeMove(Briefing.NextId(), move.Run, fromVersionId, toVersionId,
                WorkflowStateJson.Write(states[move.Run]), WorkflowStateJson.Write(state), move.Items);
            moves.Add(made);
            Record(new WorkflowMigrated(made.Id, made.Run, fromVersionId, toVersionId, Undone: false));
            Put(made, state, new Moved(fromVersionId, toVersionId, named), move.Items.Select(i => (i.Item, i.After)));
        }
        return null;
    }

    /// <summary>Takes a move back (撤回迁移): only while the instance stands exactly where the move left it.</summary>
    public Refusal? UndoMove(MadeMove made)
    {
        if (!states.TryGetValue(made.Run, out var state) || !IsSame(state, made.After))
            return new Refusal("move.gone-on", null, File.Number);
        var items = from turned in made.Items
                    let item = File.WorkItems.Find(w => w.Id == turned.Item)
                    where item is { Open: true }
                    select (item.Id, ItemFace.Of(item).Undo(turned.Before, turned.After));
        Record(new WorkflowMigrated(made.Id, made.Run, made.ToVersionId, made.FromVersionId, Undone: true));
        Put(made, WorkflowStateJson.Read(made.Before), new MovedBack(), items.ToList());
        return null;
    }

    /// <summary>Why an instance can't be moved, as a refusal with a sentence of its own.</summary>
    public static Refusal ObstacleRefusal(Obstacle obstacle) =>
        new($"move.{JsonNamingPolicy.KebabCaseLower.ConvertName(obstacle.Kind.ToString())}", null, obstacle.Subject);

    private void Put(MadeMove made, WorkflowState state, Stimulus stimulus, IEnumerable<(Guid Item, ItemFace Face)> items)
    {
        states[made.Run] = state;
        touched = touched.Add(made.Run);
        Record(new WorkflowAdvanced(made.Run, new BurstRecord(stimulus, [])));
        foreach (var (item, face) in items.Where(i => ItemFace.Of(File.WorkItems.Find(w => w.Id == i.Item)!) != i.Face))
            Record(new WorkItemMigrated(item, face));
    }

    // The database keeps the state by value, not by letter.
    private static bool IsSame(WorkflowState state, string text) =>
        JsonElement.DeepEquals(JsonElement.Parse(WorkflowStateJson.Write(state)), JsonElement.Parse(text));

    private ImmutableList<TurnedItem> Turned(Guid run, string definitionId, MigrationPlan plan) =>
    [
        .. from step in plan.Steps
           from bookmark in step.Bookmarks
           let item = File.OpenItems.FirstOrDefault(w => w.Run == run && w.Bookmark == bookmark.Id)
           where item is not null
           select new TurnedItem(item.Id, ItemFace.Of(item), FaceAfter(item, definitionId, step),
               Changed(step, "deadline") is not null),
    ];

    private ItemFace FaceAfter(WorkItem item, string definitionId, MovedStep step) => new(
        $"{definitionId}/{step.To.Id}",
        item.Share is Share.None && Changed(step, "unit") is { } unit ? UnitOf(unit) : item.Unit,
        step.From.LiteralText("title") == item.Title && Changed(step, "title") is { } title ? title : item.Title,
        ActsAfter(item, step),
        Changed(step, "role") is { } role ? Enum.TryParse<Role>(role, out var held) ? held : null : item.Role);

    private string UnitOf(string unit) => unit switch
    {
        "@lead" => File.Lead?.Unit ?? "DESK",
        "@firm" => Briefing.Town.ServingUnit(File.Intake.Compound)?.Code ?? "DESK",
        "" or "@desk" => "DESK",
        var code => code,
    };

    private static IReadOnlyList<string> ActsAfter(WorkItem item, MovedStep step)
    {
        var (before, after) = (step.From.LiteralTexts("acts"), step.To.LiteralTexts("acts"));
        return after.Count > 0 && !before.SequenceEqual(after) ? after : item.Acts;
    }

    // What the new version spells out otherwise; null when it says the same, or computes it.
    private static string? Changed(MovedStep step, string input)
    {
        if (!step.From.Type.Inputs.Any(i => i.Name == input) || (step.To.Inputs.ContainsKey(input) && step.To.LiteralText(input) is null))
            return null;
        var after = step.To.LiteralText(input) ?? "";
        return after == (step.From.LiteralText(input) ?? "") ? null : after;
    }
}
