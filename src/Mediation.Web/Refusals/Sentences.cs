using System.Globalization;
using System.Resources;
using Mediation.Casework;
using Mediation.Web.Resources;

namespace Mediation.Web.Refusals;

/// <summary>
/// The sentences that people read for refusals (拒绝理由的说法), from <c>Resources/Refusals.resx</c>: one entry per code,
/// in the form 不能……，因为……。请……。
/// </summary>
internal static class Sentences
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private static readonly ResourceManager Resources =
        new("Mediation.Web.Resources.Refusals", typeof(Sentences).Assembly);

    /// <summary>Whether people can read this code.</summary>
    public static bool Has(string code) => Resources.GetString(code, Chinese) is not null;

    /// <summary>The whole sentence, with its arguments filled in.</summary>
    public static string Of(Refusal refusal) => Resources.GetString(refusal.Code, Chinese) is { } sentence
        ? string.Format(Chinese, sentence, [.. refusal.Arguments.Select(argument => Readable(refusal, argument))])
        : string.Format(Chinese, Resources.GetString("server.unexplained", Chinese)!, refusal.Code);

    /// <summary>What cannot be done: the sentence up to its reason.</summary>
    public static string TitleOf(Refusal refusal) => Of(refusal).Split("，因为")[0].TrimEnd('。');

    // A refusal names its field by the wire's name; people know it by the form's label.
    private static object Readable(Refusal refusal, object argument) => argument switch
    {
        string word when word == refusal.Field || word == refusal.Field?.Split('.')[^1] => Words.Of("field", word),
        _ => argument,
    };
}
