using FsCheck;
using FsCheck.Fluent;
using Mediation.Casework.Deadlines;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Mediation.Web.Tests.Parts;

public sealed class FilterAddressTests
{
    private sealed record Filter(string? Q, TrafficLight? Light, bool? Mine, int? Page, Guid? Holder, DateOnly? On, DateTime? At);

    [Fact]
    public void Reading_an_address_gives_the_filter_that_wrote_it() => Prop.ForAll(Filters.ToArbitrary(), filter =>
        Read(FilterAddress.Write("/work", filter)) == filter).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_not_asked_is_not_in_the_address()
    {
        FilterAddress.Write("/work", new Filter(null, null, null, null, null, null, null)).ShouldBe("/work");
        FilterAddress.Write("/work", new Filter("漏水", TrafficLight.Red, true, null, null, new(2026, 8, 15), new(2026, 8, 15, 9, 5, 0)))
            .ShouldBe("/work?q=%E6%BC%8F%E6%B0%B4&light=red&mine=true&on=2026-08-15&at=2026-08-15T09%3A05");
    }

    [Fact]
    public void What_means_nothing_is_left_out() =>
        Read("/work?light=purple&mine=perhaps&page=x&holder=me&on=soon&at=once&stranger=1").ShouldBe(new(null, null, null, null, null, null, null));

    private static Filter Read(string address)
    {
        var query = address.Contains('?') ? address[address.IndexOf('?')..] : "";
        return FilterAddress.Read<Filter>(new QueryCollection(QueryHelpers.ParseQuery(query)));
    }

    private static Gen<Filter> Filters =>
        from q in Gen.Elements<string?>(null, "漏水", "a b&c=d", "50% #1", "月光小区2栋")
        from light in Gen.Elements<TrafficLight?>(null, TrafficLight.Green, TrafficLight.Amber, TrafficLight.Red)
        from mine in Gen.Elements<bool?>(null, true, false)
        from page in Gen.Choose(-5, 500).Select(n => n < 0 ? (int?)null : n)
        from known in Gen.Elements(true, false)
        from day in Gen.Elements<DateOnly?>(null, new DateOnly(2026, 8, 15), new DateOnly(1999, 12, 31))
        from moment in Gen.Elements<DateTime?>(null, new DateTime(2026, 3, 3, 9, 0, 0), new DateTime(1999, 12, 31, 23, 59, 0))
        select new Filter(q, light, mine, page, known ? Guid.CreateVersion7() : null, day, moment);
}
