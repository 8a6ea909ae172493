namespace Mediation.Casework.Cases;

/// <summary>A step of a workflow that failed and waits for an administrator (流程故障).</summary>
/// <param name="Run">The workflow instance.</param>
/// <param name="Incident">Its incident there.</param>
/// <param name="Execution">The execution of the activity that failed.</param>
/// <param name="Step">Where, as <c>workflow/activity</c>.</param>
/// <param name="Name">What people call the step.</param>
/// <param name="At">When it failed.</param>
public sealed record OpenFault(Guid Run, string Incident, string Execution, string Step, string Name, DateTimeOffset At)
{
    /// <summary>Names the fault within the case, on forms and in requests.</summary>
    public string Key => $"{Run:N}/{Incident}";
}
