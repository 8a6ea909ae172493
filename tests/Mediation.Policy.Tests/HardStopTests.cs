namespace Mediation.Policy.Tests;

public sealed class HardStopTests
{
    /// <summary>Rule, words that must fire it, words that only look like it.</summary>
    public static TheoryData<string, string, string> Pairs => new()
    {
        { "self-harm", "她说不想活了，要喝农药", "菜地里打农药的味道熏人" },
        { "gas-leak", "楼道里一股煤气味", "煤气费怎么交" },
        { "fire", "三楼着火了", "生意火爆，火锅店排队" },
        { "electric-shock", "路灯杆漏电，有人触电了", "给电动车充电的地方太少" },
        { "structure-danger", "后山滑坡，房子要塌", "这条路的水泥墙皮裂了一点" },
        { "person-trapped", "孩子困在电梯里了", "电梯里的广告太多" },
        { "facade-falling", "外墙瓷砖往下掉", "新房卫生间瓷砖空鼓" },
        { "falling-object", "有人从楼上扔酒瓶下来", "楼上把垃圾丢在楼道门口" },
        { "violence-at-home", "我男人又把我打了，浑身是伤", "老公打麻将不回家" },
        { "child-hurt", "老师体罚学生，扇耳光", "小区没有孩子玩的地方" },
        { "incapable-hurt", "护工打骂瘫痪的老人", "残疾人证怎么办理" },
        { "mental-crisis", "疯子拿刀在街上追人", "精神损失怎么赔" },
        { "sexual-offence", "下班路上有人摸我胸", "防性侵教育知识讲座" },
        { "group-trouble", "上百个村民拿着锄头围住工地", "一群大妈在广场跳舞" },
        { "accusation", "举报村支书贪污", "感谢书记帮忙，红包也不收" },
        { "threat", "他扬言要砍死我", "农药把我家的花药死了" },
        { "violence", "两个醉汉在街上打架，一个被打出血", "打电话没人接" },
        { "fraud", "冒充公安让我妈转账到安全账户", "反诈宣传几点开始" },
        { "drugs-weapons", "楼上有人吸毒", "禁毒宣传做得好" },
        { "theft", "家里进了小偷", "偷偷在楼顶养鸽子" },
        { "self-harm-signs", "撑不下去了，药都攒够了，谢谢你们这几年照顾", "谢谢社区照顾我妈，再见面请你们吃饭" },
        { "gas-signs", "一进厨房好大一股怪味，灶的阀门关不上，我妈头晕想吐", "楼下烧烤店烟味太大，呛得头晕" },
        { "fumes-signs", "屋里生着煤炉，两个老人躺在床上叫不醒", "热水器坏了，售后不来修" },
        { "structure-signs", "屋后土坎裂了手掌宽的口子，雨还在下，我们一家五口住底下", "下了三天雨，门口积水进不了屋" },
        { "violence-at-home-signs", "他喝完酒手重得很，老公打我的脸都青了，不敢说", "我老公在工地上被钢筋划伤了手，老板不给报工伤" },
        { "incapable-hurt-signs", "住我们后面的哑巴姑娘，被人关在柴房里，身上有伤", "奶奶瘫痪在床五年了，想申请护理补贴" },
        { "child-hurt-signs", "网上认识的叔叔约我女儿去酒店，她才初二", "我女儿十二岁，补习班交了三千块不退" },
        { "mental-crisis-signs", "那个精神有问题的又不吃药了，拿砖头砸过路的车", "精神残疾补贴怎么申请" },
        { "group-signs", "三十几个村民拿着锄头铁锹堵在项目部门口，劝不住", "家长们在校门口接孩子，车把路堵满了" },
        { "accusation-signs", "执法队副队长，烧烤店隔三差五给他拿烟拿酒，一举报就收摊", "城管收了我的三轮车，罚款两百" },
        { "arson-signs", "今天不给钱我就提着汽油去镇政府，谁也别想上班", "加油站的汽油又涨价了" },
        { "veiled-threat-signs", "他天天在楼下蹲着堵我，说要让我后悔一辈子", "施工吵得全家不得安生" },
        { "held-for-money", "要账的人把我弟关在宾馆里，说凑齐八万才放人", "老板扣我身份证，不让辞职" },
        { "fraud-signs", "做任务返佣金，群里导师叫我再做最后一单，已经垫了两万块", "驾校收了四千八，现在教练联系不上，要退钱" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void It_fires_on_danger_and_not_on_a_near_miss(string rule, string danger, string nearMiss)
    {
        Shipped.Assess(danger)["hard-stops"].Hits.Select(hit => hit.Rule).ShouldContain(rule);
        Shipped.Assess(nearMiss).HardStops.ShouldBeEmpty();
    }

    [Fact]
    public void Each_hard_stop_has_its_pair_here() => Shipped.Book.RuleSets.Single(set => set.Name == "hard-stops").Rules
        .Select(rule => rule.Name).Except(Pairs.Select(pair => pair.Data.Item1)).ShouldBeEmpty();

    [Fact]
    public void Each_hard_stop_tells_the_clerk_whom_to_call_and_what_to_say() => Example.All
        .SelectMany(example => example.Assessment["hard-stops"].Hits)
        .Where(hit => hit.Values.Text("Script") is not { Length: > 10 } || hit.Values.Text("Call") is null)
        .Select(hit => hit.Rule).ShouldBeEmpty();
}
