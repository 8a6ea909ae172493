namespace Mediation.Web.Elsa.Descriptors;

/// <summary>One entry of a drop-down, in the shape that Studio reads (选项).</summary>
internal sealed record Choice(string Text, string Value);
