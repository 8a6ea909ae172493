using Mediation.Postgres.Attachments;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Attachments;

/// <summary>附件额度: what was uploaded and never sent with a case takes up room for a month, and no more of it than there is.</summary>
public sealed class UploadRoomTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.4 一页 %%EOF"u8];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AttachmentStore Store => new(town.Source, TimeProvider.System);

    [Fact]
    public async Task A_file_for_which_there_is_no_room_is_refused_and_an_old_one_makes_room()
    {
        var account = Townspeople.Desk.Id;
        await WaitsAsync(account, AttachmentStore.Room - 5, days: 1);

        (await Store.AddAsync(account, CleanFile.Of("a.pdf", Pdf).Value, Ct)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("attachment.no-room");
        await AgesAsync(account, days: 31);
        var kept = (await Store.AddAsync(account, CleanFile.Of("a.pdf", Pdf).Value, Ct)).Value;

        (await Store.OwnAsync(account, [kept.Id], Ct)).ShouldBe([kept]);
        (await CountAsync(account)).ShouldBe(1, "what had waited too long is gone");
        (await Store.AddAsync(account, CleanFile.Of("b.pdf", Pdf).Value, Ct)).Value.Id.ShouldBe(kept.Id, "the same content is the same attachment");
    }

    private Task WaitsAsync(Guid account, long bytes, int days) => DoAsync(
        """
        insert into attachment (id, account_id, name, type, bytes, sha256, content, uploaded_at)
        values ($3, $1, 'x.pdf', 'application/pdf', $2, 'x', '', now() - make_interval(days => $4))
        """, account, bytes, Guid.CreateVersion7(), days);

    private Task AgesAsync(Guid account, int days) =>
        DoAsync("update attachment set uploaded_at = now() - make_interval(days => $2) where account_id = $1 and case_id is null", account, days);

    private async Task<long> CountAsync(Guid account)
    {
        await using var command = town.Source.CreateCommand("select count(*) from attachment where account_id = $1 and case_id is null");
        command.Parameters.Add(new() { Value = account });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private async Task DoAsync(string sql, params object[] values)
    {
        await using var command = town.Source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(Ct);
    }
}
