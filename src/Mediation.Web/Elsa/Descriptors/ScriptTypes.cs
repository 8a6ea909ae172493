using System.Net.Mime;
using System.Text.Json.Nodes;
using Mediation.Postgres.Definitions;
using Mediation.Web.Elsa.Definitions;
using Mediation.Workflows.Scripts;

namespace Mediation.Web.Elsa.Descriptors;

/// <summary>
/// What an expression can name (脚本补全), as TypeScript declarations: the editor's fields complete by them. Nothing is declared that a
/// run wouldn't know.
/// </summary>
internal static class ScriptTypes
{
    /// <summary>Maps it; Studio asks whenever a script is to be written.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/scripting/javascript/type-definitions/{definitionId}", AnswerAsync);

    private static async Task<IResult> AnswerAsync(string definitionId, WorkflowEditions editions, CancellationToken ct) => Results.Text(
        Of(await editions.LatestAsync(definitionId, ct) is { } latest ? DefinitionAnswers.Parse(latest) : null), MediaTypeNames.Text.Plain);

    private static string Of(JsonObject? document)
    {
        var variables = (document?["variables"] as JsonArray ?? [])
            .Select(variable => StudioWire.Text(StudioWire.At(variable, "name"))).OfType<string>()
            .Where(name => ScriptNames.OfVariable(name).Count > 0).Distinct().ToList();
        var members = variables.Select(name => $" \"{name}\": any;");
        var functions = ScriptNames.Functions.Concat(variables.SelectMany(ScriptNames.OfVariable)).Distinct();
        return string.Concat(functions.Select(function => $"declare function {function}(...given: any[]): any;\n")
            .Prepend($"declare const variables: {{{string.Concat(members)} }};\n"));
    }
}
