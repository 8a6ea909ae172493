using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Acts;

namespace Mediation.Web.Screens.Operations;

/// <summary>The forms of an operator's acts on the workflows of a case (流程处置表单): each fault, each workflow its own.</summary>
internal static class RunForms
{
    /// <summary>Every form that is open to the reader, what ends a workflow last.</summary>
    public static IReadOnlyList<ActFormView> Of(RunRecord record)
    {
        var file = record.Dossier.File;
        var proceeding = new Proceeding(record.Dossier, record.Briefing);
        var running = file.Runs.Where(run => run.Running).ToList();
        return [.. ActCatalog.Open(file, record.Briefing).SelectMany(act => act.Kind switch
        {
            MendVariable => proceeding.Variables().Any() ? [Mend(record, act, proceeding)] : [],
            RetryStep => file.Faults.Select(fault => Given(record, act, "fault", fault.Key, fault.Name)),
            SkipStep => file.Faults.Select(fault => Skip(record, act, fault, proceeding)),
            CancelFlow => running.Select(run => Given(record, act, "flow", $"{run.Id:N}", RunView.NameOf(record, run.DefinitionVersionId))),
            _ => Enumerable.Empty<ActFormView>(),
        }).OrderBy(form => form.Act == CancelFlow.ActCode)];
    }

    private static ActFormView Mend(RunRecord record, OpenAct act, Proceeding proceeding)
    {
        var form = Form(record, act);
        return form with
        {
            Fields =
            [
                .. form.Fields.Select(field => field.Name != "variable" ? field with { Hint = Texts.Run_VariablesHint } : field with
                {
                    Type = FieldType.Choice,
                    Options = [.. proceeding.Variables().Select(v => new FormOption(
                        MendVariable.KeyOf(v.Run, v.Variable), Texts.Run_Of.With(RunView.NameOf(record, record.Dossier.States[v.Run].VersionIdOf(v.Variable.OwnerId)), v.Variable.Name)))],
                }),
            ],
        };
    }

    private static ActFormView Skip(RunRecord record, OpenAct act, OpenFault fault, Proceeding proceeding)
    {
        var form = Given(record, act, "fault", fault.Key, fault.Name);
        var node = proceeding.NodeOf(fault);
        return form with
        {
            Fields =
            [
                .. form.Fields.Select(field => field.Name != "outcome" || node is null ? field : field with
                {
                    Type = FieldType.Choice,
                    Options = [.. node.Type.Ports(node).Select(port => new FormOption(port, PortOf(node.Type.PortDisplayName(node, port))))],
                }),
            ],
        };
    }

    private static string PortOf(string port) => Words.Find("act", port) ?? Words.Find("port", port) ?? port;

    private static ActFormView Given(RunRecord record, OpenAct act, string field, string value, string of)
    {
        var form = Form(record, act);
        return form with
        {
            Label = Texts.Run_Of.With(form.Label, of),
            Given = new GivenField(field, value),
            Fields = [.. form.Fields.Where(f => f.Name != field)],
        };
    }

    private static ActFormView Form(RunRecord record, OpenAct act) =>
        ActForms.Of(act, RunScreen.AddressOf(record.Dossier.File.Number), record.Dossier.File.Version) with { Beside = false };
}
