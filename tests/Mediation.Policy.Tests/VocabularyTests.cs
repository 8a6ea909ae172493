namespace Mediation.Policy.Tests;

public sealed class VocabularyTests
{
    [Fact]
    public void The_shipped_words_have_no_faults() => Shipped.Vocabulary.Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("老公又打我了，孩子在旁边哭", "domestic-violence")]
    [InlineData("我老公喝了酒，回来就打我", "domestic-violence")]
    [InlineData("隔壁男的天天打老婆，听着害怕", "domestic-violence")]
    [InlineData("老 公 打 我", "domestic-violence")]
    [InlineData("他說要把我打死，我老婆被他打傷了", "violence")]
    [InlineData("家.暴", "domestic-violence")]
    [InlineData("家＊暴怎么办", "domestic-violence")]
    [InlineData("两个人打起架来，一个被打出血", "violence")]
    [InlineData("我不想活了", "self-harm")]
    [InlineData("他站在楼顶上，说要跳下去", "self-harm")]
    [InlineData("我娃在学校着同学欺负，身上青一块紫一块", "minor-harmed")]
    [InlineData("后妈拿针扎孩子", "minor-harmed")]
    [InlineData("他有精神病，提着刀到处追人", "mental-crisis")]
    public void Danger_is_heard_in_whatever_words(string text, string concept) =>
        Shipped.Vocabulary.Find(text).Has(concept).ShouldBeTrue(text);

    [Theory]
    [InlineData("楼上天天打麻将到半夜")]
    [InlineData("打了好多电话都没人管，气死我了")]
    [InlineData("他没有打人，也不是家暴，就是声音大")]
    [InlineData("并没有动手，只是吵了几句")]
    [InlineData("停电热死了，孩子热得哭")]
    [InlineData("楼上孩子跑跳，吵得我想死的心都有了")]
    [InlineData("再不管我就打官司")]
    [InlineData("菜市场杀价的声音太吵")]
    [InlineData("姑娘在外地，我想死你了")]
    [InlineData("社区办反家暴宣传讲座，什么时候开始")]
    [InlineData("打农药的味道飘进来")]
    [InlineData("我打12345好多次了")]
    public void The_harmless_is_not_alarmed(string text) =>
        Shipped.Vocabulary.Find(text).Found.Keys.Intersect(
            ["domestic-violence", "violence", "self-harm", "minor-harmed", "threat", "mental-crisis", "sexual-offence"])
            .ShouldBeEmpty(text);

    [Fact]
    public void A_trace_shows_the_residents_own_characters() =>
        Shipped.Vocabulary.Find("那個人把我　打 傷了").Found["violence"].ShouldContain("把我　打 傷");
}
