using Mediation.Scripting.Tests.Judging;

namespace Mediation.Scripting.Tests;

/// <summary>Whatever the text, reading and running answer with values: a fault or an outcome, never an
/// exception.</summary>
public class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "(", ")", "{", "}", "[", "]", "`", "${", "'", "\"", "/", "//", "/*", "*/", "=>", "...", "?.", "??", "**", "\\",
            "\\u{", "\n", ";", ",", ":", "class ",
        "let ", "for (", "of ", "in ", "new ", "return ", "function ", "async ", "0x", "1e", ".5", "\u2028", "\ud800",
            "中", "#", "@", "/(?<a>", "|", "+)+/g"
    ];

    private static readonly ScriptLimits Tight = new() { Steps = 20_000, Memory = 4_000_000, TextLength = 50_000 };

    [Fact]
    public void Mutated_sources_never_break_out()
    {
        var random = new Random(20260305);
        for (var round = 0; round < 1_500; round++)
        {
            var text = Mutated(new RandomPrograms(round).Program(), new RandomPrograms(random.Next()).Program(),
                random);
            var reading = Script.Read(text, Tight);
            if (reading.Script is { } script) (script.Run(new KnownHost(),
                TestContext.Current.CancellationToken).Steps >= 0).ShouldBeTrue();
            else reading.Faults.ShouldAllBe(fault => fault.Line > 0 && fault.Column > 0 && fault.Message.Length > 0);
        }
    }

    private static string Mutated(string text, string other, Random random)
    {
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            var (at, from) = (random.Next(text.Length + 1), random.Next(other.Length + 1));
            text = random.Next(5) switch
            {
                0 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                1 => text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)),
                2 => text.Insert(at, other[from..Math.Min(other.Length, from + random.Next(1, 30))]),
                3 => text[..at] + Pieces[random.Next(Pieces.Length)] + text[Math.Min(text.Length, at + 1)..],
                _ => text[..at] + text[Math.Max(0, at - random.Next(1, 20))..]
            };
        }
        return text;
    }
}
