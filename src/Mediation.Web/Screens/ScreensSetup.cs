using Mediation.Postgres.Accounts;
using Mediation.Web.Screens.Accounts;
using Mediation.Web.Screens.Administration;
using Mediation.Web.Screens.Audit;
using Mediation.Web.Screens.Books;
using Mediation.Web.Screens.Calendars;
using Mediation.Web.Screens.Calls;
using Mediation.Web.Screens.Campaigns;
using Mediation.Web.Screens.Case;
using Mediation.Web.Screens.Cases;
using Mediation.Web.Screens.DeadlineFeed;
using Mediation.Web.Screens.DemoClock;
using Mediation.Web.Screens.Disclosures;
using Mediation.Web.Screens.Errors;
using Mediation.Web.Screens.Errands;
using Mediation.Web.Screens.Evaluations;
using Mediation.Web.Screens.Households;
using Mediation.Web.Screens.Ideas;
using Mediation.Web.Screens.Layout;
using Mediation.Web.Screens.Lists;
using Mediation.Web.Screens.Live;
using Mediation.Web.Screens.Micro;
using Mediation.Web.Screens.Operations;
using Mediation.Web.Screens.Owners;
using Mediation.Web.Screens.Papers;
using Mediation.Web.Screens.Publishing;
using Mediation.Web.Screens.Quality;
using Mediation.Web.Screens.Rates;
using Mediation.Web.Screens.Rechecks;
using Mediation.Web.Screens.Registers;
using Mediation.Web.Screens.Reports;
using Mediation.Web.Screens.Resident;
using Mediation.Web.Screens.RootCauses;
using Mediation.Web.Screens.Rules;
using Mediation.Web.Screens.Scorecards;
using Mediation.Web.Screens.SignIn;
using Mediation.Web.Screens.Start;
using Mediation.Web.Screens.Studio;
using Mediation.Web.Screens.Supervision;
using Mediation.Web.Screens.Talents;
using Mediation.Web.Screens.Templates;
using Mediation.Web.Screens.Window;
using Mediation.Web.Screens.Workbench;
using Mediation.Web.Screens.Workflows;
using Mediation.Web.Screens.Worklist;

namespace Mediation.Web.Screens;

/// <summary>Everything the screens need from the program, in two lines. 界面装配</summary>
internal static class ScreensSetup
{
    /// <summary>Registers rendering and the navigation.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<Navigation>();
        services.AddSingleton<LiveFeed>();
        services.AddHostedService<ChangeListener>();
        services.AddSingleton<DeadlineFeeds>();
        services.AddScoped<AccountOpening>();
        services.AddSingleton<AccountsReading>();
        services.AddSingleton<AuditReading>();
        services.AddSingleton<BooksReading>();
        services.AddSingleton<CalendarReading>();
        services.AddSingleton<CallReading>();
        services.AddSingleton<CampaignReading>();
        services.AddSingleton<CaseBeside>();
        services.AddSingleton<EvaluationTokens>();
        services.AddSingleton<HouseholdReading>();
        services.AddSingleton<ListActs>();
        services.AddSingleton<ListReading>();
        services.AddSingleton<MicroActs>();
        services.AddSingleton<MicroReading>();
        services.AddSingleton<OperationsReading>();
        services.AddSingleton<OwnersReading>();
        services.AddSingleton<PublishDecision>();
        services.AddSingleton<PublishReading>();
        services.AddSingleton<SecondPerson>();
        services.AddSingleton<BulkReading>();
        services.AddSingleton<IdeaReading>();
        services.AddSingleton<SupervisionReading>();
        services.AddSingleton<Acceptance>();
        services.AddSingleton<WindowViews>();
        services.AddWorkbench();
        return services;
    }

    /// <summary>Maps the static files and every screen. Authentication and antiforgery come before it.</summary>
    public static void MapScreens(this IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets().AllowAnonymous();
        var screens = routes.MapGroup("").WithMetadata(ScreenAssets.Of(routes));
        AccountsScreen.Map(screens);
        AdministrationScreen.Map(screens);
        AuditScreen.Map(screens);
        BackTestScreen.Map(screens);
        BooksScreen.Map(screens);
        BulkScreen.Map(screens);
        CallDevicesScreen.Map(screens);
        CallGatewaysScreen.Map(screens);
        CalendarsScreen.Map(screens);
        CampaignsScreen.Map(screens);
        CaseScreen.Map(screens);
        CasesScreen.Map(screens);
        DeadLettersScreen.Map(screens);
        DeadlineFeedScreen.Map(screens);
        DemoClockScreen.Map(screens);
        DisclosuresScreen.Map(screens);
        ErrorPages.Map(screens);
        ErrandsScreen.Map(screens);
        EvaluateScreen.Map(screens);
        EvaluationsScreen.Map(screens);
        ExamplesScreen.Map(screens);
        FaultsScreen.Map(screens);
        ForecastScreen.Map(screens);
        IdeasScreen.Map(screens);
        LevelsScreen.Map(screens);
        HouseholdsScreen.Map(screens);
        LedgersScreen.Map(screens);
        LargeType.Map(screens);
        ListsScreen.Map(screens);
        LiveStream.Map(screens);
        MicroScreen.Map(screens);
        MatterScreen.Map(screens);
        MoveScreen.Map(screens);
        OperationsScreen.Map(screens);
        OwnersScreen.Map(screens);
        PapersScreen.Map(screens);
        PasswordScreen.Map(screens);
        PublishScreen.Map(screens);
        QualityScreen.Map(screens);
        RatesScreen.Map(screens);
        RechecksScreen.Map(screens);
        RegistersScreen.Map(screens);
        ReportsScreen.Map(screens);
        ResidentScreen.Map(screens);
        RootCausesScreen.Map(screens);
        RuleCompareScreen.Map(screens);
        RulePublishScreen.Map(screens);
        RulesScreen.Map(screens);
        RunScreen.Map(screens);
        ScorecardsScreen.Map(screens);
        SignInScreen.Map(screens);
        StartScreen.Map(screens);
        StudioScreen.Map(screens);
        SupervisionScreen.Map(screens);
        TalentsScreen.Map(screens);
        TemplatesScreen.Map(screens);
        ThresholdsScreen.Map(screens);
        TryScreen.Map(screens);
        WindowScreen.Map(screens);
        WorkbenchScreen.Map(screens);
        WorkflowsScreen.Map(screens);
        WorklistScreen.Map(screens);
    }
}
