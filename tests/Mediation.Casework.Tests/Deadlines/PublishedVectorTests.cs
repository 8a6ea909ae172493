using System.Text.Json;
using Mediation.Casework.Deadlines;
using static Mediation.Casework.Tests.Calendars.DemoCalendar;

namespace Mediation.Casework.Tests.Deadlines;

/// <summary>
/// Nineteen due days worked out by hand from the State Council's notices; each catches a wrong way to count.
/// </summary>
public sealed class PublishedVectorTests
{
    public static TheoryData<string, int, string, string, string> Vectors
    {
        get
        {
            var data = new TheoryData<string, int, string, string, string>();
            foreach (var vector in Published.GetProperty("test_vectors").EnumerateArray())
                data.Add(Text(vector, "start"), vector.GetProperty("n").GetInt32(), Text(vector, "unit"),
                    Text(vector, "due"), Text(vector, "note"));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_term_ends_on_the_day_worked_out_by_hand(string start, int count, string unit, string due, string note)
    {
        var term = unit == "工作日" ? Term.WorkingDays(count) : Term.CalendarDays(count);

        var derivation = Derivation.Of(GivenDeadline.Of(term, At($"{start} 10:15")), Calendar);

        derivation.DueOn.ShouldBe(On(due), note);
        derivation.DueAt.ShouldBe(Calendar.EndOf(On(due)), note);
        derivation.Provisional.ShouldBeFalse(note);
    }

    private static string Text(JsonElement vector, string member) => vector.GetProperty(member).GetString()!;
}
