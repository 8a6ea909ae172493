namespace Mediation.Casework.Owners;

/// <summary>How much of a compound (户数和面积).</summary>
/// <param name="Households">专有部分 counted, one for each household.</param>
/// <param name="Area">专有部分面积, in hundredths of a square metre.</param>
public readonly record struct Weight(int Households, long Area)
{
    /// <summary>Both together.</summary>
    public static Weight operator +(Weight one, Weight other) => new(one.Households + other.Households, one.Area + other.Area);
}

/// <summary>What was voted (计票): each household in one place, or in none when it took no part.</summary>
/// <param name="All">Every household of the vote's roll.</param>
/// <param name="InFavour">同意.</param>
/// <param name="Against">不同意.</param>
/// <param name="Abstained">弃权: took part, and agrees to nothing.</param>
public sealed record VoteTally(Weight All, Weight InFavour, Weight Against, Weight Abstained)
{
    /// <summary>参与表决.</summary>
    public Weight TakingPart => InFavour + Against + Abstained;
}

/// <summary>What one line of a derivation compares (比较项).</summary>
public enum VoteMeasure
{
    /// <summary>参与表决的专有部分面积.</summary>
    AreaTakingPart,

    /// <summary>参与表决的户数.</summary>
    HouseholdsTakingPart,

    /// <summary>同意的专有部分面积.</summary>
    AreaInFavour,

    /// <summary>同意的户数.</summary>
    HouseholdsInFavour,
}

/// <summary>One comparison of a result (计票的一行), in whole numbers: nothing is rounded.</summary>
/// <param name="Measure">What is compared.</param>
/// <param name="Part">The part.</param>
/// <param name="Whole">Of what.</param>
/// <param name="Numerator">The least fraction.</param>
/// <param name="Denominator">Of what.</param>
/// <param name="Over">Whether it has to be more than the fraction (过半); the fraction itself is enough otherwise (以上, which includes it).</param>
public sealed record VoteLine(VoteMeasure Measure, long Part, long Whole, int Numerator, int Denominator, bool Over)
{
    /// <summary>Whether it is enough; of nothing nothing is.</summary>
    public bool Met => Whole > 0 && (Over ? Part * Denominator > Whole * Numerator : Part * Denominator >= Whole * Numerator);

    /// <summary>Whether it compares areas, in hundredths of a square metre.</summary>
    public bool OfArea => Measure is VoteMeasure.AreaTakingPart or VoteMeasure.AreaInFavour;
}

/// <summary>
/// A result and how it comes about (表决结果): two thirds of area and of number take part, and of those more than half, or three quarters, agree
/// (民法典第二百七十八条第二款).
/// </summary>
/// <param name="Lines">The four comparisons, those of taking part first.</param>
public sealed record VoteResult(IReadOnlyList<VoteLine> Lines)
{
    /// <summary>Whether enough took part (参与达到法定比例).</summary>
    public bool Quorate => Lines[0].Met && Lines[1].Met;

    /// <summary>Whether it is carried (通过).</summary>
    public bool Carried => Lines.All(line => line.Met);

    /// <summary>The result of a tally.</summary>
    public static VoteResult Of(VoteMatter matter, VoteTally tally)
    {
        var (numerator, denominator, over) = matter.IsSerious() ? (3, 4, false) : (1, 2, true);
        var (all, part, agree) = (tally.All, tally.TakingPart, tally.InFavour);
        return new VoteResult(
        [
            new VoteLine(VoteMeasure.AreaTakingPart, part.Area, all.Area, 2, 3, Over: false),
            new VoteLine(VoteMeasure.HouseholdsTakingPart, part.Households, all.Households, 2, 3, Over: false),
            new VoteLine(VoteMeasure.AreaInFavour, agree.Area, part.Area, numerator, denominator, over),
            new VoteLine(VoteMeasure.HouseholdsInFavour, agree.Households, part.Households, numerator, denominator, over),
        ]);
    }
}
