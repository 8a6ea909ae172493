using Mediation.Casework.Calendars;
using Mediation.Postgres.Schema;
using Mediation.TestKit;
using Npgsql;

namespace Mediation.Postgres.Tests.Schema;

/// <summary>A town that was there before calendars had versions.</summary>
public sealed class CarriedCalendarTests : IAsyncLifetime
{
    private const int Before = 11;

    private const string Old =
        """
        insert into place (code, name, case_prefix) values ('LZ', '联珠镇', 'LZ'), ('XM', '西盟镇', 'XM');
        insert into station_hours (place_code, weekday, opens, closes)
        values ('LZ', 1, '08:30', '17:30'), ('LZ', 7, '09:00', '12:00'), ('LZ', 0, '08:00', '17:00'), ('XM', 0, '08:00', '17:00');
        insert into calendar_year (place_code, year, source) values ('LZ', 2026, '“通知”'), ('LZ', 2025, '通知');
        insert into calendar_holiday (place_code, year, name, first_on, last_on) values ('LZ', 2026, '元旦', '2026-01-01', '2026-01-03');
        insert into make_up_workday (place_code, year, worked_on) values ('LZ', 2026, '2026-01-04');
        """;

    private string database = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestPostgres.EmptyAsync();

    public async ValueTask DisposeAsync() => await TestPostgres.DropAsync(database);

    [Fact]
    public async Task Its_hours_and_notices_are_its_first_version()
    {
        await new Migrator(database, [.. Migration.All.Take(Before)], TimeProvider.System).ApplyAsync(Ct);
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using (var old = source.CreateCommand(Old))
            await old.ExecuteNonQueryAsync(Ct);

        await new Migrator(database, Migration.All, TimeProvider.System).ApplyAsync(Ct);

        (await FirstAsync(source, "LZ")).ShouldBe(
            """
            星期一 08:30–17:30
            星期日 09:00–12:00
            调休上班日 08:00–17:00
            2025 年依据：通知
            2026 年依据：“通知”
            放假 元旦 2026-01-01 至 2026-01-03
            上班 2026-01-04
            """.ReplaceLineEndings("\n"));
        (await FirstAsync(source, "XM")).ShouldBe("调休上班日 08:00–17:00");
    }

    private static async Task<string> FirstAsync(NpgsqlDataSource source, string place)
    {
        await using var command = source.CreateCommand($"select document from work_calendar where place_code = '{place}' and number = 1");
        return string.Join('\n', CalendarChange.LinesOf(CalendarContents.Of((string)(await command.ExecuteScalarAsync(Ct))!)));
    }
}
