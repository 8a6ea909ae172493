namespace Mediation.Benchmarks.Years;

/// <summary>A way to make work look better than it was (粉饰手法), played with some cases at a time.</summary>
/// <param name="Sign">The sign that is to notice it.</param>
/// <param name="How">In a few words.</param>
/// <param name="Times">How often in the year.</param>
/// <param name="PlayAsync">Plays it to its end, and says of each case that it was played with.</param>
internal sealed record Trick(string Sign, string How, int Times, Func<CaseTeller, Action<string>, Task> PlayAsync)
{
    private const int Copies = 6;

    private const int Extensions = 12;

    // Cases that are to be played with together come within the hour.
    private const double AtHand = 0.2;

    /// <summary>All that are played; of some the threshold is known and kept clear of, and of some nothing is on record.</summary>
    public static IReadOnlyList<Trick> All { get; } =
    [
        new("claim-denied", "解决 is claimed, the resident denies it", 28, async (teller, with) => await teller.ClosedAsync(await ClaimedAsync(teller, with), solved: false)),
        new("claim-denied", "解决 is claimed, nobody answers the calls", 6, async (teller, with) => await teller.ClosedUnreachedAsync(await ClaimedAsync(teller, with))),
        new("claim-denied", "解决 is claimed, the resident gives up and agrees", 6, async (teller, with) => await teller.ClosedAsync(await ClaimedAsync(teller, with))),
        new("no-contact", "closed, nobody spoke with the resident", 30, (teller, with) => UnspokenAsync(teller, with, madeUp: false)),
        new("no-contact", "the same, a contact is made up", 15, (teller, with) => UnspokenAsync(teller, with, madeUp: true)),
        new("last-minute", "concluded unworked, 1 to 5 minutes before the end", 30, (teller, with) => AtTheEndAsync(teller, with, 1, 5)),
        new("last-minute", "the same, 6 to 30 minutes before", 15, (teller, with) => AtTheEndAsync(teller, with, 6, 30)),
        new("stopped-at-the-end", "stopped on the last day", 30, (teller, with) => StoppedAsync(teller, with, 1, 9)),
        new("stopped-at-the-end", "stopped with more than two days left", 15, (teller, with) => StoppedAsync(teller, with, 50, 60)),
        new("returned-at-the-end", "given back less than two hours before the end", 30, (teller, with) => ReturnedAsync(teller, with, 0.2, 1.9)),
        new("returned-at-the-end", "the same, 2.1 to 3 hours before", 15, (teller, with) => ReturnedAsync(teller, with, 2.1, 3)),
        new("ping-pong", "two units give it to each other", 20, PassedAroundAsync),
        new("same-words", $"{Copies} answered with one sentence", 8, (teller, with) => AnsweredAlikeAsync(teller, with, (sentence, _) => sentence)),
        new("same-words", "the same, a word changed in each", 4, (teller, with) => AnsweredAlikeAsync(teller, with, (sentence, at) => $"{sentence}，第{at + 1}批")),
        new("many-extensions", $"{Extensions} approved within the hour", 4, (teller, with) => ExtendedAsync(teller, with, minutes: 3)),
        new("many-extensions", $"{Extensions} approved in a row, one each quarter of an hour", 4, (teller, with) => ExtendedAsync(teller, with, minutes: 15)),
    ];

    private static async Task<string> ClaimedAsync(CaseTeller teller, Action<string> with)
    {
        var number = await teller.SignedAsync();
        await teller.PassTermAsync(number, teller.Between(0.3, 0.8));
        await teller.AnswerAsync(number);
        with(number);
        return number;
    }

    private static async Task UnspokenAsync(CaseTeller teller, Action<string> with, bool madeUp)
    {
        var number = await teller.SignedAsync(contacted: madeUp);
        await teller.PassTermAsync(number, teller.Between(0.3, 0.8));
        await teller.AnswerAsync(number);
        await teller.ClosedAsync(number);
        with(number);
    }

    private static async Task AtTheEndAsync(CaseTeller teller, Action<string> with, double least, double most)
    {
        var number = await teller.SignedAsync();
        await teller.UntilDueAsync(number, "handling", TimeSpan.FromMinutes(teller.Between(least, most)));
        await teller.AnswerAsync(number);
        with(number);
        await teller.ClosedAsync(number);
    }

    private static async Task StoppedAsync(CaseTeller teller, Action<string> with, double least, double most)
    {
        var number = await teller.SignedAsync();
        await teller.UntilDueAsync(number, "handling", TimeSpan.FromHours(teller.Between(least, most)));
        await teller.StopAsync(number, 3);
        with(number);
        await teller.Town.WorkAfterAsync(72);
        await teller.AnswerAsync(number);
        await teller.ClosedAsync(number);
    }

    private static async Task ReturnedAsync(CaseTeller teller, Action<string> with, double least, double most)
    {
        var number = await teller.AcceptedAsync();
        await teller.UntilDueAsync(number, "sign-for", TimeSpan.FromHours(teller.Between(least, most)));
        await teller.PassedOnAsync(number);
        with(number);
        await FinishAsync(teller, number);
    }

    private static async Task PassedAroundAsync(CaseTeller teller, Action<string> with)
    {
        var number = await teller.AcceptedAsync();
        await teller.PassedOnAsync(number);
        await teller.Town.WorkAfterAsync(teller.Between(0.5, 4));
        await teller.PassedOnAsync(number);
        with(number);
        await FinishAsync(teller, number);
    }

    private static async Task AnsweredAlikeAsync(CaseTeller teller, Action<string> with, Func<string, int, string> sentence)
    {
        var numbers = new List<string>();
        for (var at = 0; at < Copies; at++)
            numbers.Add(await teller.SignedAsync(within: AtHand, words: YearTown.Lamp));
        var said = $"{teller.OwnWords()}等已统一处理";
        foreach (var (at, number) in numbers.Index())
        {
            await teller.AnswerAsync(number, sentence(said, at));
            with(number);
        }
        foreach (var number in numbers)
            await teller.ClosedAsync(number);
    }

    private static async Task ExtendedAsync(CaseTeller teller, Action<string> with, int minutes)
    {
        var numbers = new List<string>();
        for (var at = 0; at < Extensions; at++)
        {
            numbers.Add(await teller.SignedAsync(within: AtHand));
            await teller.AskMoreTimeAsync(numbers[^1]);
        }
        var began = teller.Town.AtWork(teller.Town.Time.Now);
        foreach (var (at, number) in numbers.Index())
        {
            await teller.Town.Time.UntilAsync(began.AddMinutes(at * minutes));
            await teller.GiveMoreTimeAsync(number);
            with(number);
        }
        foreach (var number in numbers)
            await FinishAsync(teller, number);
    }

    private static async Task FinishAsync(CaseTeller teller, string number)
    {
        await teller.Town.WorkAfterAsync(teller.Between(2, 12));
        await teller.AnswerAsync(number);
        await teller.ClosedAsync(number);
    }
}
