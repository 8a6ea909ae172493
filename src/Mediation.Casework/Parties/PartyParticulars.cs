namespace Mediation.Casework.Parties;

/// <summary>How far somebody may act for a party (委托权限).</summary>
public enum AgentScope
{
    /// <summary>一般代理: speaks for the party, and gives nothing up.</summary>
    General,

    /// <summary>特别授权: may also concede, settle and sign.</summary>
    Special,
}

/// <summary>
/// A party's particulars (当事人基本情况, 人民调解法第二十九条), asked where a mediation's papers want them and not before. They go where name and
/// telephone go: to the table <c>party</c>, to be shown masked or revealed for a purpose, and into papers that name the parties.
/// </summary>
/// <param name="Sex">性别.</param>
/// <param name="Ethnicity">民族.</param>
/// <param name="BirthYear">出生年份, four digits.</param>
/// <param name="Occupation">职业或职务.</param>
/// <param name="Address">工作单位或住址.</param>
/// <param name="Agent">委托代理人.</param>
public sealed record PartyParticulars(string? Sex, string? Ethnicity, string? BirthYear, string? Occupation, string? Address, string? Agent)
{
    /// <summary>Nothing was asked.</summary>
    public static PartyParticulars None { get; } = new(null, null, null, null, null, null);

    /// <summary>None of them: a party must never print what it is by accident.</summary>
    public override string ToString() => "particulars";
}

/// <summary>What was said of a party's particulars, to be kept beside what is known already (登记基本情况).</summary>
/// <param name="Party">The party.</param>
/// <param name="Said">What was said; null keeps what was known.</param>
/// <param name="WithoutAgent">Whether nobody acts for the party any more (不再委托).</param>
public sealed record GivenParticulars(Guid Party, PartyParticulars Said, bool WithoutAgent)
{
    /// <summary>Only the id.</summary>
    public override string ToString() => $"particulars of party {Party}";
}
