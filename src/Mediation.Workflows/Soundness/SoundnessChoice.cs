namespace Mediation.Workflows.Soundness;

/// <summary>One choice on the way through a workflow (选择): which activity left by which outcome.</summary>
/// <param name="Activity">Its id; of a workflow used as an activity, <c>versionId/id</c>.</param>
/// <param name="Outcome">
/// The outcome: a port, <c>True</c> or <c>False</c> of a condition, the label of a case, <c>again</c> or <c>done</c> of a
/// loop, <c>waits</c> of an activity that may also go on at once.
/// </param>
/// <param name="Resumes">True when the activity waited and this is what it waited for.</param>
/// <param name="Nth">Which of several executions of the activity that wait at once, the oldest 0.</param>
public sealed record SoundnessChoice(string Activity, string Outcome, bool Resumes = false, int Nth = 0)
{
    /// <inheritdoc/>
    public override string ToString() => Nth == 0 ? $"{Activity}:{Outcome}" : $"{Activity}#{Nth + 1}:{Outcome}";
}
