namespace Mediation.Benchmarks.Years;

/// <summary>Cases that are handled as well as people can (如实办理): some late, some passed on, some with more time, some in vain.</summary>
internal static class HonestWork
{
    private const double MisdirectedShare = 0.08;

    private const double ContestedShare = 0.05;

    private const double PausedShare = 0.05;

    private const double MoreTimeShare = 0.06;

    private const double InTimeShare = 0.89;

    private const double JustInTimeShare = 0.03;

    private const double SameSentenceShare = 0.03;

    private const double UnreachedShare = 0.07;

    private const double UnsolvedShare = 0.1;

    private const double SaidSoShare = 0.6;

    public static async Task HandleAsync(CaseTeller teller)
    {
        var number = await teller.AcceptedAsync();
        if (teller.Happens(MisdirectedShare))
        {
            await teller.Town.WorkAfterAsync(teller.Between(0.5, 6));
            await teller.PassedOnAsync(number);
            if (teller.Happens(ContestedShare))
                await teller.PassedOnAsync(number);
        }
        await teller.Town.WorkAfterAsync(teller.Between(0.1, 3));
        await teller.SignAsync(number);
        if (teller.Happens(PausedShare))
        {
            await teller.PassTermAsync(number, teller.Between(0.1, 0.4));
            await teller.StopAsync(number, teller.Chance.Next(1, 4));
        }
        if (teller.Happens(MoreTimeShare))
        {
            await teller.PassTermAsync(number, teller.Between(0.3, 0.7));
            await teller.AskMoreTimeAsync(number);
            await teller.Town.WorkAfterAsync(teller.Between(0.5, 3));
            await teller.GiveMoreTimeAsync(number);
        }
        await WorkAsync(teller, number);
        await AnswerAsync(teller, number);
    }

    private static Task WorkAsync(CaseTeller teller, string number)
    {
        var way = teller.Chance.NextDouble();
        return way < InTimeShare ? teller.PassTermAsync(number, teller.Between(0.05, 0.95))
            : way < InTimeShare + JustInTimeShare ? teller.UntilDueAsync(number, "handling", TimeSpan.FromMinutes(teller.Between(1, 60)))
            : teller.PassTermAsync(number, teller.Between(1.01, 1.3));
    }

    // Who failed says so more often than not; who doesn't, means it.
    private static async Task AnswerAsync(CaseTeller teller, string number)
    {
        var unsolved = teller.Happens(UnsolvedShare);
        await teller.AnswerAsync(number, teller.Happens(SameSentenceShare) ? "已派人到现场处理，请您留意" : null,
            unsolved && teller.Happens(SaidSoShare) ? "未解决" : "解决");
        if (teller.Happens(UnreachedShare))
            await teller.ClosedUnreachedAsync(number);
        else
            await teller.ClosedAsync(number, !unsolved);
    }
}
