using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Mediation.Web.Database;

/// <summary>Tells a database that is away from a program that is wrong. 数据库中断</summary>
internal static class Outage
{
    /// <summary>Whether the exception means that trying again in a moment may succeed.</summary>
    public static bool Is(Exception? fault) => fault switch
    {
        null => false,
        PostgresException refused => refused.IsTransient || refused.SqlState is ['5', '7', 'P', ..],
        DbException { IsTransient: true } => true,
        SocketException or TimeoutException or EndOfStreamException => true,
        NpgsqlException { InnerException: IOException } => true,
        _ => Is(fault.InnerException),
    };
}
