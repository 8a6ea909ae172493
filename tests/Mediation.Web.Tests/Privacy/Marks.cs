namespace Mediation.Web.Tests.Privacy;

/// <summary>What is planted and looked for (标记). Each is long enough, and strange enough, to be nowhere by chance.</summary>
internal static class Marks
{
    /// <summary>A concession: nobody reads it but who was in the room, by an act of its own.</summary>
    public const string Sealed = "骆驼祥瑞三千五";

    /// <summary>Words of the record of a mediation: whoever sees the case reads them.</summary>
    public const string OpenWords = "水晶笔录可以看";

    /// <summary>Names, telephones and particulars of people: masked for everybody.</summary>
    public static IReadOnlyList<string> People { get; } = [Named, Phone, Respondent, Telephone, Neighbour, Ethnicity, Occupation, Address, Agent];

    /// <summary>What a mediation's papers want of the other side: its ethnic group.</summary>
    public const string Ethnicity = "凤尾傣族";

    /// <summary>Its occupation.</summary>
    public const string Occupation = "磨刀匠人";

    /// <summary>Its address.</summary>
    public const string Address = "墨玉巷十九号";

    /// <summary>Its agent.</summary>
    public const string Agent = "欧阳代理人";

    /// <summary>Who brought the dispute.</summary>
    public const string Named = "上官慕雪";

    /// <summary>The telephone of who brought the dispute.</summary>
    public const string Phone = "13752468013";

    /// <summary>Who is complained of in the secret case.</summary>
    public const string Respondent = "澹台灭明";

    /// <summary>The telephone of who complains there.</summary>
    public const string Telephone = "15963574120";

    /// <summary>Who is named during the mediation of the secret case.</summary>
    public const string Neighbour = "太叔青萍";

    /// <summary>In an accusation, of secrecy 3.</summary>
    public const string Accusation = "麒麟青石";

    /// <summary>Begins every free text of the case of secrecy 2; the field's name follows.</summary>
    public const string Secret = "琥珀夜莺";

    /// <summary>The name of the file that came with it.</summary>
    public const string File = Secret + "的照片.png";
}

/// <summary>What was planted (已埋).</summary>
/// <param name="Dispute">Number of a mediation with a sealed concession.</param>
/// <param name="Secret">Number of a closed case of secrecy 2, with every paper that it may have.</param>
/// <param name="Accusation">Number of an accusation, of secrecy 3.</param>
/// <param name="Codes">The codes on their receipts, in that order.</param>
/// <param name="Done">Acts that took a marked text in the case of secrecy 2.</param>
/// <param name="Runs">Their workflow instances.</param>
/// <param name="Clocks">Clocks of theirs.</param>
/// <param name="Files">Addresses of attachments and papers, and of what like cases have in common.</param>
/// <param name="Draft">What the desk half wrote down.</param>
internal sealed record Planted(
    string Dispute, string Secret, string Accusation, IReadOnlyList<string> Codes, IReadOnlyList<string> Done, IReadOnlyList<string> Runs,
    IReadOnlyList<string> Clocks, IReadOnlyList<string> Files, string Draft)
{
    /// <summary>The numbers.</summary>
    public IReadOnlyList<string> Numbers => [Dispute, Secret, Accusation];
}
