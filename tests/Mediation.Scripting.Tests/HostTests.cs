using System.Text.Json.Nodes;

namespace Mediation.Scripting.Tests;

/// <summary>What a script sees of its host, and what the host gets back.</summary>
public class HostTests
{
    [Fact]
    public void A_name_that_nobody_knows_fails_where_it_is_reached()
    {
        var fault = Scripts.Run("1;\n  nope.x > 1").Fault.ShouldNotBeNull();

        fault.ShouldBe(new ScriptFault("script.thrown", 2, 3, fault.Arguments));
        fault.Message.ShouldBe("The script failed: ReferenceError: nope is not defined");
        Scripts.Value("typeof nope").ShouldBe("\"undefined\"");
    }

    [Fact]
    public void A_host_function_takes_and_gives_plain_values()
    {
        var seen = new List<object?>();
        ScriptFunction note = arguments =>
        {
            seen.AddRange(arguments);
            return new JsonArray(1, "two", true);
        };

        Scripts.Value("note(1, 'a', null, [1, { b: 2 }]).length + note().join('-')",
            new KnownHost { Globals = { ["note"] = note } })
            .ShouldBe("\"31-two-true\"");

        seen.Take(3).ShouldBe([1.0, "a", null]);
        seen[3].ShouldBeOfType<JsonArray>().ToJsonString().ShouldBe("[1,{\"b\":2}]");
    }

    [Fact]
    public void A_refusal_of_the_host_is_an_error_that_the_script_may_catch()
    {
        ScriptFunction refuse = _ => new ScriptRefusal("There is no activity 'Review'");
        var host = new KnownHost { Globals = { ["getOutputFrom"] = refuse } };

        Scripts.Thrown("getOutputFrom('Review')", host).ShouldBe("Error: There is no activity 'Review'");
        Scripts.Value("try { getOutputFrom('Review') } catch (e) { e.message }",
            host).ShouldBe("\"There is no activity 'Review'\"");
    }

    [Fact]
    public void A_bag_is_told_of_each_assignment()
    {
        var bag = new KnownBag(new() { ["n"] = 12, ["Order"] = JsonNode.Parse("""{ "total": 5, "items": [1] }""") });
        var host = new KnownHost { Globals = { ["variables"] = bag } };

        Scripts.Value("variables.n > 10 && variables['Order'].items.length === 1 && variables.other === undefined",
            host).ShouldBe("true");
        bag.Written.ShouldBeEmpty();

        Scripts.Run("variables.n = variables.n + 1; variables.note = null; 4", host).Value.ShouldBe(4.0);
        bag.Written.ShouldBe(["n = 13", "note = null"]);
    }

    [Fact]
    public void A_change_inside_an_object_of_a_bag_is_handed_back_at_the_end()
    {
        var bag = new KnownBag(new()
        {
            ["Order"] = JsonNode.Parse("""{ "total": 5 }"""),
            ["Same"] = new JsonArray(1, 2)
        });
        var host = new KnownHost { Globals = { ["variables"] = bag } };

        Scripts.Run("variables.Order.total = 6; variables.Same.length", host).Fault.ShouldBeNull();
        bag.Written.ShouldBe(["Order = {\"total\":6}"]);

        bag.Written.Clear();
        Scripts.Run("variables.Order.total = 7; throw new Error('no')", host).Fault.ShouldNotBeNull();
        bag.Written.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_host_function_sets_is_seen_in_the_bag_at_once()
    {
        var members = new Dictionary<string, object?> { ["n"] = 1 };
        ScriptFunction set = arguments => members[(string)arguments[0]!] = arguments[1];
        var host = new KnownHost { Globals = { ["variables"] = new KnownBag(members), ["setVariable"] = set } };

        Scripts.Value("[variables.n, setVariable('n', 5), variables.n]", host).ShouldBe("[1,5,5]");
    }

    [Fact]
    public void A_bag_may_refuse_an_assignment()
    {
        var host = new KnownHost { Globals = { ["variables"] = new KnownBag([]) } };

        Scripts.Thrown("variables.locked = 1", host).ShouldBe("Error: 'locked' may not be set");
    }

    [Fact]
    public void A_moment_goes_in_as_a_date_and_comes_out_in_the_places_zone()
    {
        var shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var host = new KnownHost
        {
            Place = shanghai,
            Globals = { ["due"] = new DateTimeOffset(2026, 3, 5, 18, 0, 0, TimeSpan.FromHours(8)) }
        };

        Scripts.Value("due.getHours() + ':' + due.getUTCHours()", host).ShouldBe("\"18:10\"");
        Scripts.Run("due.setDate(due.getDate() + 1); due", host).Value
            .ShouldBe(new DateTimeOffset(2026, 3, 6, 18, 0, 0, TimeSpan.FromHours(8)));
    }

    [Fact]
    public void A_script_tells_which_names_and_members_it_takes_from_its_host()
    {
        var script = Scripts.Read("const x = variables.Decision;\nx === 'ok' && getVariable('y') > Math.max(variables.Count, variables['z'])");

        script.Names.ShouldBe([new("variables", 1, 11), new("getVariable", 2, 15)]);
        script.Members.ShouldBe([new("variables", "Decision", 1, 21), new("variables", "Count", 2, 53)],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("var a = 1; a + 2; var b = 3;", "3")]
    [InlineData("if (true) { 'yes' } else { 'no' }", "\"yes\"")]
    [InlineData("const a = [1, 2]; return a.length;", "2")]
    [InlineData("({ a: 1, b: [undefined, NaN], c: undefined, d: () => 1 })", "{\"a\":1,\"b\":[null,null]}")]
    [InlineData("new Set([1, 2, 1])", "[1,2]")]
    [InlineData("new Map([['a', 1]])", "{\"a\":1}")]
    [InlineData("undefined", "null")]
    [InlineData("", "null")]
    public void The_value_is_that_of_the_return_or_of_the_last_expression(string source, string value) =>
        Scripts.Value(source).ShouldBe(value);
}
