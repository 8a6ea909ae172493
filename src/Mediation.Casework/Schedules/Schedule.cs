namespace Mediation.Casework.Schedules;

/// <summary>What becomes of a day that isn't worked (遇休息日).</summary>
public enum RestDay
{
    /// <summary>跳过: it doesn't take place.</summary>
    Skip,

    /// <summary>顺延: on the next working day.</summary>
    Next,

    /// <summary>照常: on the day itself.</summary>
    Keep,
}

/// <summary>Whom an occurrence is for (对象): one case, or one for each household of a colour, or for each courtyard whose committee has to be chosen anew.</summary>
public enum Target
{
    /// <summary>一件.</summary>
    One,

    /// <summary>每户红色.</summary>
    Red,

    /// <summary>每户黄色.</summary>
    Yellow,

    /// <summary>每户绿色.</summary>
    Green,

    /// <summary>每个将换届的院落: whose committee's term is up within thirty days (本镇政策).</summary>
    Courtyard,
}

/// <summary>
/// Work that comes again (定期工作): at each occurrence it opens a case of the town's own work. Administrators keep it; which workflow carries
/// the case is decided by the rules from the category, as for every case.
/// </summary>
/// <param name="Code">代码.</param>
/// <param name="Name">名称.</param>
/// <param name="Recurrence">重复规律.</param>
/// <param name="At">Time of day, in the zone of the place (时刻).</param>
public sealed record Schedule(string Code, string Name, Recurrence Recurrence, TimeOnly At)
{
    /// <summary>遇休息日.</summary>
    public required RestDay RestDay { get; init; }

    /// <summary>The first day on which it may fall (从).</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last such day (至); null for no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Where, as people say it (地点); null for the town as a whole.</summary>
    public string? Place { get; init; }

    /// <summary>对象.</summary>
    public Target Target { get; init; }

    /// <summary>The unit that does it (单位); of a household its own unit goes before.</summary>
    public required string Unit { get; init; }

    /// <summary>A category of the town's own work (类别).</summary>
    public required string Category { get; init; }

    /// <summary>What the case says at its beginning (内容).</summary>
    public required string Text { get; init; }

    /// <summary>停用: nothing is opened meanwhile, nor for that time afterwards.</summary>
    public bool Suspended { get; init; }

    /// <summary>Since when it is as it is (现行自): nothing is opened for before.</summary>
    public DateTimeOffset Since { get; init; }
}
