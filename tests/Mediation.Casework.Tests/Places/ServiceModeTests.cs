using Mediation.Casework.Facts;
using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Places;

/// <summary>业委会、物管会双轨；五进四式: who serves a compound and who decides there are facts, and routing follows them.</summary>
public sealed class ServiceModeTests
{
    private const string Pipe = "楼栋公共管道破了，水往外冒，没人修";

    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory]
    [InlineData("professional-firm", "恒安物业服务有限公司", "业委会", "PROPERTY", "OWNERS")]
    [InlineData("entrusted", "恒安物业服务有限公司", null, "PROPERTY", "COMMUNITY")]
    [InlineData("entrusted", null, "物管会", "COMMUNITY", "OWNERS")]
    [InlineData("self-governed", null, "自管小组", "OWNERS", "OWNERS")]
    [InlineData("self-governed", null, "业委会", "COMMUNITY", "OWNERS")]
    [InlineData("integrated", null, null, "COMMUNITY", "COMMUNITY")]
    public void Common_parts_go_to_whoever_serves_the_compound(string mode, string? firm, string? body, string serving, string deciding)
    {
        var facts = FactsOf(mode, firm, body);

        (facts.ServiceMode, facts.HasPropertyFirm, facts.OwnersBody, facts.Serving, facts.Deciding).ShouldBe((mode, firm is not null, body, serving, deciding));
        Assess(facts, "MF02-03", Pipe).Lead.ShouldBe(serving);
    }

    [Fact]
    public void Where_there_is_no_owners_body_the_community_stands_in_for_it()
    {
        var (with, without) = (FactsOf("self-governed", null, "业委会"), FactsOf("integrated", null, null));

        Assess(with, "WY03-01", "想换物业").CoHandlers.ShouldContain("OWNERS");
        Assess(without, "WY03-01", "想换物业").CoHandlers.ShouldNotContain("OWNERS");
        (Assess(with, "ZL05-01", "", "OWNERS").Lead, Assess(without, "ZL05-01", "", "OWNERS").Lead).ShouldBe(("OWNERS", "COMMUNITY"));
        (Assess(with, "ZL05-02", "", "PROPERTY").Lead, Assess(FactsOf("self-governed", null, "自管小组"), "ZL05-02", "", "PROPERTY").Lead).ShouldBe(("COMMUNITY", "OWNERS"));
    }

    [Fact]
    public void A_place_that_is_not_recognised_is_taken_to_have_both()
    {
        var unknown = ShippedPolicy.Town.FactsOf(null, DateTimeOffset.UnixEpoch, ShippedPolicy.Calendar);

        (unknown.ServiceMode, unknown.Serving, unknown.Deciding).ShouldBe((null, "PROPERTY", "OWNERS"));
        Assess(unknown, "MF02-03", Pipe).Lead.ShouldBe("PROPERTY");
    }

    private static PlaceFacts FactsOf(string mode, string? firm, string? body)
    {
        var compound = ShippedPolicy.Town.Compound("XY-06")! with
        {
            Service = Enum.GetValues<ServiceMode>().Single(each => Cases.Stages.Code(each) == mode),
            PropertyFirm = firm,
            OwnersBody = body,
        };
        var town = ShippedPolicy.Town with { Compounds = [compound] };
        return town.FactsOf(new PlaceIndex(town).Recognise("茶马家园3栋"), DateTimeOffset.UnixEpoch, ShippedPolicy.Calendar);
    }

    private static Assessment Assess(PlaceFacts place, string category, string text, string? unit = null) => Assessment.Of(ShippedPolicy.Rules,
        new FactSheet { Complaint = new() { Channel = "窗口登记", Text = text, Category = category, Unit = unit }, Place = place }, Day);
}
