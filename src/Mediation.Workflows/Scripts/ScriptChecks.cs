using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Scripts;

/// <summary>
/// What a script mentions that isn't there (脚本检查). Warnings: a script may create variables as it runs.
/// </summary>
internal static class ScriptChecks
{
    public static void Run(ScriptExpression expression, string path, LexicalScope scope, ProblemList problems)
    {
        var names = scope.VariableNames().ToHashSet();
        foreach (var mention in expression.Script.Members)
            if (mention.Owner is "variables" && !names.Contains(mention.Member))
                problems.Warn("script-name", path,
                    $"Line {mention.Line}, column {mention.Column}: no variable '{mention.Member}' is declared here.",
                    $"{mention.Line}", $"{mention.Column}", mention.Member);
        foreach (var mention in expression.Script.Names)
            if (mention.Name is ['g' or 's', 'e', 't', .. var rest]
                && names.Any(n => !Accessors.HasAccessor(n) && Same(n, rest)))
                problems.Warn("script-name", path,
                    $"Line {mention.Line}, column {mention.Column}: '{mention.Name}' doesn't exist; names with other "
                    + "characters than letters and digits have no functions of their own.",
                    $"{mention.Line}", $"{mention.Column}", mention.Name);
    }

    private static bool Same(string variable, string member) =>
        string.Equals(Bare(variable), Bare(member), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
