namespace Mediation.Web.Parts;

/// <summary>Somebody was faster: what changed meanwhile, beside what was typed (版本冲突). Nothing is overwritten.</summary>
/// <param name="Changed">What happened since the form was drawn.</param>
/// <param name="Typed">What the person had typed, label and words.</param>
/// <param name="Continue">The address of the case as it is now.</param>
public sealed record ConflictView(
    IReadOnlyList<TimelineEntry> Changed, IReadOnlyList<TypedField> Typed, string Continue);

/// <summary>A field and what was typed into it (已填内容).</summary>
public sealed record TypedField(string Label, string Words);
