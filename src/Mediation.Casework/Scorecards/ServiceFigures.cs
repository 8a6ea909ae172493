using System.Text.Json.Serialization;

namespace Mediation.Casework.Scorecards;

/// <summary>
/// What was counted of a compound's property service in a period (服务情况), each figure with what it was counted from. Secret cases are in none of
/// them, and neither is anybody's name.
/// </summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day.</param>
public sealed record ServiceFigures(DateOnly From, DateOnly Until)
{
    /// <summary>The quarter that was over when a scorecard was opened, with nothing counted yet (上一季).</summary>
    public static ServiceFigures Before(DateOnly opened)
    {
        var quarter = new DateOnly(opened.Year, (opened.Month - 1) / 3 * 3 + 1, 1);
        return new(quarter.AddMonths(-3), quarter.AddDays(-1));
    }

    /// <summary>Complaints about property service from the compound (投诉件数).</summary>
    public int Complaints { get; init; }

    /// <summary>Households of the compound (户数).</summary>
    public int Households { get; init; }

    /// <summary>Shares of cases of the compound that were given to the unit (承办件数).</summary>
    public int Shares { get; init; }

    /// <summary>How many of those it gave back, or was late with (退回或逾期).</summary>
    public int Late { get; init; }

    /// <summary>Marks that residents gave the unit by its code, wherever they live (码上评次数).</summary>
    public int Marks { get; init; }

    /// <summary>Those marks together.</summary>
    public int MarkSum { get; init; }

    /// <summary>With fewer shares or marks than so many nothing is said of them (样本不足).</summary>
    public int Fewest { get; init; } = 10;

    /// <summary>Whether the same firm failed in the same compound when it was scored last (上期不达标).</summary>
    public bool FailedBefore { get; init; }

    /// <summary>Complaints for each hundred households, rounded down; null where nobody lives.</summary>
    [JsonIgnore]
    public int? ComplaintsPerHundred => Households == 0 ? null : 100 * Complaints / Households;

    /// <summary>How many in a hundred shares were given back or late, rounded down; null for too few.</summary>
    [JsonIgnore]
    public int? LatePercent => Shares == 0 || Shares < Fewest ? null : 100 * Late / Shares;

    /// <summary>The mean mark in hundredths, rounded down; null for too few.</summary>
    [JsonIgnore]
    public int? MeanMark => Marks == 0 || Marks < Fewest ? null : 100 * MarkSum / Marks;
}
