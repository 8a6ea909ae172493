using Mediation.Casework.Assignments;
using Mediation.Casework.Journal;

namespace Mediation.Casework.Acts;

/// <summary>Which acts a unit's share waits for (承办任务的动作), and what becomes of shares together.</summary>
internal static class ShareActs
{
    /// <summary>Before the unit has signed for its share.</summary>
    public static IReadOnlyList<string> BeforeSigning { get; } = ["sign-for", "return-dispatch"];

    /// <summary>While it works on it.</summary>
    public static IReadOnlyList<string> WhileHandling { get; } = ["conclude", "return-dispatch"];

    /// <summary>Takes every live share back and closes what its units had to do (全部收回).</summary>
    public static void WithdrawAll(this Proceeding proceeding)
    {
        foreach (var share in proceeding.File.Assignments.Where(a => a.Live).ToList())
            proceeding.Record(new ShareWithdrawn(share.Id));
        foreach (var item in proceeding.File.OpenItems.Where(w => w.Share is not Share.None).ToList())
            proceeding.CloseItem(item.Id, "withdrawn");
    }
}
