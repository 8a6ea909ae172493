using System.Text.Encodings.Web;
using System.Text.Json;
using Mediation.Casework.Rulings;

namespace Mediation.Policy.Tests;

public sealed class FactSheetTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static FactSheet Facts(string text) => new()
    {
        Complaint = new() { Text = text, Channel = "窗口登记", Concepts = Shipped.Vocabulary.Find(text) },
    };

    [Fact]
    public void The_stored_sheet_keeps_the_matched_words_and_none_of_the_text()
    {
        var stored = JsonSerializer.Serialize(Facts("我老公赵铁柱喝了酒，回来就打我"), Readable);

        stored.ShouldContain("老公…打我");
        stored.ShouldNotContain("赵铁柱");
    }

    [Fact]
    public void What_the_words_are_like_is_stored_without_a_name()
    {
        var stored = JsonSerializer.Serialize(Shipped.Assess("我是三单元的赵铁柱，电话13887654321，楼上半夜拖椅子吵得睡不着").Facts, Readable);

        stored.ShouldContain("\"Likeness\"");
        stored.ShouldNotContain("赵铁柱");
        stored.ShouldNotContain("138876");
    }

    [Fact]
    public void A_stored_sheet_reads_back_as_it_was()
    {
        var facts = Facts("老公打我").With(new Ruling
        {
            Set = "hard-stops",
            Version = "1",
            Hits = [new("violence-at-home", "domestic-violence", "家庭暴力", "政策", "policy",
                new([new("Lead", "POLICE"), new("CoHandlers", new[] { "WOMEN" }), new("Level", 2)]))],
        });

        var stored = JsonSerializer.Serialize(facts);
        var read = JsonSerializer.Deserialize<FactSheet>(stored)!;

        JsonSerializer.Serialize(read).ShouldBe(stored);
        read.Complaint.Mentions("domestic-violence").ShouldBeTrue();
        read.Ruling.HardStops.Is("domestic-violence").ShouldBeTrue();
        read.Ruling.HardStops.CoHandlers.ShouldBe(["WOMEN"]);
        read.Ruling.HardStops.Level.ShouldBe(2);
    }

    [Fact]
    public void A_ruling_reads_back_with_its_values()
    {
        var ruling = new Ruling
        {
            Set = "dispatch",
            Version = "1",
            Hits = [new("leak", "dispatch", "漏水", "政策", "policy",
                new([new("Lead", "PMC"), new("CoHandlers", new[] { "LEGAL" }), new("N", 30), new("Joint", true), new("None", null)]))],
        };

        var read = JsonSerializer.Deserialize<Ruling>(JsonSerializer.Serialize(ruling))!;

        read.Text("Lead").ShouldBe("PMC");
        read.Texts("CoHandlers").ShouldBe(["LEGAL"]);
        read.Number("N").ShouldBe(30);
        read.Values.Flag("Joint").ShouldBe(true);
        read.Text("None").ShouldBeNull();
    }
}
