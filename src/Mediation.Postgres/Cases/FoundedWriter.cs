using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Rows of a case that was founded out of another (分案所立案件行).</summary>
internal static class FoundedWriter
{
    /// <summary>Adds the case, with where it is and who its parties are as the other case has them; nothing when none was founded.</summary>
    public static void Insert(NpgsqlBatch batch, Decision decision, Doing doing)
    {
        if (decision.Founded is not { Decision: { After: var file } made } founded)
            return;
        var words = Bigrams.Of(made.Statements.First(said => said.Kind == "complaint").Text);
        CaseWriter.Insert(batch, made, new NewCase(ReceiptCode.Mint(), null, words, []), doing);
        batch.Add("insert into complaint_place (case_id, text) select $1, text from complaint_place where case_id = $2", file.Id, decision.After.Id);
        if (founded.WithFiles)
            batch.Add("update attachment set case_id = $1 where case_id = $2", file.Id, decision.After.Id);
        foreach (var (own, other) in founded.Identities)
            batch.Add(
                """
                insert into party (id, case_id, side, name, phone, sex, ethnicity, birth_year, occupation, address, agent)
                select $1, $2, side, name, phone, sex, ethnicity, birth_year, occupation, address, agent
                from party
                where id = $3
                """, own, file.Id, other);
    }
}
