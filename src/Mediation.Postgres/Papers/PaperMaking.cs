using System.Security.Cryptography;
using Mediation.Casework;
using Mediation.Casework.Acts;
using Mediation.Casework.Papers;
using Mediation.Casework.Parties;
using Mediation.Casework.Templates;
using Mediation.Postgres.Papers.Binding;
using Mediation.Postgres.Papers.Writing;
using Mediation.Postgres.Views;
using Npgsql;

namespace Mediation.Postgres.Papers;

/// <summary>Writes the paper that an act asks for, within the act's transaction and before it is decided (写文书).</summary>
internal static class PaperMaking
{
    /// <summary>
    /// To be called before the case is locked: the numbers of all papers are counted under one row, and whoever holds that waits for no case.
    /// </summary>
    public static Task HoldAsync(NpgsqlConnection connection, CancellationToken ct) => YearlyNumber.HoldAsync(connection, ct);

    /// <summary>The briefing with the paper in it; as it is when the act isn't open or its form has faults, which the decision says; or a refusal.</summary>
    public static async Task<Answer<Briefing>> WriteAsync(
        NpgsqlConnection connection, Dossier dossier, ActRequest asked, Briefing briefing, TemplateSet templates, CancellationToken ct)
    {
        var kind = ActCatalog.Kind(MakePaper.ActCode);
        if (kind.Bar(dossier.File, null, briefing) is not null
            || !ActInput.Read(asked.Data, kind.Fields(dossier.File, null, briefing)).TryGet(out var input))
            return briefing;
        var record = await ReadAsync(connection, dossier, briefing, ct);
        var written = PaperFacts.Asked.Select(fact => fact.Field.Code).Append(PaperFacts.Whose)
            .Where(code => input.Text(code) is not null).ToDictionary(code => code, code => input.Need(code));
        var known = PaperReading.Of(record, written);
        var template = templates.Find(input.Need(MakePaper.Paper));
        if (MakePaper.Bar(template, input.Need(MakePaper.Paper), dossier.File, known.Events.Select(line => line.Event), written) is { } refusal)
            return refusal;
        var clear = template!.Form!.Names && ActCatalog.Kind("reveal").Bar(dossier.File, null, briefing) is null;
        known = known with
        {
            Number = await YearlyNumber.NextAsync(connection, "paper", template.Form.Prefix, briefing.Today.Year, ct),
            Named = clear,
            Identities = clear ? await IdentitiesAsync(connection, dossier.File.Id, ct) : known.Identities,
        };
        IReadOnlyList<Guid> shown = clear ? [.. known.Identities.Where(identity => identity.Name is not null).Select(identity => identity.Party)] : [];
        if (template.Code == BoundFile.Code)
            return await BindAsync(connection, template, known, templates, shown, briefing, ct);
        var paper = Paper.Of(template, known.Values);
        return briefing with
        {
            Paper = Made(briefing, template, known.Number, shown, PdfPaper.Write(paper, briefing.Now), DocxPaper.Write(paper)),
        };
    }

    // Whoever may not see the parties' names may not bind what shows them.
    private static async Task<Answer<Briefing>> BindAsync(
        NpgsqlConnection connection, Template template, PaperCase known, TemplateSet templates, IReadOnlyList<Guid> shown,
            Briefing briefing, CancellationToken ct)
    {
        var loose = await LooseDocuments.ReadAsync(connection, known.File.Id, templates, ct);
        if (loose.Shown.Except(shown).Any())
            return new Refusal("paper.names", MakePaper.Paper, known.File.Number) { Forbidden = true };
        var missing = PaperMoments.Of(templates, known.File, [.. known.Events.Select(line => line.Event)])
            .Where(paper => paper.Standing is PaperStanding.Missing && paper.Template.Code != template.Code).Select(paper => paper.Template.Name);
        var bound = new Binder(template, known with { Missing = [.. missing] }).Bind(loose.Documents);
        return briefing with { Paper = Made(briefing, template, known.Number!, shown, bound, null) };
    }

    private static MadePaper Made(Briefing briefing, Template template, string number, IReadOnlyList<Guid> shown, byte[] pdf, byte[]? docx) => new(
        briefing.NextId(), template.Code, template.Name, template.Number, number, Known(pdf), docx is null ? null : Known(docx), shown);

    private static async Task<CaseRecord> ReadAsync(NpgsqlConnection connection, Dossier dossier, Briefing briefing, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        CaseRecords.AskBeside(batch, dossier.File.Number);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await CaseRecords.ReadBesideAsync(reader, dossier, briefing, ct);
    }

    private static async Task<IReadOnlyList<PartyIdentity>> IdentitiesAsync(NpgsqlConnection connection, Guid file, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, $"select {PartyColumns.Clear} from party p where p.case_id = $1 order by p.id", file);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(PartyColumns.Read, ct);
    }

    private static PaperBytes Known(byte[] content) => new(content, Convert.ToHexStringLower(SHA256.HashData(content)));
}
