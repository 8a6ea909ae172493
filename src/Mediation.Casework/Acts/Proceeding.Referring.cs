using Mediation.Casework.Journal;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Acts;

/// <content>Where a matter goes when dissuading didn't help (劝阻无效转办).</content>
public sealed partial class Proceeding
{
    /// <summary>The case becomes of the category that the rule set <c>referral</c> names for it; refused where it names none.</summary>
    public Refusal? Refer(StatementRef reason)
    {
        var ruling = Ask("referral");
        if (!ruling.Hit || ruling.Text("Category") is not { } category)
            return new Refusal("refer.not-provided", null, File.Number);
        Record(new Referred(File.Lead!.Unit, File.Dissuasions.Count(d => d.Counts)));
        CorrectCategory(category, reason);
        return null;
    }
}
