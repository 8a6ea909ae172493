using Mediation.Casework.Cases;
using Mediation.Casework.Clusters;
using Mediation.Postgres.RootCauses;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.RootCauses;

/// <summary>How matters and projects are put into words (专项用语).</summary>
internal static class RootCauseWords
{
    private const int MostInTitle = 3;

    /// <summary>月光小区：邻里纠纷（漏水、卫生间）.</summary>
    public static string Title(Matter matter, TownNames names) => Texts.Matters_Name.With(
        names.Compound(matter.Cluster.Rule.Compound) ?? "", names.Group(matter.Cluster.Rule.Kind),
        matter.Said.Count == 0 ? matter.Cluster.Rule.Anchor : string.Join('、', matter.Said.Take(MostInTitle)));

    /// <summary>同一小区、同一类；11 件提到“漏水”，另 1 件用词相近.</summary>
    public static string Why(MatterCluster cluster)
    {
        var core = cluster.Members.Count(member => member.Words.Contains(cluster.Rule.Anchor));
        var more = cluster.Members.Count - core;
        return more == 0
            ? Texts.Matters_WhyAnchor.With(core, cluster.Rule.Anchor)
            : Texts.Matters_WhyMore.With(core, cluster.Rule.Anchor, more);
    }

    /// <summary>What a member says of the matter's words: “漏水”“卫生”.</summary>
    public static string Shares(MatterRule rule, LikeCase member) =>
        string.Join('、', new[] { rule.Anchor }.Concat(rule.Words).Where(member.Words.Contains).Select(word => $"“{word}”"));

    /// <summary>推进中, 已超期, or what became of it.</summary>
    public static string Standing(RootCause project, Clockface clock) =>
        project.Result is { } result ? Words.Of("root-cause-result", result.Code())
        : project.Plan.DueOn < DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.Now, clock.Zone).DateTime) ? Texts.RootCause_Overdue
        : Texts.RootCause_Running;

    /// <summary>A line of the record: 立项：…, 列入 3 件.</summary>
    public static string Entry(RootCauseEntry entry) => Words.Of("root-cause-entry", entry.Kind).With(entry.Text);
}
