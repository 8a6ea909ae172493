using System.Text.Json.Nodes;
using Mediation.Casework.Activities;
using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Workflows.Editing;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>Workflows in the shapes that Studio reads (编辑器流程应答).</summary>
internal static class DefinitionAnswers
{
    /// <summary>Where the stamp of an edition travels: Studio gives this bag back with every save.</summary>
    public const string Stamp = "Mediation:Stamp";

    private const string ToolVersion = "3.8.0.0";

    /// <summary>Whether somebody may change workflows (可改流程): administrators.</summary>
    public static bool MayEdit(Actor actor) => Sight.MayReadPolicy(actor) && actor.Is(Role.Administrator);

    /// <summary>A whole edition.</summary>
    public static JsonObject Of(WorkflowEdition edition, Actor reader)
    {
        var shown = EditorDocument.ForEditor(Parse(edition), Catalog.All);
        PortLabels.Show(shown);
        shown.Remove("$schema");
        foreach (var (member, value) in Identity(edition))
            shown[member] = value;
        shown["isReadonly"] = false;
        shown["toolVersion"] = ToolVersion;
        shown["providerName"] = null;
        shown["customProperties"]![Stamp] = edition.Stamp;
        Options(shown["options"]!.AsObject());
        shown["links"] = Links(reader, "publish");
        return shown;
    }

    /// <summary>A line of a list.</summary>
    public static JsonObject LineOf(WorkflowEdition edition, Actor reader)
    {
        var line = new JsonObject(Identity(edition)) { ["isMaterializerAvailable"] = true };
        line["description"] = edition.IsDraft ? Resources.Texts.Studio_Draft
            : edition.Source == "studio" ? Resources.Texts.Versions_Studio : edition.Source;
        line["links"] = Links(reader, "publish");
        return line;
    }

    /// <summary>What Studio reads as leave to edit: without this link it only shows.</summary>
    public static JsonArray Links(Actor reader, string right) => MayEdit(reader)
        ? [new JsonObject { ["href"] = "/elsa/api/workflow-definitions", ["rel"] = right, ["method"] = "POST" }]
        : [];

    /// <summary>The document of an edition.</summary>
    public static JsonObject Parse(WorkflowEdition edition) => JsonNode.Parse(edition.Document)!.AsObject();

    private static Dictionary<string, JsonNode?> Identity(WorkflowEdition edition) => new()
    {
        ["id"] = edition.Id,
        ["definitionId"] = edition.DefinitionId,
        ["name"] = edition.Name,
        ["version"] = edition.Version,
        ["createdAt"] = edition.At,
        ["isLatest"] = edition.IsLatest,
        ["isPublished"] = edition.InForce,
        ["materializerName"] = "Json",
    };

    private static void Options(JsonObject options)
    {
        options.TryAdd("activationStrategyType", null);
        options.TryAdd("usableAsActivity", false);
        options.TryAdd("autoUpdateConsumingWorkflows", false);
        options.TryAdd("activityCategory", null);
        options.TryAdd("incidentStrategyType", null);
        options.TryAdd("commitStrategyName", null);
    }
}
