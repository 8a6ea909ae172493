using Mediation.Casework.Acts;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>
/// 收回派单: every unit that has a share of the case has it no more, so that the next dispatch asks the rules anew. For a matter that was tried at a lower
/// level first and goes on from there; nobody gave it back, so it counts as no return.
/// </summary>
public sealed class Release : MediationActivity
{
    /// <inheritdoc/>
    public override string TypeName => "Mediation.Release";

    /// <inheritdoc/>
    public override string DisplayName => "收回派单";

    /// <inheritdoc/>
    public override string EnglishName => "Release";

    /// <inheritdoc/>
    public override string Description => "收回各单位手里的派单，接着按派单规则重新派；不算退单。";

    /// <inheritdoc/>
    public override void Execute(ActivityExecution x) => x.Host<Proceeding>().WithdrawAll();
}
