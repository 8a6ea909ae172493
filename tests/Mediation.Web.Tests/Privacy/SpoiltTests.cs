namespace Mediation.Web.Tests.Privacy;

/// <summary>What would be a leak is made, on a server of its own, and the search for marks must find each (故意泄露).</summary>
public sealed class SpoiltTests(PlantedServer server) : IClassFixture<PlantedServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("auditor", Marks.Sealed, "a seal that is left off",
        $$"""
         update statement set kind = 'note' where text = '{{Marks.Sealed}}';
         update journal_entry set kind = 'spoken', body = (
           select jsonb_build_object('kind', 'spoken', 'about', 'note', 'text', body::jsonb #> '{concession,words}')::text)
         where kind = 'concession-sealed'
         """)]
    [InlineData("court", Marks.Secret, "a unit that is let in", "update case_file set units = units || '{COURT}' where secrecy = 2")]
    [InlineData("supervisor", Marks.Accusation, "a secrecy that is lowered", "update case_file set secrecy = 0, body = jsonb_set(body, '{intake,secrecy}', '0') where secrecy = 3")]
    [InlineData("legal", Marks.Named, "a name that slips into a note", $"update statement set text = '{Marks.Named}' where kind = 'note'")]
    [InlineData("property", Marks.Respondent, "a paper that no longer says whose names are in it", "update paper set shown = '{}'")]
    public async Task A_leak_is_found(string who, string mark, string what, string spoil)
    {
        var planted = await server.PlantedAsync();
        await server.ExecuteAsync(spoil);
        using var client = await server.SignedInAsync(who);

        (await Answers.GatherAsync(client, Everybody.OfCases(planted), steps: 0, Ct)).With(mark).ShouldNotBeEmpty(what);
    }

    [Fact]
    public async Task A_route_that_nobody_is_asked_for_is_named()
    {
        var nobody = new Everybody(server, await server.PlantedAsync());

        nobody.Unasked.ShouldContain("/cases/{number}/papers");
        nobody.Unasked.ShouldNotContain("/live");
    }
}
