using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Database;
using Mediation.Web.Elsa.Definitions;
using Mediation.Web.Elsa.Descriptors;
using Mediation.Web.Elsa.Instances;
using Mediation.Web.Elsa.Watching;
using Mediation.Web.Identity;

namespace Mediation.Web.Elsa;

/// <summary>
/// The interface that Elsa Studio speaks (编辑器接口), below <c>/elsa/api</c>, over our own engine. Whoever may read the policy may
/// read here; administrators change. What Studio could ask for and we don't do is refused with a sentence.
/// </summary>
internal static class ElsaSetup
{
    /// <summary>Registers what the interface stands on.</summary>
    public static IServiceCollection AddElsa(this IServiceCollection services)
    {
        services.AddSingleton<WorkflowEditions>();
        services.AddSingleton<WorkflowDrafting>();
        services.AddSingleton<ActivityPalette>();
        services.AddSingleton<WorkflowPublishing>();
        services.AddSingleton<WorkflowRetracting>();
        services.AddSingleton<DraftEditing>();
        services.AddSingleton<DraftDeleting>();
        services.AddSingleton<InstanceRecords>();
        services.AddSingleton<InstanceReading>();
        services.AddSingleton<WorkflowsInForce>();
        services.AddHostedService<PolicyListener<WorkflowsInForce>>();
        services.AddWatching();
        return services;
    }

    /// <summary>Maps the interface; it is no part of our own contract, so the document leaves it out.</summary>
    public static void MapElsa(this IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapGroup("/elsa/api").ExcludeFromDescription();
        elsa.AddEndpointFilter(async (call, next) => Sight.MayReadPolicy(call.HttpContext.User.Actor())
            ? await next(call)
            : Results.StatusCode(StatusCodes.Status403Forbidden));
        DescriptorsApi.Map(elsa);
        ScriptTypes.Map(elsa);
        DefinitionsApi.Map(elsa);
        InstancesApi.Map(elsa);
        ExecutionsApi.Map(elsa);

        var changing = elsa.MapGroup("");
        changing.AddEndpointFilter(async (call, next) => DefinitionAnswers.MayEdit(call.HttpContext.User.Actor())
            ? await next(call)
            : StudioWire.Refused([new("workflow.look-only")]));
        DraftsApi.Map(changing);
        PublishingApi.Map(changing);
        NotDone.Map(changing);
        routes.MapWatching();
    }
}
