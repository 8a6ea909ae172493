using Mediation.Postgres.Outbox;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mediation.Postgres.Tests.Outbox;

/// <summary>Messages that were given up, and what an operator does about them.</summary>
public sealed class DeadLettersTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DeadLetters Letters => new(town.Source, town.Clock, NullLogger<DeadLetters>.Instance);

    [Fact]
    public async Task Only_an_administrator_sees_them_and_sends_them_again()
    {
        (await Letters.ReadAsync(Townspeople.Supervisor, 10, Ct)).Refusals.ShouldHaveSingleItem().Forbidden.ShouldBeTrue();
        (await Letters.RetryAsync(Townspeople.Auditor, [], Ct)).Refusals.ShouldHaveSingleItem().Forbidden.ShouldBeTrue();
    }

    [Fact]
    public async Task A_message_that_keeps_failing_is_put_aside_and_goes_out_after_a_retry_under_its_old_id()
    {
        await town.AcceptAsync();
        var outbox = new OutboxStore(town.Source, town.Clock);
        for (var attempt = 0; attempt < OutboxStore.MostAttempts; attempt++)
        {
            await outbox.DeliverAsync(100, _ => throw new IOException("full"), Ct);
            town.Clock.Advance(TimeSpan.FromDays(1));
        }
        var dead = (await Letters.ReadAsync(Townspeople.Administrator, 100, Ct)).Value;
        dead.ShouldNotBeEmpty();
        dead.ShouldAllBe(letter => letter.LastFault == "IOException" && letter.Message.Attempts == OutboxStore.MostAttempts);

        (await Letters.RetryAsync(Townspeople.Administrator, [dead[0].Message.Id, Guid.CreateVersion7()], Ct)).Value.ShouldBe(1);
        (await Letters.RetryAsync(Townspeople.Administrator, [dead[0].Message.Id], Ct)).Value.ShouldBe(0);

        var delivered = new List<Guid>();
        await outbox.DeliverAsync(100, message => delivered.Add(message.Id), Ct);
        delivered.ShouldBe([dead[0].Message.Id]);
        (await Letters.ReadAsync(Townspeople.Administrator, 100, Ct)).Value.Count.ShouldBe(dead.Count - 1);
    }
}
