using System.Text.Json;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Schema;
using Mediation.TestKit;
using Npgsql;

namespace Mediation.Postgres.Tests.Schema;

/// <summary>A town that was there before an act's rulings lay in one row.</summary>
public sealed class CarriedRulingsTests : IAsyncLifetime
{
    private const int Before = 7;

    private const string TwoActs =
        """
        insert into place (code, name, case_prefix) values ('LZ', '联珠镇', 'LZ');
        insert into case_file (id, number, place_code, version, stage, category, request_type, track, priority, secrecy, mediation,
                               channel, units, accepted_at, accepted_by, return_count, urge_count, supervised, receipt_code, body,
                               facts, words, journal_sequence, journal_hash)
        values ('00000000-0000-7000-8000-000000000001', 'LZ2026-000001', 'LZ', 2, 'handling', 'MF99-01', '投诉', '民生服务', 'P2', 0,
                'forbidden', '窗口登记', '{}', '2026-03-02 09:00+08', '00000000-0000-7000-8000-000000000002', 0, 0, false,
                'AAAA-AAAA-AAAA-AAAA-AAAA', '{}', '{}', '', 2, 'b');
        insert into journal_entry (case_id, sequence, version, at, actor, actor_name, on_behalf, act, kind, body, previous_hash, hash)
        select '00000000-0000-7000-8000-000000000001', n, n, '2026-03-02 08:00+08'::timestamptz + n * interval '1 hour',
               '00000000-0000-7000-8000-000000000002', '高远', false, 'note', 'ruled', '{}', '', ''
        from generate_series(1, 2) as n;
        insert into ruling (id, case_id, asked_at, position, rule_set, version, outcome, by_person, body)
        select gen_random_uuid(), '00000000-0000-7000-8000-000000000001', '2026-03-02 08:00+08'::timestamptz + act * interval '1 hour',
               position, 'set', 'v', 'no-match', false, jsonb_build_object('set', 'set-' || act || '-' || position, 'version', 'v')
        from generate_series(1, 2) as act, generate_series(11, 1, -1) as position;
        """;

    private string database = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestPostgres.EmptyAsync();

    public async ValueTask DisposeAsync() => await TestPostgres.DropAsync(database);

    [Fact]
    public async Task What_the_rules_answered_is_kept_act_by_act_and_in_its_order()
    {
        await new Migrator(database, [.. Migration.All.Take(Before)], TimeProvider.System).ApplyAsync(Ct);
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using (var old = source.CreateCommand(TwoActs))
            await old.ExecuteNonQueryAsync(Ct);

        await new Migrator(database, Migration.All, TimeProvider.System).ApplyAsync(Ct);

        var acts = new List<(long Version, string[] Sets)>();
        await using var kept = source.CreateCommand("select version, body from ruling order by version");
        await using var reader = await kept.ExecuteReaderAsync(Ct);
        while (await reader.ReadAsync(Ct))
            acts.Add((reader.GetInt64(0),
                [.. JsonSerializer.Deserialize<List<Ruling>>(reader.GetString(1), Casework.Journal.JournalJson.Options)!.Select(r => r.Set)]));
        acts.Select(act => act.Version).ShouldBe([1, 2]);
        foreach (var (version, sets) in acts)
            sets.ShouldBe(Enumerable.Range(1, 11).Select(position => $"set-{version}-{position}"));
    }
}
