using Mediation.Postgres.Desk;

namespace Mediation.Web.Screens.Templates;

/// <summary>What templates say (模板用语): with what acts gave them, units by their names.</summary>
internal static class TemplateWords
{
    private const string Sentence = "text";

    /// <summary>What a message says; its code where there is no such template.</summary>
    public static string Message(Policy policy, string template, IReadOnlyDictionary<string, string> arguments) =>
        policy.Templates.Find(template)?.Say(Sentence, Shown(policy, arguments)) ?? template;

    /// <summary>What a section of a paper says; empty where there is none.</summary>
    public static string Paper(Policy policy, string template, string section, IReadOnlyDictionary<string, string> values) =>
        policy.Templates.Find(template)?.Say(section, Shown(policy, values)) ?? "";

    /// <summary>What is mentioned, as people read it.</summary>
    public static IReadOnlyDictionary<string, string> Shown(Policy policy, IReadOnlyDictionary<string, string> values) =>
        values.ToDictionary(each => each.Key, each => each.Key == "unit" ? policy.Town.Unit(each.Value)?.Name ?? each.Value : each.Value);
}
