using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Personal data of the parties: written when a party is named, into one table (当事人身份信息行).</summary>
internal static class PartyWriter
{
    public static void Insert(NpgsqlBatch batch, Decision decision)
    {
        foreach (var identity in decision.Identities)
            batch.Add("insert into party (id, case_id, side, name, phone) values ($1, $2, $3, $4, $5)",
                identity.Party, decision.After.Id, decision.After.Parties.Find(p => p.Id == identity.Party)!.Side.Code(),
                Sql.Text(identity.Name), Sql.Text(identity.Phone));
    }
}
