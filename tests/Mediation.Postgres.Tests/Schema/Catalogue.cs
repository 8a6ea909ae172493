using Npgsql;

namespace Mediation.Postgres.Tests.Schema;

/// <summary>A database's structure as sorted lines of text, so that two databases can be compared. 库结构清单</summary>
internal static class Catalogue
{
    // Quartz provisions and documents its own tables.
    private const string Ours =
        "c.relnamespace = 'public'::regnamespace and c.relname not like 'qrtz!_%' escape '!'";

    private const string Everything =
        $"""
        select 'table ' || c.relname || ' -- ' || coalesce(obj_description(c.oid, 'pg_class'), 'NO COMMENT')
        from pg_class c
        where c.relkind in ('r', 'p', 'v') and {Ours}
        union all
        select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
               || case when a.attnotnull then ' not null' else '' end
               || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
               || ' -- ' || coalesce(col_description(c.oid, a.attnum), 'NO COMMENT')
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relkind in ('r', 'p', 'v') and {Ours}
        union all
        select 'constraint ' || c.relname || '.' || k.conname || ' ' || pg_get_constraintdef(k.oid)
        from pg_class c
        join pg_constraint k on k.conrelid = c.oid
        where {Ours}
        union all
        select 'index ' || pg_get_indexdef(i.indexrelid)
        from pg_class c
        join pg_index i on i.indrelid = c.oid
        where {Ours}
        union all
        select 'trigger ' || pg_get_triggerdef(t.oid)
        from pg_class c
        join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
        where {Ours}
        union all
        select 'function ' || pg_get_functiondef(p.oid)
        from pg_proc p
        where p.pronamespace = 'public'::regnamespace
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        """;

    public static async Task<IReadOnlyList<string>> ReadAsync(string connectionString, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var command = source.CreateCommand(Everything);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(ct))
            lines.Add(reader.GetString(0));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
