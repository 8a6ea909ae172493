using System.Text;
using Mediation.Web.Screens.DeadlineFeed;

namespace Mediation.Web.Tests.Screens.DeadlineFeed;

/// <summary>What is written can be read again, whatever it holds. 日历文本</summary>
public sealed class CalendarTextTests
{
    private static readonly string[] Pieces = ["办理", "，", ",", ";", "\\", "\n", "\r\n", "a", " ", "🏮", "é", ":", "\"", "n"];

    [Fact]
    public void Any_text_comes_back_and_no_line_is_too_long()
    {
        var chance = new Random(20261127);
        for (var round = 0; round < 500; round++)
        {
            var said = string.Concat(Enumerable.Range(0, chance.Next(120)).Select(_ => Pieces[chance.Next(Pieces.Length)]));

            var bytes = Encoding.UTF8.GetBytes($"{new CalendarText().Text("SUMMARY", said)}");

            var line = CalendarFile.Unfold(bytes).ShouldHaveSingleItem();
            CalendarFile.Text(line["SUMMARY:".Length..]).ShouldBe(said.ReplaceLineEndings("\n"));
        }
    }

    [Fact]
    public void Moments_are_in_world_time() =>
        $"{new CalendarText().Moment("DTSTART", new DateTimeOffset(2026, 11, 30, 17, 30, 0, TimeSpan.FromHours(8)))}"
            .ShouldBe("DTSTART:20261130T093000Z\r\n");
}
