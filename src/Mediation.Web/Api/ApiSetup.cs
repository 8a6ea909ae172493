using Mediation.Postgres.Attachments;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Campaigns;
using Mediation.Postgres.Courtyards;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Disclosures;
using Mediation.Postgres.Drafts;
using Mediation.Postgres.Evaluations;
using Mediation.Postgres.Ideas;
using Mediation.Postgres.Lists;
using Mediation.Postgres.Outbox;
using Mediation.Postgres.Papers;
using Mediation.Postgres.Quality;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Rechecks;
using Mediation.Postgres.Reports;
using Mediation.Postgres.RootCauses;
using Mediation.Postgres.Seeding;
using Mediation.Postgres.Talents;
using Mediation.Postgres.Views;
using Mediation.Postgres.Views.Boards;
using Mediation.Web.Opening;

namespace Mediation.Web.Api;

/// <summary>The desk, the views and the outside contract (接口装配).</summary>
internal static class ApiSetup
{
    /// <summary>Registers the desk and what screens and API ask.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<InForce>();
        services.AddSingleton<Announcer>();
        services.AddHostedService(provider => provider.GetRequiredService<Announcer>());
        services.AddSingleton<Desk>();
        services.AddSingleton<ClockStore>();
        services.AddSingleton<Moments>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<WorkflowShelf>();
        services.AddSingleton<RuleShelf>();
        services.AddSingleton<CaseRecords>();
        services.AddSingleton<CandidateTrial>();
        services.AddSingleton<CaseAudit>();
        services.AddSingleton<AuditRounds>();
        services.AddSingleton<Certificates>();
        services.AddSingleton<CaseList>();
        services.AddSingleton<Worklist>();
        services.AddSingleton<InvitedCases>();
        services.AddSingleton<EvaluationFigures>();
        services.AddSingleton<MatterCodes>();
        services.AddSingleton<PublicDisclosures>();
        services.AddSingleton<CampaignCalls>();
        services.AddSingleton<CampaignKeeping>();
        services.AddSingleton<CampaignReports>();
        services.AddSingleton<ListedLines>();
        services.AddSingleton<IdeaCollections>();
        services.AddSingleton<OpenErrands>();
        services.AddSingleton<ResourceRegister>();
        services.AddSingleton<CommitteeRegister>();
        services.AddSingleton<SealRegister>();
        services.AddSingleton<TalentPool>();
        services.AddSingleton<PointsKeeping>();
        services.AddSingleton<DeadlineList>();
        services.AddSingleton<OpenCases>();
        services.AddSingleton<Board>();
        services.AddSingleton<AttachmentStore>();
        services.AddSingleton<PaperStore>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<EarlierCases>();
        services.AddSingleton<QualityFindings>();
        services.AddSingleton<RateCases>();
        services.AddSingleton<RateFigures>();
        services.AddSingleton<Forecast>();
        services.AddSingleton<LateCases>();
        services.AddSingleton<PastLateCases>();
        services.AddSingleton<Mediation.Postgres.Quality.Thresholds>();
        services.AddSingleton<Ledgers>();
        services.AddSingleton<EventLedgers>();
        services.AddSingleton<Whistles>();
        services.AddSingleton<MatterFinding>();
        services.AddSingleton<ProcessLog>();
        services.AddSingleton<RecheckKeeping>();
        services.AddSingleton<RecheckList>();
        services.AddSingleton<RootCauseList>();
        services.AddSingleton<RootCauseKeeping>();
        services.AddSingleton<Receipts>();
        services.AddSingleton<DemoPlay>();
        services.AddSingleton<ResidentView>();
        services.AddSingleton<WorkflowVersions>();
        services.AddSingleton<RuleVersions>();
        services.AddSingleton<FaultList>();
        services.AddSingleton<OperationsBoard>();
        services.AddSingleton<RunRecords>();
        services.AddSingleton<DeadLetters>();
        services.AddOpeningStep<PolicyLoading>();
        services.AddOpeningStep<PlayingDemo>();
        return services;
    }

    /// <summary>Maps <c>/api</c>.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        AttachmentsApi.Map(api);
        CallsApi.Map(api);
        CasesApi.Map(api);
        ComplaintsApi.Map(api);
        DemoClockApi.Map(api);
        DraftsApi.Map(api);
        RulesApi.Map(api);
        WorkApi.Map(api);
    }
}
