using System.Net;

namespace Mediation.Web.Tests.Api;

// A server of its own: the clock never goes back.
public sealed class DemoClockTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task Only_an_administrator_moves_the_clock_and_only_forward()
    {
        var desk = await server.AsAsync("desk");
        var admin = await server.AsAsync("admin");

        var notYours = await desk.PostAsync("/api/demo/clock", new { now = "2030-01-01T00:00:00+08:00" });
        var backwards = await admin.PostAsync("/api/demo/clock", new { now = "2020-01-01T00:00:00+08:00" });
        var tooFar = await admin.PostAsync("/api/demo/clock", new { now = "2999-01-01T00:00:00+08:00" });
        var nonsense = await admin.PostAsync("/api/demo/clock", new { now = "tomorrow" });

        notYours.ShouldRefuse(HttpStatusCode.Forbidden, "session.not-allowed");
        backwards.ShouldRefuse(HttpStatusCode.UnprocessableEntity, "clock.backwards");
        tooFar.ShouldRefuse(HttpStatusCode.UnprocessableEntity, "clock.too-far");
        nonsense.ShouldRefuse(HttpStatusCode.UnprocessableEntity, "request.invalid-value");
    }

    [Fact]
    public async Task Moving_the_clock_answers_after_everything_due_took_effect()
    {
        var desk = await server.AsAsync("desk");
        var admin = await server.AsAsync("admin");
        var number = await desk.AcceptAsync();
        var due = (await desk.GetAsync($"/api/cases/{number}")).Json["deadlines"]!.AsArray()
            .Max(d => d!["dueAt"]!.GetValue<DateTimeOffset>());

        var moved = await admin.PostAsync("/api/demo/clock", new { now = due.AddDays(1) });

        moved.ShouldBeFine().Json["now"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThanOrEqualTo(due.AddDays(1));
        moved.Json["served"]!.GetValue<int>().ShouldBePositive();
        moved.Json.AsObject().ContainsKey("pending").ShouldBeFalse();
        var breached = (await desk.GetAsync("/api/deadlines?state=breached&limit=200")).Items;
        breached.ShouldContain(d => d!["caseNumber"]!.GetValue<string>() == number && d["light"]!.GetValue<string>() == "red");
        (await desk.GetAsync("/api/cases?overdue=true")).Items.ShouldContain(c => c!["number"]!.GetValue<string>() == number);
        (await desk.GetAsync($"/api/cases/{number}/journal")).Items
            .ShouldContain(line => line!["act"]!.GetValue<string>() == "serve-clock");
    }
}
