using System.Net;
using Mediation.Postgres.Quality;
using Mediation.Postgres.Rates;
using Mediation.Web.Resources;

namespace Mediation.Web.Tests.Screens.Rates;

public sealed class RatesPageTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_rate_stands_with_what_it_means_and_what_it_leaves_out()
    {
        var supervisor = await server.SignedInAsync("supervisor");

        var page = await supervisor.GetStringAsync("/rates", Stop);

        foreach (var rate in RateBook.All)
        {
            page.ShouldContain(Words.Find("rate", rate.Code).ShouldNotBeNull());
            page.ShouldContain(Words.Find("rate-means", rate.Code).ShouldNotBeNull());
            Words.Find("rate-at", rate.Code).ShouldNotBeNull(rate.Code);
        }
        page.ShouldContain("不计：咨询、建议、表扬、检举，未派单、不予受理和已并案的、撤回和移送的。");
    }

    [Theory]
    [InlineData("?from=2026-03-01&to=2026-02-01")]
    [InlineData("?from=0001-01-01&to=9999-12-31")]
    [InlineData("?from=yesterday")]
    [InlineData("?after=nonsense&hit=perhaps")]
    public async Task Days_that_make_no_period_mean_the_last_thirty(string query)
    {
        var supervisor = await server.SignedInAsync("supervisor");

        (await supervisor.GetStringAsync($"/rates{query}", Stop)).ShouldContain("aria-current=\"true\">近 30 天");
        (await supervisor.GetStringAsync($"/rates/solved{query}", Stop)).ShouldContain("aria-current=\"true\">近 30 天");
        (await supervisor.GetStringAsync($"/rates/solved/cases{query}", Stop)).ShouldContain("没有应计的事项");
    }

    [Fact]
    public async Task Every_sign_is_said_in_words_with_its_threshold()
    {
        var supervisor = await server.SignedInAsync("supervisor");

        var page = await supervisor.GetStringAsync("/quality", Stop);

        foreach (var sign in QualityFindings.Signs)
        {
            page.ShouldContain(Words.Find("quality", sign.Code).ShouldNotBeNull());
            Words.Find("quality-seen", sign.Code).ShouldNotBeNull(sign.Code);
        }
        page.ShouldContain("离到期不足 5 分钟");
    }

    [Theory, InlineData("/rates/happiness"), InlineData("/rates/happiness/cases"), InlineData("/quality/everything")]
    public async Task What_nobody_counts_is_not_found(string address)
    {
        var supervisor = await server.SignedInAsync("supervisor");

        using var answer = await supervisor.GetAsync(address, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_reads_rates_without_signing_in()
    {
        using var client = server.Anonymous();

        foreach (var address in new[] { "/rates", "/rates/solved", "/rates/solved/cases", "/quality", "/quality/no-contact" })
        {
            using var answer = await client.GetAsync(address, Stop);
            answer.StatusCode.ShouldNotBe(HttpStatusCode.OK, address);
        }
    }
}
