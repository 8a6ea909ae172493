using Mediation.Casework.Cases;

namespace Mediation.Postgres.Rechecks;

/// <summary>What is drawn from (抽查范围).</summary>
/// <param name="From">The first day on which a case was closed.</param>
/// <param name="To">The last one.</param>
/// <param name="Unit">Only what this unit led; null for all.</param>
/// <param name="Size">How many of each unit, 1 to <see cref="MostOfUnit"/>.</param>
public sealed record RecheckScope(DateOnly From, DateOnly To, string? Unit, int Size)
{
    /// <summary>The most cases of a unit.</summary>
    public const int MostOfUnit = 50;
}

/// <summary>A draw (抽查) with what it needs to be drawn again.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">抽查编号, such as <c>CC2026-0001</c>.</param>
/// <param name="Scope">What was drawn from.</param>
/// <param name="Seed">Random, chosen by nobody (种子).</param>
/// <param name="Population">How many could be drawn.</param>
/// <param name="Digest">SHA-256 over their numbers in order, a line each.</param>
/// <param name="DrawnAt">When.</param>
/// <param name="DrawerName">By whom, as called then.</param>
/// <param name="Drawn">How many were drawn.</param>
/// <param name="Settled">How many of them have an answer, or were tried three times.</param>
public sealed record RecheckDraw(
    Guid Id, string Number, RecheckScope Scope, string Seed, int Population, string Digest, DateTimeOffset DrawnAt, string DrawerName, int Drawn, int Settled);

/// <summary>A case that was drawn (抽中的事项), with what its resident said.</summary>
/// <param name="Id">案卷.</param>
/// <param name="Number">编号.</param>
/// <param name="Category">类别代码.</param>
/// <param name="Compound">小区; null when not recognised.</param>
/// <param name="Unit">主办单位 when it was closed.</param>
/// <param name="Position">In which place of its unit it was drawn.</param>
/// <param name="ClosedAt">办结时刻.</param>
/// <param name="Claim">What the unit wrote of its work; null for nothing.</param>
/// <param name="Calls">Every call, the first first.</param>
public sealed record RecheckCase(
    Guid Id, string Number, string Category, string? Compound, string Unit, int Position, DateTimeOffset ClosedAt, string? Claim, IReadOnlyList<FollowUp> Calls)
{
    /// <summary>So many calls that nobody answers are enough.</summary>
    public const int MostCalls = 3;

    /// <summary>The call in which somebody answered; null before.</summary>
    public FollowUp? Answer => Calls.FirstOrDefault(call => call.Reached);

    /// <summary>Whether nothing more is to be done.</summary>
    public bool Settled => Answer is not null || Calls.Count >= MostCalls;
}

/// <summary>A draw with its cases (抽查单).</summary>
/// <param name="Draw">The draw.</param>
/// <param name="Cases">In the order of units and places; those that the reader may see.</param>
/// <param name="Repeated">Whether drawing again with the same seed, now, gives the same cases out of the same population.</param>
public sealed record RecheckRecord(RecheckDraw Draw, IReadOnlyList<RecheckCase> Cases, bool Repeated);
