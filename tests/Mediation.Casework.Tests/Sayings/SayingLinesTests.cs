using Mediation.Casework.Categories;
using Mediation.Casework.Facts.Sayings;
using Mediation.Casework.Reading;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Sayings;

/// <summary>What residents say of a category, as an administrator writes it.</summary>
public sealed class SayingLinesTests
{
    private const string Drone = "MF02-10";

    private static readonly Saying[] Files =
    [
        new("楼上漏水", "MF02-03", []), new("卫生间渗水到我家", "MF02-03", []), new("漏水漏到电表箱里冒火花", "MF02-03", ["AQ"]), new("楼上太吵", "MF02-01", []),
    ];

    [Fact]
    public void The_lines_of_a_category_are_those_of_the_files_without_what_is_struck_out_and_with_the_towns_own() =>
        SayingLines.Of("MF02-03", Files, [new("MF02-03", "楼上漏水", Struck: true), new("MF02-03", "天花板滴水", Struck: false), new("MF02-01", "吵", Struck: false)])
            .ShouldBe(["卫生间渗水到我家", "天花板滴水"]);

    [Fact]
    public void What_is_kept_is_only_what_differs_from_the_files()
    {
        string[] lines = ["楼上漏水", "天花板滴水"];

        var kept = SayingLines.Otherwise("MF02-03", lines, Files);

        kept.ShouldBe([new("MF02-03", "天花板滴水", Struck: false), new("MF02-03", "卫生间渗水到我家", Struck: true)]);
        SayingLines.Of("MF02-03", Files, kept).ShouldBe(lines);
    }

    [Fact]
    public void Every_line_that_cannot_be_is_said_and_repetitions_are_passed_over()
    {
        var faults = new List<LineFault>();

        var read = SayingLines.Read($"楼顶种菜\n\n 楼顶种菜 \n楼上太吵\n打我电话13800001111\n{new string('长', 301)}\n漏水漏到电表箱里冒火花", "MF02-03", Files,
            code => code, faults);

        read.Count.ShouldBe(5);
        faults.Select(fault => $"{fault.Line} {fault.Message}").ShouldBe(
        [
            "4 这一句已是“MF02-01”的说法。", "5 说法里不要写电话、证件号码。", "6 一句至多 300 个字。", "7 这一句是有危险的说法，不在这里改。",
        ]);
    }

    [Fact]
    public void A_retired_category_teaches_nothing_and_a_struck_out_saying_neither()
    {
        var categories = CategoryList.Of(ShippedPolicy.Town.Categories.All.Select(category => category with { Retired = category.Code == "MF02-01" }));

        Lesson.SayingsOf(Files, [new("MF02-03", "楼上漏水", Struck: true), new("MF02-03", "天花板滴水", Struck: false)], categories)
            .Select(saying => saying.Text).ShouldBe(["卫生间渗水到我家", "漏水漏到电表箱里冒火花", "天花板滴水"]);
    }

    [Fact]
    public async Task A_category_that_is_new_is_recognised_once_its_sayings_are_learned_and_not_before()
    {
        const string complaint = "隔壁的人天天放无人机，老在我们家阳台外头盘旋，窗帘都不敢拉开";
        var town = ShippedPolicy.Town;
        TownSaying[] own =
        [
            .. from text in new[]
            {
                "无人机在我家窗外飞来飞去", "有人天天在小区里放无人机", "楼下玩无人机，嗡嗡响个不停",
                "邻居的无人机老在我家楼顶盘旋", "无人机差点撞到我家玻璃", "无人机飞到我家院子上面",
            }
            select new TownSaying(Drone, text, Struck: false),
        ];
        ShippedPolicy.Rules.Compare(complaint).Category.ShouldNotBe(Drone);
        var lesson = Lesson.Begin(Lesson.SayingsOf(ShippedPolicy.Rules.Shipped, own, town.Categories), kept: null, quietly: true);
        await lesson.Learned;

        ShippedPolicy.Rules.With(lesson).Compare(complaint).Category.ShouldBe(Drone);
    }
}
