using System.Collections.Immutable;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Parties;
using Mediation.Casework.Rulings;
using Mediation.Casework.Statements;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>An answer kept with the case (判定记录).</summary>
public sealed record KeptRuling(DateTimeOffset AskedAt, Ruling Ruling);

/// <summary>A paper of the case (文书).</summary>
public sealed record KeptDocument(Guid Id, string Template, DateTimeOffset MadeAt, IReadOnlyDictionary<string, string> Values);

/// <summary>A case with its papers, as it is shown (案卷与材料); the journal is read apart.</summary>
/// <param name="Dossier">卷宗.</param>
/// <param name="Briefing">The briefing of the reader.</param>
/// <param name="PlaceText">The place as given (地点原文).</param>
/// <param name="Said">What the resident said (诉求原文).</param>
/// <param name="Words">Every statement by its id, but for sealed ones (陈述原文).</param>
/// <param name="Parties">当事人, masked.</param>
/// <param name="Rulings">判定, in the order they were given.</param>
/// <param name="Documents">文书, in the order they were made.</param>
public record ShownCase(
    Dossier Dossier, Briefing Briefing, string PlaceText, string Said, IReadOnlyDictionary<Guid, string> Words,
    IReadOnlyList<PartyIdentity> Parties, IReadOnlyList<KeptRuling> Rulings, IReadOnlyList<KeptDocument> Documents)
{
    /// <summary>案卷.</summary>
    public CaseFile File => Dossier.File;

    /// <summary>Words that were written down; null where there are none, or they are sealed (陈述原文).</summary>
    public string? TextOf(StatementRef? words) => words is null ? null : Words.GetValueOrDefault(words.Id);

    /// <summary>The same as a decision leaves it, as it would be read back.</summary>
    internal ShownCase After(Decision decision) => new(
        new Dossier(decision.After, decision.Facts, Dossier.States.ToImmutableDictionary().SetItems(decision.States)),
        Briefing, PlaceText, Said,
        Words.ToImmutableDictionary().AddRange(decision.Statements.Where(said => said.Kind != Statement.Sealed).Select(said => KeyValuePair.Create(said.Id, said.Text))),
        Parties,
        [.. Rulings, .. decision.Rulings.Select(ruling => new KeptRuling(Briefing.Now, ruling))],
        [.. Documents, .. decision.Documents.Select(paper => new KeptDocument(paper.Id, paper.Template, Briefing.Now, paper.Values))]);
}

/// <summary>Reads what lies beside a case file (读材料).</summary>
internal static class CasePapers
{
    /// <summary>Adds what reads the papers of a case.</summary>
    public static void Ask(NpgsqlBatch batch, string number)
    {
        batch.Add($"select p.text from complaint_place p {OfCase("p")}", number);
        batch.Add($"select s.id, s.text, s.kind = 'complaint' from statement s {OfCase("s")} and s.kind <> '{Statement.Sealed}'", number);
        batch.Add(Masked, number);
        batch.Add($"select r.asked_at, r.body from ruling r {OfCase("r")} order by r.version", number);
        batch.Add($"select d.id, d.template, d.made_at, d.body::text from document d {OfCase("d")} order by d.made_at, d.id", number);
    }

    /// <summary>Reads what <see cref="Ask"/> asked, five results, beside a case that was read before.</summary>
    public static async Task<ShownCase> ReadAsync(NpgsqlDataReader reader, Dossier dossier, Briefing briefing, CancellationToken ct)
    {
        var row = new Row(reader);
        var place = await row.RestAsync(r => r.Text(0), ct);
        var words = await row.NextAsync(r => (Id: r.Id(0), Text: r.Text(1), Complaint: r.Flag(2)), ct);
        var parties = await row.NextAsync(PartyColumns.Read, ct);
        var rulings = await row.NextAsync(r => (At: r.Moment(0), Answers: Json.Read<IReadOnlyList<Ruling>>(r.Text(1))), ct);
        var documents = await row.NextAsync(
            r => new KeptDocument(r.Id(0), r.Text(1), r.Moment(2), Json.Read<Dictionary<string, string>>(r.Text(3))), ct);
        return new ShownCase(dossier, briefing with { States = dossier.States }, place.FirstOrDefault() ?? "",
            words.Find(w => w.Complaint).Text ?? "", words.ToDictionary(w => w.Id, w => w.Text), parties,
            [.. rulings.SelectMany(act => act.Answers.Select(ruling => new KeptRuling(act.At, ruling)))], documents);
    }

    /// <summary>The condition that a row belongs to the case of number $1.</summary>
    internal static string OfCase(string row) => $"where {row}.case_id = (select id from case_file where number = $1)";

    private static readonly string Masked = $"select {PartyColumns.Masked} from party p {OfCase("p")} order by p.id";
}
