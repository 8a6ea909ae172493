using Mediation.Casework.Acts;
using Mediation.Web.Resources;

namespace Mediation.Web.Api;

/// <summary>What people read for the codes of acts, their fields and options (动作用语).</summary>
internal static class ActWords
{
    /// <summary>The name of an act.</summary>
    public static string Act(string code) => Words.Of("act", code);

    /// <summary>The name of a field.</summary>
    public static string Field(string name) => Words.Of("field", name);

    /// <summary>The name of an option; a fixed Chinese code speaks for itself.</summary>
    public static string Option(string field, string value) => Words.Of($"option.{field}", value);

    /// <summary>The name of an option: its label, which may itself be a code, or else its value's word.</summary>
    public static string Option(string field, ActOption option) => Option(field, option.Label ?? option.Value);
}
