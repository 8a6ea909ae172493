using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Mediation.Web.Tests.Edge;

public sealed class BadRequestTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{", "request.malformed")]
    [InlineData("", "request.malformed")]
    [InlineData("null", "request.malformed")]
    [InlineData("""{"userName":"desk","password":"x","userName":"desk"}""", "request.malformed")]
    [InlineData("""{"userName":"desk","password":"x","colour":"red"}""", "request.unknown-field")]
    public async Task What_cannot_be_read_as_the_agreed_JSON_is_400(string body, string code)
    {
        var problem = await RefusedAsync(Json(Encoding.UTF8.GetBytes(body)), HttpStatusCode.BadRequest);

        problem.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("""{"userName":"desk"}""", "request.missing-field", "password")]
    [InlineData("""{"userName":"desk","password":7}""", "request.invalid-value", "password")]
    [InlineData("""{"userName":"desk","password":null}""", "request.invalid-value", "password")]
    public async Task A_field_that_is_missing_or_of_the_wrong_kind_is_named(string body, string code, string field)
    {
        var problem = await RefusedAsync(Json(Encoding.UTF8.GetBytes(body)), HttpStatusCode.UnprocessableEntity);

        problem.Code.ShouldBe(code);
        problem.Errors!.Keys.ShouldBe([field]);
    }

    [Fact]
    public async Task Text_that_is_not_UTF_8_is_400()
    {
        byte[] body = [.. """{"userName":"de"""u8, 0xC3, 0x28, 0xFF, .. """sk","password":"x"}"""u8];

        (await RefusedAsync(Json(body), HttpStatusCode.BadRequest)).Code.ShouldBe("request.malformed");
    }

    [Fact]
    public async Task A_body_of_50_MB_is_413()
    {
        var body = new byte[50 * 1024 * 1024];
        Array.Fill(body, (byte)' ');

        (await RefusedAsync(Json(body), HttpStatusCode.RequestEntityTooLarge)).Code.ShouldBe("request.too-large");
    }

    [Fact]
    public async Task Another_content_type_is_415()
    {
        using var body = new StringContent("userName=desk", Encoding.UTF8, "application/x-www-form-urlencoded");

        (await RefusedAsync(body, HttpStatusCode.UnsupportedMediaType)).Code.ShouldBe("request.media-type");
    }

    [Fact]
    public async Task Another_method_is_405()
    {
        using var client = server.Anonymous();

        using var answer = await client.DeleteAsync("/api/tokens", Ct);

        (await Problem.ReadAsync(answer, Ct)).Code.ShouldBe("request.method");
    }

    [Fact]
    public async Task Refusals_are_in_Chinese_and_say_what_to_do()
    {
        var problem = await RefusedAsync(Json("{"u8.ToArray()), HttpStatusCode.BadRequest);

        problem.Title.ShouldBe("不能处理请求");
        problem.Detail!.ShouldContain("因为");
        problem.Detail!.ShouldContain("请");
    }

    private async Task<Problem> RefusedAsync(HttpContent body, HttpStatusCode status)
    {
        using var client = server.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/tokens") { Content = body };
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request, Ct);
        answer.StatusCode.ShouldBe(status);
        return await Problem.ReadAsync(answer, Ct);
    }

    private static ByteArrayContent Json(byte[] body) => new(body)
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
    };
}
