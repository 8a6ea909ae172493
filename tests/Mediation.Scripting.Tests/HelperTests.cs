namespace Mediation.Scripting.Tests;

/// <summary>Elsa's helpers, time and chance.</summary>
public class HelperTests
{
    [Theory]
    [InlineData("[isNullOrWhiteSpace(' \\u3000'), isNullOrWhiteSpace('a'), isNullOrWhiteSpace(null), isNullOrEmpty(''), isNullOrEmpty(' ')]", "[true,false,true,true,false]")]
    [InlineData("toJson({ 名称: '邻里', n: [1, null] })", "\"{\\\"名称\\\":\\\"邻里\\\",\\\"n\\\":[1,null]}\"")]
    [InlineData("stringFromBase64(stringToBase64('调解'))", "\"调解\"")]
    [InlineData("bytesToString(bytesFromBase64(bytesToBase64(bytesFromString('é'))))", "\"é\"")]
    [InlineData("bytesFromString('é')", "[195,169]")]
    [InlineData("streamToBase64(streamToBytes([104, 105]))", "\"aGk=\"")]
    [InlineData("parseGuid('6F9619FF-8B86-D011-B42D-00C04FC964FF')", "\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"")]
    [InlineData("newGuid().length + newGuidString().length + getGuidString().length", "108")]
    [InlineData("newGuid() !== newGuid() && newGuid()[14] === '4' && /^[A-Za-z0-9]+$/.test(newShortGuid()) && getShortGuid().length > 15", "true")]
    public void A_helper_does_what_it_does_in_Elsa(string source, string value) =>
        Scripts.Value(source).ShouldBe(value);

    [Fact]
    public void A_wrong_guid_or_base_64_is_an_error()
    {
        Scripts.Thrown("parseGuid('x')").ShouldBe("Error: 'x' is not a GUID");
        Scripts.Thrown("stringFromBase64('*')").ShouldBe("Error: The text is not base 64");
    }

    [Fact]
    public void A_host_may_replace_a_helper() =>
        Scripts.Value("toJson(1)",
            new KnownHost { Globals = { ["toJson"] = (ScriptFunction)(_ => "mine") } }).ShouldBe("\"mine\"");

    [Fact]
    public void Time_and_chance_are_the_hosts_and_nothing_else()
    {
        const string Source = "[new Date().toISOString(), Date.now() === +new Date(), Math.random(), newGuid()].join()";

        Scripts.Value(Source).ShouldStartWith("\"2026-03-05T09:30:15.123Z,true,0.");
        Scripts.Value(Source).ShouldBe(Scripts.Value(Source));
    }

    [Theory]
    [InlineData("new Date(2026, 0, 5, 8).toISOString()", "\"2026-01-05T00:00:00.000Z\"")]
    [InlineData("new Date('2026-01-05').getHours()", "8")]
    [InlineData("new Date('2026-01-05T08:00').toISOString()", "\"2026-01-05T00:00:00.000Z\"")]
    [InlineData("String(new Date(0))", "\"Thu Jan 01 1970 08:00:00 GMT+0800 (China Standard Time)\"")]
    [InlineData("new Date(2026, 0, 31).getTimezoneOffset()", "-480")]
    [InlineData("const d = new Date(2026, 0, 31); d.setMonth(1); d.getMonth() + '/' + d.getDate()", "\"2/3\"")]
    [InlineData("String(new Date('2026-13-01').getTime())", "\"NaN\"")]
    [InlineData("new Date(2026, 2, 5, 17, 30).toLocaleString()", "\"2026/3/5 17:30:00\"")]
    [InlineData("(1234567.891).toLocaleString()", "\"1,234,567.891\"")]
    [InlineData("Math.round((new Date(2026, 2, 8) - new Date(2026, 2, 5)) / 864e5)", "3")]
    public void Local_parts_of_a_date_are_those_of_the_place(string source, string value) =>
        Scripts.Value(source,
            new KnownHost { Place = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai") }).ShouldBe(value);

    [Fact]
    public void Where_clocks_change_a_local_time_is_still_one_moment()
    {
        var berlin = new KnownHost { Place = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

        Scripts.Value("[new Date(2026, 2, 29, 2, 30), new Date(2026, 9, 25, 2, 30)].map(d => d.toISOString())", berlin)
            .ShouldBe("[\"2026-03-29T01:30:00.000Z\",\"2026-10-25T00:30:00.000Z\"]");
    }
}
