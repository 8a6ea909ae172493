using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Personal data of the parties: written when a party is named or described, into one table (当事人身份信息行).</summary>
internal static class PartyWriter
{
    public static void Insert(NpgsqlBatch batch, Decision decision)
    {
        foreach (var identity in decision.Identities)
            batch.Add("insert into party (id, case_id, side, name, phone) values ($1, $2, $3, $4, $5)",
                identity.Party, decision.After.Id, decision.After.Parties.Find(p => p.Id == identity.Party)!.Side.Code(),
                Sql.Text(identity.Name), Sql.Text(identity.Phone));
        foreach (var given in decision.Particulars)
            batch.Add(Describe, given.Party, decision.After.Id, given.WithoutAgent, Sql.Text(given.Said.Sex), Sql.Text(given.Said.Ethnicity),
                Sql.Text(given.Said.BirthYear), Sql.Text(given.Said.Occupation), Sql.Text(given.Said.Address), Sql.Text(given.Said.Agent));
    }

    private const string Describe =
        """
        update party
        set sex = coalesce($4, sex),
            ethnicity = coalesce($5, ethnicity),
            birth_year = coalesce($6, birth_year),
            occupation = coalesce($7, occupation),
            address = coalesce($8, address),
            agent = case when $3 then null else coalesce($9, agent) end
        where id = $1 and case_id = $2
        """;
}
