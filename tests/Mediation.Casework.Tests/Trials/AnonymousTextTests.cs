using Mediation.Casework.Trials;

namespace Mediation.Casework.Tests.Trials;

/// <summary>Words of a resident of which an example is to be made. 脱敏原文</summary>
public sealed class AnonymousTextTests
{
    [Theory]
    [InlineData("打我电话13812340021，楼上又漏水了", "打我电话＊＊＊，楼上又漏水了")]
    [InlineData("身份证51018119900101123X被人冒用", "身份证＊＊＊被人冒用")]
    [InlineData("3号楼2单元501室漏水", "某处漏水")]
    [InlineData("人民路12号门口的路灯不亮", "某处门口的路灯不亮")]
    [InlineData("川A12345天天占消防通道", "某车天天占消防通道")]
    [InlineData("隔壁王建国先生半夜唱歌", "隔壁某先生半夜唱歌")]
    [InlineData("李阿姨说物业不管", "某阿姨说物业不管")]
    [InlineData("我叫欧阳小敏，家里漏水", "我叫某某，家里漏水")]
    public void Names_numbers_and_addresses_are_masked(string said, string masked) => AnonymousText.Of(said, []).ShouldBe(masked);

    [Fact]
    public void What_is_on_the_file_is_masked_wherever_it_stands() =>
        AnonymousText.Of("幸福家园的司徒青山把音响开到半夜，青山不听劝", ["司徒青山", "幸福家园", "青山", "青"]).ShouldBe("某某的某某把音响开到半夜，某某不听劝");

    [Theory]
    [InlineData("楼上漏水把我家天花板泡坏了，协商不成")]
    [InlineData("马路对面烧烤店油烟大，半夜还在划拳")]
    [InlineData("拖欠三个月工资，老板跑了")]
    public void What_names_nobody_stays_as_it_is(string said) => AnonymousText.Of(said, []).ShouldBe(said);

    [Fact]
    public void A_long_text_takes_no_long_time() =>
        AnonymousText.Of(string.Concat(Enumerable.Repeat("王一号楼3", 2_500)), []).Length.ShouldBeLessThan(12_500);
}
