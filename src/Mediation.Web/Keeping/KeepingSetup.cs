using Mediation.Postgres.Accounts;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Books;
using Mediation.Postgres.Calendars;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Households;
using Mediation.Postgres.Micro;
using Mediation.Postgres.Owners;
using Mediation.Postgres.Places;
using Mediation.Postgres.Schedules;
using Mediation.Postgres.Scorecards;
using Mediation.Postgres.Seeding;
using Mediation.Postgres.Templates;
using Mediation.Web.Database;

namespace Mediation.Web.Keeping;

/// <summary>What keeps the town on the pages: its calendar, its tables, its accounts and the log of what administrators did (底数维护装配).</summary>
internal static class KeepingSetup
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddKeeping(this IServiceCollection services)
    {
        services.AddSingleton<AdministrationLog>();
        services.AddSingleton<CalendarStore>();
        services.AddSingleton<CalendarDrafting>();
        services.AddSingleton<AccountKeeping>();
        services.AddSingleton<TownKeeping>();
        services.AddSingleton<ScheduleOpenings>();
        services.AddSingleton<HouseholdKeeping>();
        services.AddSingleton<HouseholdList>();
        services.AddSingleton<RollKeeping>();
        services.AddSingleton<VoteKeeping>();
        services.AddSingleton<DueKeeping>();
        services.AddSingleton<DueList>();
        services.AddSingleton<VoteList>();
        services.AddSingleton<BookKeeping>();
        services.AddSingleton<BookList>();
        services.AddSingleton<PublicScorecards>();
        services.AddSingleton<ServiceRecords>();
        services.AddSingleton<CareHints>();
        services.AddSingleton<CallDevices>();
        services.AddSingleton<CallGateways>();
        services.AddSingleton<CallLog>();
        services.AddSingleton<MicroList>();
        services.AddSingleton<SayingKeeping>();
        services.AddSingleton<SayingLearning>();
        services.AddHostedService(provider => provider.GetRequiredService<SayingLearning>());
        services.AddSingleton<TownInForce>();
        services.AddHostedService<PolicyListener<TownInForce>>();
        services.AddSingleton<TemplateKeeping>();
        services.AddSingleton<TemplatesInForce>();
        services.AddHostedService<PolicyListener<TemplatesInForce>>();
        services.AddSingleton<DemoReset>();
        services.AddSingleton<DemoRestart>();
        return services;
    }
}
