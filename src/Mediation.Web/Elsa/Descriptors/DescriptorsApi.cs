using System.Net.Mime;
using Mediation.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Elsa.Descriptors;

/// <summary>What Studio asks about the server before it draws (编辑器描述接口).</summary>
internal static class DescriptorsApi
{
    private static readonly string[] VariableTypes =
        ["String", "Boolean", "Int32", "Int64", "Decimal", "Double", "DateTimeOffset", "TimeSpan", "Guid", "Object", "ObjectDictionary"];

    private static readonly object[] Expressions =
    [
        Expression("Literal", Texts.Studio_Literal, "plaintext", isBrowsable: false),
        Expression("Object", Texts.Studio_Object, "json"),
        Expression("JavaScript", "JavaScript", "javascript"),
        Expression("Variable", Texts.Studio_Variable, "plaintext"),
        Expression("Input", Texts.Studio_Input, "plaintext"),
    ];

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/descriptors/activities", Activities);
        routes.MapGet("/descriptors/expression-descriptors", () => StudioWire.List(Expressions));
        routes.MapGet("/descriptors/variables", () => StudioWire.List([.. VariableTypes.Select(Variable)]));
        routes.MapGet("/descriptors/storage-drivers", () => StudioWire.List(new[]
        {
            new { typeName = "WorkflowInstanceStorageDriver", displayName = Texts.Studio_KeptWithCase, priority = 0, deprecated = false },
        }));
        // With this feature Studio's viewer waits to be told; without it, it asks every few seconds.
        routes.MapGet("/features/installed", () => StudioWire.List(new[]
        {
            new
            {
                name = "RealTimeWorkflowUpdates", @namespace = "Elsa", fullName = "Elsa.RealTimeWorkflowUpdates",
                displayName = Texts.Studio_RealTime, description = "",
            },
        }));
        // Nothing to choose from: how faults, logs and commits are handled is not the file's affair here.
        foreach (var none in new[]
        {
            "/descriptors/workflow-activation-strategies", "/descriptors/log-persistence-strategies", "/descriptors/incident-strategies",
            "/descriptors/commit-strategies/workflows", "/descriptors/commit-strategies/activities", "/descriptors/output-converters",
        })
            routes.MapGet(none, () => StudioWire.List(Array.Empty<object>()));
    }

    private static FileContentHttpResult Activities(ActivityPalette palette, HttpResponse response)
    {
        var written = palette.Write();
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(written.Json, MediaTypeNames.Application.Json, entityTag: written.Tag);
    }

    private static object Expression(string type, string displayName, string language, bool isBrowsable = true) => new
    {
        type,
        displayName,
        isSerializable = true,
        isBrowsable,
        properties = new Dictionary<string, string> { ["MonacoLanguage"] = language },
    };

    private static object Variable(string type) => new
    {
        typeName = type,
        displayName = Words.Of("data-type", type),
        category = Texts.Studio_DataTypes,
        description = "",
    };
}
