using Mediation.Workflows.Activities;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Scripts;

/// <summary>
/// Names of the functions that the format generates (生成的函数名): only for names made of letters and digits, Chinese ones
/// included; an underscore excludes a name.
/// </summary>
internal static class Accessors
{
    public static bool HasAccessor(string name) => name.Length > 0 && name.All(char.IsLetterOrDigit);

    public static bool IsNamedBy(string name, string member) =>
        HasAccessor(name) && ActivityNames.Pascal(name) == member;

    /// <summary>
    /// A declared input, of the whole workflow only; inside one used as an activity there are none. The original writes an
    /// input's name as it is, here the first letter may be a capital too.
    /// </summary>
    public static string? InputOf(Scope scope, string member) => scope.Frame.Run.Within is null
        ? scope.Frame.Run.Definition.Inputs.FirstOrDefault(i => HasAccessor(i.Name)
            && (i.Name == member || (!scope.Stepper.Defects.CopiesVariables && ActivityNames.Pascal(i.Name) == member)))?.Name
        : null;
}
