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
    /// <summary>Every form that is open to the reader, what mends a fault first.</summary>
    public static IReadOnlyList<ActFormView> Of(RunRecord record)
    {
        var open = ActCatalog.Open(record.Dossier.File, record.Briefing)
            .Where(act => ActCatalog.Operates(act.Kind.Code)).ToDictionary(act => act.Kind.Code);
        var proceeding = new Proceeding(record.Dossier, record.Briefing);
        var faults = record.Dossier.File.Faults;
        return
        [
            .. open.TryGetValue("mend-variable", out var mend) && proceeding.Variables().Any() ? [Mend(record, mend, proceeding)] : Array.Empty<ActFormView>(),
            .. open.TryGetValue("retry-step", out var retry) ? faults.Select(f => Given(record, retry, "fault", f.Key, f.Name)) : [],
            .. open.TryGetValue("skip-step", out var skip) ? faults.Select(f => Skip(record, skip, f, proceeding)) : [],
            .. open.TryGetValue("cancel-flow", out var cancel) ? record.Dossier.File.Runs.Where(r => r.Running)
                .Select(r => Given(record, cancel, "flow", $"{r.Id:N}", RunView.NameOf(record, r.DefinitionVersionId))) : [],
        ];
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
