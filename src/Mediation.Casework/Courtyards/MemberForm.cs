namespace Mediation.Casework.Courtyards;

/// <summary>What is written down when somebody comes onto a courtyard's committee (委员登记).</summary>
/// <param name="Id">Sent out with the form: entered twice it counts once.</param>
public sealed record MemberForm(Guid Id)
{
    /// <summary>The longest term, in days (最长任期，五年；本镇政策).</summary>
    public const int LongestTerm = 5 * 366;

    /// <summary>姓名: personal.</summary>
    public string Name { get; init; } = "";

    /// <summary>产生方式.</summary>
    public Manner? Manner { get; init; }

    /// <summary>任期第一天.</summary>
    public DateOnly? From { get; init; }

    /// <summary>任期最后一天.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Every fault at once, each at its field; none when it may be entered.</summary>
    public IReadOnlyList<Refusal> Faults(DateOnly today)
    {
        var faults = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(Name))
            faults.Add(new("field.missing", "memberName", "memberName"));
        else if (Name.Length > 40)
            faults.Add(new("field.too-long", "memberName", "memberName", 40, Name.Length));
        if (Manner is null)
            faults.Add(new("field.missing", "manner", "memberManner"));
        if (From is not { } from || Until is not { } until || until < from || until < today || until > from.AddDays(LongestTerm))
            faults.Add(new("committee.term", "untilOn"));
        return faults;
    }

    /// <summary>Never a name.</summary>
    public override string ToString() => "member";
}
