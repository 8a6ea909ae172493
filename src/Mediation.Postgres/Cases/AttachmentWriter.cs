using Mediation.Casework.Acts;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Uploads that an act puts into its case (附件入卷): only the actor's own that are in no case yet.</summary>
internal static class AttachmentWriter
{
    public static void Attach(NpgsqlBatch batch, Decision decision, Doing doing)
    {
        if (decision.Attached.Count > 0)
            batch.Add("update attachment set case_id = $1 where account_id = $2 and id = any ($3) and case_id is null",
                decision.After.Id, doing.Actor.Id, decision.Attached.ToArray());
    }
}
