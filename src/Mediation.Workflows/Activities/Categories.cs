namespace Mediation.Workflows.Activities;

/// <summary>The palette's groups for the format's own activities (分组).</summary>
internal static class Categories
{
    public const string Branching = "分支";

    public const string Data = "数据";

    public const string Diagnostics = "诊断";

    public const string Flow = "流程";

    public const string Waiting = "等待";

    public const string Workflows = "子流程";
}
