using Mediation.Casework.Deadlines;
using Mediation.Casework.Places;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Micro;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Window;

namespace Mediation.Web.Screens.Micro;

/// <summary>What the page of small matters shows (楼栋微事页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Form">As typed so far, or empty with the place of the last time.</param>
/// <param name="Groups">Compounds by grid, the reader's own first.</param>
/// <param name="Lines">The reader's notes.</param>
public sealed record MicroView(
    Clockface Clock, WindowForm Form, IReadOnlyList<(string Grid, IReadOnlyList<Compound> Compounds)> Groups, IReadOnlyList<MicroLine> Lines)
{
    /// <summary>Photos that wait with the form.</summary>
    public IReadOnlyList<Attachment> Photos { get; init; } = [];

    /// <summary>Number of what was just noted or done; null otherwise.</summary>
    public string? Done { get; init; }

    /// <summary>Why something was not done.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>What was just noted or done, as it stands.</summary>
    public MicroLine? DoneLine => Done is null ? null : Lines.FirstOrDefault(line => line.Number == Done);

    /// <summary>How the due moment of an open one stands; null when none is.</summary>
    public LightView? LightOf(MicroLine line) => line.DueAt is not { } due || line.Stage == "closed" ? null
        : LightView.Running(due <= Clock.Now ? TrafficLight.Red : TrafficLight.Green, due, Clock);

    /// <summary>What became of a note: 已解决, 已上交（联合处置）.</summary>
    public static string Standing(MicroLine line) => line switch
    {
        { AtOnce: true } => Texts.Micro_AtOnce.With(Words.Of("stage", line.Stage)),
        { Case: { } up } => Texts.Micro_PassedUp.With(up.Number, up.Result is { } result ? Words.Of("result", result) : Words.Of("stage", up.Stage)),
        { Stage: "closed" } => Texts.Micro_Solved,
        _ => Texts.Micro_Open,
    };

    /// <summary>Whether it still waits for its building head.</summary>
    public static bool Waits(MicroLine line) => !line.AtOnce && line.Stage != "closed";
}
