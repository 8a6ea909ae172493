using Mediation.Casework.Parties;

namespace Mediation.Postgres.Views;

/// <summary>The columns of a party, in clear and masked, and how they are read (当事人列).</summary>
internal static class PartyColumns
{
    /// <summary>All of a party <c>p</c>, for who may see it.</summary>
    public const string Clear = "p.id, p.name, p.phone, p.sex, p.ethnicity, p.birth_year, p.occupation, p.address, p.agent";

    /// <summary>Masked in the database, so that nothing clear travels: 张**, 138****1234; of particulars that they are known.</summary>
    public const string Masked =
        """
        p.id,
        left(p.name, 1) || repeat('*', greatest(least(length(p.name) - 1, 3), 1)),
        case when length(p.phone) >= 7 then left(p.phone, 3) || '****' || right(p.phone, 4) else repeat('*', length(p.phone)) end,
        regexp_replace(p.sex, '.+', '*'),
        regexp_replace(p.ethnicity, '.+', '**'),
        regexp_replace(p.birth_year, '.+', '****'),
        regexp_replace(p.occupation, '.+', '***'),
        regexp_replace(p.address, '.+', '****'),
        left(p.agent, 1) || repeat('*', greatest(least(length(p.agent) - 1, 3), 1))
        """;

    /// <summary>Reads either.</summary>
    public static PartyIdentity Read(Row row) => new(row.Id(0), row.TextOrNull(1), row.TextOrNull(2))
    {
        Particulars = new PartyParticulars(
            row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8)),
    };
}
