using System.Text.RegularExpressions;

namespace Mediation.Casework.Trials;

/// <summary>
/// A resident's words with what looks like somebody's name, number or address masked (脱敏原文), as a beginning for a person who makes an
/// example of it and looks again. It masks too much rather than too little, and knows no name that it wasn't told.
/// </summary>
public static partial class AnonymousText
{
    // What is shorter would be found inside other words.
    private const int ShortestKnown = 2;

    /// <summary>Masks a text.</summary>
    /// <param name="text">What the resident said.</param>
    /// <param name="known">Names, telephone numbers and addresses that are on the file, and the names of compounds and communities of the town.</param>
    public static string Of(string text, IEnumerable<string> known)
    {
        foreach (var word in known.Select(word => word.Trim()).Where(word => word.Length >= ShortestKnown).Distinct().OrderByDescending(word => word.Length))
            text = text.Replace(word, "某某", StringComparison.Ordinal);
        text = Plate().Replace(text, "某车");
        text = Address().Replace(text, "某处");
        text = Number().Replace(text, "＊＊＊");
        text = Titled().Replace(text, match => $"某{match.Groups["title"].Value}");
        return Introduced().Replace(text, match => $"{match.Groups["by"].Value}某某");
    }

    // 川A12345
    [GeneratedRegex(@"[\u4e00-\u9fa5][A-Za-z][·\s]?[A-Za-z0-9]{5,6}(?![A-Za-z0-9])")]
    private static partial Regex Plate();

    // 3号楼2单元501室, 人民路12号, 五组
    [GeneratedRegex(
        @"(?:[\u4e00-\u9fa5]{1,4}(?:路|街|巷|大道))?(?:[0-9０-９A-Za-z一二三四五六七八九十百零〇两]{1,5}(?:号楼|号院|号|栋|幢|单元|楼|层|室|弄|组|社|队)[\-—－]?)+(?:[0-9０-９]{1,5})?")]
    private static partial Regex Address();

    // Telephones, identity numbers, accounts, WeChat numbers.
    [GeneratedRegex(@"[0-9０-９][0-9０-９\-\s]{3,}[0-9０-９Xx]|[A-Za-z][A-Za-z0-9_\-]{5,19}")]
    private static partial Regex Number();

    // 王建国先生, 李阿姨, 老张, 张某某: the commonest hundred surnames.
    [GeneratedRegex($"{Surname}[\\u4e00-\\u9fa5]{{0,2}}?(?<title>先生|女士|小姐|阿姨|大爷|大妈|大姐|大哥|师傅|老师|医生|经理|老板|主任|书记|队长|局长|所长|科长|村长|会计|某某?)")]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?<by>我叫|我是|名叫|叫做|姓名[:：]?|电话[:：]?|住址[:：]?|住在)[^，。；、！？,.;!?\s的＊]{2,12}(?=[，。；、！？,.;!?\s]|$)")]
    private static partial Regex Introduced();

    private const string Surname =
        "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]";
}
