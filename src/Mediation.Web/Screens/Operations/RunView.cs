using Mediation.Casework;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Waits;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Elsa.Instances;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Acts;
using Mediation.Web.Screens.Workflows;
using Mediation.Workflows.Drawing;
using Mediation.Workflows.Execution;

namespace Mediation.Web.Screens.Operations;

/// <summary>A workflow of the case, drawn with where it stands (在走流程).</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Version">Of which version.</param>
/// <param name="Picture">The drawing.</param>
/// <param name="Instance">Where it is looked at step by step.</param>
public sealed record RunPicture(string Name, int Version, string Picture, InstanceId Instance);

/// <summary>A fault with what the engine said (故障).</summary>
public sealed record FaultRow(OpenFault Fault, string Said);

/// <summary>The page of the workflows of a case for an operator (案件流程页), and what came of the form just sent.</summary>
public sealed record RunView(RunRecord Record)
{
    /// <summary>The form just sent; null otherwise.</summary>
    internal PostedAct? Sent { get; init; }

    /// <summary>Why it was refused; empty when it was done.</summary>
    public IReadOnlyList<Refusal> Reasons { get; init; } = [];

    /// <summary>What was just done, in a word; null when nothing was.</summary>
    public string? Done { get; init; }

    /// <summary>The product's clock.</summary>
    public Clockface Clock => new(Record.Briefing.Now, Record.Briefing.Town.Zone);

    /// <summary>案卷, of which only number, stage, version and runs are shown.</summary>
    public CaseFile File => Record.Dossier.File;

    /// <summary>The steps that failed.</summary>
    public IReadOnlyList<FaultRow> Faults =>
        [.. File.Faults.Select(f => new FaultRow(f, Record.Dossier.States[f.Run].Incidents.First(i => i.Id == f.Incident).Message))];

    /// <summary>The open variables, with the workflow each belongs to.</summary>
    public IReadOnlyList<(string Flow, OpenVariable Variable)> Variables =>
        [.. new Proceeding(Record.Dossier, Record.Briefing).Variables()
            .Select(v => (NameOf(Record, Record.Dossier.States[v.Run].VersionIdOf(v.Variable.OwnerId)), v.Variable))];

    /// <summary>What the workflows wait for besides people.</summary>
    public IReadOnlyList<Wait> Waits => new Proceeding(Record.Dossier, Record.Briefing).Waits();

    /// <summary>What may be done, each form with what was typed into it before it was refused.</summary>
    public IReadOnlyList<ActFormView> Forms => [.. RunForms.Of(Record).Select(form =>
        Sent is { } sent && Reasons.Count > 0 && sent.Fills(form) ? ActForms.Refused(form, sent, Reasons) : form)];

    /// <summary>Why it was refused, where its form isn't on the page.</summary>
    public IReadOnlyList<string> Refusals => Sent is { } sent && RunForms.Of(Record).Any(sent.Fills) && Reasons.All(r => r.Code != "case.changed")
        ? []
        : [.. Reasons.Select(Sentences.Of).Distinct()];

    /// <summary>Every workflow that waits, with those that it called.</summary>
    public IReadOnlyList<RunPicture> Pictures =>
        [.. from run in File.Runs
            where run.Running
            from part in WorkflowDrawing.Parts(Record.Dossier.States[run.Id])
            let definition = Record.Briefing.Workflows.FindVersion(part.VersionId)
            where definition is not null && part.Activities.Count > 0
            select new RunPicture(definition.Name, definition.Version, WorkflowDrawing.Svg(definition, part, new DrawingNotes { PortName = PortWords.Of }),
                InstanceId.Of(run.Id, Record.Dossier.States[run.Id], part))];

    /// <summary>The workflows of the case that have ended.</summary>
    public IReadOnlyList<WorkflowRun> Ended => [.. File.Runs.Where(run => !run.Running)];

    /// <summary>What people call the workflow of a version.</summary>
    public static string NameOf(RunRecord record, string versionId) =>
        record.Briefing.Workflows.FindVersion(versionId)?.Name ?? versionId;

    /// <summary>What people call an act.</summary>
    public string? DoneWord => Done is { } act ? ActWords.Act(act) : null;
}
