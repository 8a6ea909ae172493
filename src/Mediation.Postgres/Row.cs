using System.Collections.Immutable;
using Npgsql;

namespace Mediation.Postgres;

/// <summary>The current row of a reader, by position and with the types our tables use (行).</summary>
internal sealed class Row(NpgsqlDataReader reader)
{
    /// <summary>A text as it came over the line, in UTF-8.</summary>
    public byte[] Bytes(int at) => reader.GetFieldValue<byte[]>(at);

    public DateOnly Day(int at) => reader.GetFieldValue<DateOnly>(at);

    public DateOnly? DayOrNull(int at) => reader.IsDBNull(at) ? null : Day(at);

    public bool Flag(int at) => reader.GetBoolean(at);

    public bool? FlagOrNull(int at) => reader.IsDBNull(at) ? null : Flag(at);

    public double Double(int at) => reader.GetDouble(at);

    public IReadOnlyList<double> Doubles(int at) => reader.GetFieldValue<double[]>(at);

    public Guid Id(int at) => reader.GetGuid(at);

    public Guid? IdOrNull(int at) => reader.IsDBNull(at) ? null : reader.GetGuid(at);

    public IReadOnlyList<Guid> Ids(int at) => reader.GetFieldValue<Guid[]>(at);

    public int Int(int at) => reader.GetInt32(at);

    public int? IntOrNull(int at) => reader.IsDBNull(at) ? null : Int(at);

    public long Long(int at) => reader.GetInt64(at);

    public DateTimeOffset Moment(int at) => reader.GetFieldValue<DateTimeOffset>(at);

    public DateTimeOffset? MomentOrNull(int at) => reader.IsDBNull(at) ? null : Moment(at);

    public short Short(int at) => reader.GetInt16(at);

    public TimeSpan? SpanOrNull(int at) => reader.IsDBNull(at) ? null : reader.GetTimeSpan(at);

    public string Text(int at) => reader.GetString(at);

    public string? TextOrNull(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);

    public IReadOnlyList<string> Texts(int at) => reader.GetFieldValue<string[]>(at);

    /// <summary>A member of a closed set, stored in kebab-case; any other word is a defect.</summary>
    public T Word<T>(int at)
        where T : struct, Enum => Words.Read<T>(reader.GetString(at));

    public T? WordOrNull<T>(int at)
        where T : struct, Enum => reader.IsDBNull(at) ? null : Word<T>(at);

    /// <summary>Every row of the next result.</summary>
    public async Task<ImmutableList<T>> NextAsync<T>(Func<Row, T> read, CancellationToken ct)
    {
        await reader.NextResultAsync(ct);
        return await RestAsync(read, ct);
    }

    /// <summary>Every row that is left of this result.</summary>
    public async Task<ImmutableList<T>> RestAsync<T>(Func<Row, T> read, CancellationToken ct)
    {
        var rows = ImmutableList.CreateBuilder<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(this));
        return rows.ToImmutable();
    }
}
