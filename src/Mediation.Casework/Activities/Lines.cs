using Mediation.Workflows.Definitions;

namespace Mediation.Casework.Activities;

/// <summary>Which lines a workflow draws (连线).</summary>
internal static class Lines
{
    /// <summary>Whether something is connected to an outcome of an activity, however deep it lies.</summary>
    public static bool Connects(ActivityNode container, string activity, string port) =>
        container.Connections.Any(line => line.Source == activity && line.Port == port)
        || container.Children.Any(child => Connects(child.Node, activity, port));
}
