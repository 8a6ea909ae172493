using System.Collections.Concurrent;
using Mediation.Web.Elsa.Instances;

namespace Mediation.Web.Elsa.Watching;

/// <summary>Which instances open pages of this node look at (在看的实例).</summary>
internal sealed class InstanceWatch
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<(string Number, InstanceId Instance)>> byConnection = [];

    /// <summary>A page looks at an instance of a case.</summary>
    public void Add(string connection, string number, InstanceId instance) => byConnection.GetOrAdd(connection, _ => []).Add((number, instance));

    /// <summary>A page was closed.</summary>
    public void Remove(string connection) => byConnection.TryRemove(connection, out _);

    /// <summary>The instances of cases that somebody looks at, each once.</summary>
    public IReadOnlyList<InstanceId> Of(IReadOnlyCollection<string> numbers) =>
        [.. byConnection.Values.SelectMany(watched => watched).Where(w => numbers.Contains(w.Number)).Select(w => w.Instance).Distinct()];
}
