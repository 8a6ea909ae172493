using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Laws;

/// <summary>
/// A flow made of blocks inside blocks, and what it means: who waits after which acts, and after going back. The model
/// knows neither lines nor counters nor tokens, so it can judge those that do.
/// </summary>
internal abstract class Block
{
    public Block? Around { get; private set; }

    public IReadOnlyList<Block> Parts { get; private set; } = [];

    public BlockState State { get; set; }

    public IEnumerable<BlockStep> Steps => Parts.SelectMany(p => p.Steps).Concat(this is BlockStep step ? [step] : []);

    /// <summary>Id of the activity that every way in passes through.</summary>
    public abstract string Entry { get; }

    /// <summary>Activities and ports through which it is left, each written as a line's beginning.</summary>
    public abstract IReadOnlyList<string> Exits { get; }

    public abstract void Draw(Sketch sketch);

    public virtual void Begin() => State = BlockState.Open;

    /// <summary>A part was left, by an outcome when it is a step.</summary>
    public abstract void Leave(Block part, string outcome);

    /// <summary>A part is open again; what comes after it hasn't happened.</summary>
    protected abstract void Undo(Block part);

    /// <summary>True for what lies in a way that lost its race: the model doesn't say what becomes of half a way.</summary>
    public bool HasLost => Lost || Around is { HasLost: true };

    private bool Lost { get; set; }

    public void Reset()
    {
        Lost = false;
        State = BlockState.Ahead;
        foreach (var part in Parts)
            part.Reset();
    }

    /// <summary>Ends what is open in a way that has lost; what was passed was passed.</summary>
    public void Lose()
    {
        Lost = true;
        Cancel();
    }

    private void Cancel()
    {
        if (State is BlockState.Open)
            State = BlockState.Ahead;
        foreach (var part in Parts)
            part.Cancel();
    }

    public void GoBack()
    {
        Reset();
        for (var part = this; part.Around is { } around; part = around)
        {
            around.State = BlockState.Open;
            around.Undo(part);
        }
        Begin();
    }

    protected void End(string outcome = "")
    {
        State = BlockState.Passed;
        Around?.Leave(this, outcome);
    }

    protected void Hold(params IReadOnlyList<Block> parts)
    {
        Parts = parts;
        foreach (var part in parts)
            part.Around = this;
    }
}

internal enum BlockState
{
    Ahead,
    Open,
    Passed,
}

/// <summary>Waits for one of its acts.</summary>
internal sealed class BlockStep(string id, params string[] acts) : Block
{
    public string Id => id;

    public IReadOnlyList<string> Acts => acts;

    public override string Entry => id;

    public override IReadOnlyList<string> Exits => [.. acts.Select(a => $"{id}:{a}")];

    public override void Draw(Sketch sketch) => sketch.Step(id, acts);

    public void Act(string act) => End(act);

    public override void Leave(Block part, string outcome) => throw new InvalidOperationException();

    protected override void Undo(Block part) => throw new InvalidOperationException();
}

/// <summary>One after the other.</summary>
internal sealed class BlockRow : Block
{
    public BlockRow(IReadOnlyList<Block> parts) => Hold(parts);

    public override string Entry => Parts[0].Entry;

    public override IReadOnlyList<string> Exits => Parts[^1].Exits;

    public override void Draw(Sketch sketch)
    {
        foreach (var part in Parts)
            part.Draw(sketch);
        foreach (var (one, next) in Parts.Zip(Parts.Skip(1)))
            foreach (var exit in one.Exits)
                sketch.Connect($"{exit}>{next.Entry}");
    }

    public override void Begin()
    {
        base.Begin();
        Parts[0].Begin();
    }

    public override void Leave(Block part, string outcome)
    {
        if (part == Parts[^1])
            End();
        else
            Parts[Index(part) + 1].Begin();
    }

    protected override void Undo(Block part)
    {
        foreach (var later in Parts.Skip(Index(part) + 1))
            later.Reset();
    }

    private int Index(Block part) => Parts.Index().First(p => p.Item == part).Index;
}

/// <summary>A step chooses between two ways, which meet again.</summary>
internal sealed class BlockChoice : Block
{
    private readonly BlockStep chooser;

    public BlockChoice(string id, Block one, Block other) => Hold(chooser = new BlockStep(id, "a", "b"), one, other);

    public override string Entry => chooser.Entry;

    public override IReadOnlyList<string> Exits => [$"{chooser.Id}m"];

    public override void Draw(Sketch sketch)
    {
        foreach (var part in Parts)
            part.Draw(sketch);
        sketch.Line(Exits[0]);
        foreach (var exit in Parts.Skip(1).SelectMany(p => p.Exits))
            sketch.Connect($"{exit}>{Exits[0]}");
        sketch.Connect($"{chooser.Id}:a>{Parts[1].Entry} {chooser.Id}:b>{Parts[2].Entry}");
    }

    public override void Begin()
    {
        base.Begin();
        chooser.Begin();
    }

    public override void Leave(Block part, string outcome)
    {
        if (part != chooser)
            End();
        else
            Parts[outcome is "a" ? 1 : 2].Begin();
    }

    protected override void Undo(Block part)
    {
        if (part != chooser)
            return;
        Parts[1].Reset();
        Parts[2].Reset();
    }
}

/// <summary>Several at once, until all are done or the first is.</summary>
internal sealed class BlockFork : Block
{
    private readonly string id;

    private readonly string mode;

    public BlockFork(string id, string mode, IReadOnlyList<Block> parts)
    {
        (this.id, this.mode) = (id, mode);
        Hold(parts);
    }

    public override string Entry => id;

    public override IReadOnlyList<string> Exits => [$"{id}j"];

    public override void Draw(Sketch sketch)
    {
        sketch.Line(id).Join($"{id}j", mode);
        foreach (var part in Parts)
        {
            part.Draw(sketch);
            sketch.Connect($"{id}>{part.Entry}");
            foreach (var exit in part.Exits)
                sketch.Connect($"{exit}>{id}j");
        }
    }

    public override void Begin()
    {
        base.Begin();
        foreach (var part in Parts)
            part.Begin();
    }

    public override void Leave(Block part, string outcome)
    {
        if (mode is not "WaitAny" && Parts.Any(p => p.State is not BlockState.Passed))
            return;
        foreach (var other in Parts.Where(p => p.State is not BlockState.Passed))
            other.Lose();
        End();
    }

    protected override void Undo(Block part)
    {
    }
}

/// <summary>Once, and again as often as its last step says.</summary>
internal sealed class BlockUntil : Block
{
    private readonly BlockStep check;

    public BlockUntil(string id, Block body) => Hold(body, check = new BlockStep(id, "again", "pass"));

    public override string Entry => $"{check.Id}h";

    public override IReadOnlyList<string> Exits => [$"{check.Id}:pass"];

    public override void Draw(Sketch sketch)
    {
        foreach (var part in Parts)
            part.Draw(sketch);
        foreach (var exit in Parts[0].Exits)
            sketch.Connect($"{exit}>{check.Id}");
        sketch.Line(Entry).Connect($"{Entry}>{Parts[0].Entry} {check.Id}:again>{Entry}");
    }

    public override void Begin()
    {
        base.Begin();
        Parts[0].Begin();
    }

    public override void Leave(Block part, string outcome)
    {
        if (part != check)
            check.Begin();
        else if (outcome is "pass")
            End();
        else
        {
            Parts[0].Reset();
            check.Reset();
            Parts[0].Begin();
        }
    }

    protected override void Undo(Block part)
    {
        if (part != check)
            check.Reset();
    }
}

/// <summary>As often as its first step says, perhaps never.</summary>
internal sealed class BlockWhile : Block
{
    private readonly BlockStep check;

    public BlockWhile(string id, Block body) => Hold(check = new BlockStep(id, "in", "out"), body);

    public override string Entry => check.Id;

    public override IReadOnlyList<string> Exits => [$"{check.Id}:out"];

    public override void Draw(Sketch sketch)
    {
        foreach (var part in Parts)
            part.Draw(sketch);
        sketch.Connect($"{check.Id}:in>{Parts[1].Entry}");
        foreach (var exit in Parts[1].Exits)
            sketch.Connect($"{exit}>{check.Id}");
    }

    public override void Begin()
    {
        base.Begin();
        check.Begin();
    }

    public override void Leave(Block part, string outcome)
    {
        if (part != check)
        {
            Parts[1].Reset();
            check.Begin();
        }
        else if (outcome is "in")
            Parts[1].Begin();
        else
        {
            Parts[1].Reset();
            End();
        }
    }

    protected override void Undo(Block part)
    {
        if (part == check)
            Parts[1].Reset();
    }
}
