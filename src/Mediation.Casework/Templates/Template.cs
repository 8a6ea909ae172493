using Mediation.Casework.Parties;

namespace Mediation.Casework.Templates;

/// <summary>What a template makes (模板种类).</summary>
public enum TemplateKind
{
    /// <summary>A sentence that is sent (通知).</summary>
    Message,

    /// <summary>A paper that is printed (文书).</summary>
    Paper,
}

/// <summary>Something that texts may mention (字段).</summary>
/// <param name="Code">As acts and rules give it, such as <c>reviewOn</c>.</param>
/// <param name="Name">As it is written in texts: <c>{复查日}</c>.</param>
/// <param name="Example">What stands for it where there is no case.</param>
public sealed record TemplateField(string Code, string Name, string Example);

/// <summary>A part of a template (段).</summary>
/// <param name="Code">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Text">Words, with <c>{编号}</c> for what differs from case to case.</param>
public sealed record TemplateSection(string Code, string Name, string Text)
{
    /// <summary>How it stands on a paper.</summary>
    public SectionShape Shape { get; init; } = SectionShape.Body;

    /// <summary>Of which side's parties it stands once for each (逐人重复); null for once.</summary>
    public PartySide? Each { get; init; }
}

/// <summary>How a part of a paper stands (版式).</summary>
public enum SectionShape
{
    /// <summary>正文: paragraphs that begin two characters in.</summary>
    Body,

    /// <summary>标题, centred.</summary>
    Title,

    /// <summary>文号, at the right under the title.</summary>
    Number,

    /// <summary>小标题.</summary>
    Heading,

    /// <summary>顶格: paragraphs that begin at the margin, such as whom a letter is for.</summary>
    Plain,

    /// <summary>表格: a row on each line, its cells divided by <c>|</c>; in rows of two or four cells every other one is a name.</summary>
    Table,

    /// <summary>落款: at the right, under everything.</summary>
    End,

    /// <summary>附注: small.</summary>
    Note,

    /// <summary>电子签名: on each line a name and, after <c>|</c>, the lines that were drawn.</summary>
    Signatures,

    /// <summary>Only where the page itself is printed, not in the files (仅网页).</summary>
    Screen,
}

/// <summary>What a template of a paper says besides its words (文书要求).</summary>
/// <param name="Prefix">Two letters that its numbers begin with (编号字头).</param>
/// <param name="When">Code of the moment from which a case may have it (<see cref="Papers.PaperMoments"/>).</param>
/// <param name="Must">Whether a case must have it then (必备).</param>
/// <param name="Or">Code of another paper that does as well (可代替); null for none.</param>
/// <param name="Names">Whether the law's form asks for the parties' names in clear (载明当事人).</param>
/// <param name="Order">Where it stands in the bound file (卷内顺序); 0 for not at all.</param>
public sealed record PaperForm(string Prefix, string When, bool Must, string? Or, bool Names, int Order);

/// <summary>A mistake in a text, at its place (模板错误).</summary>
/// <param name="Section">Code of the section.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong, in a Chinese sentence.</param>
public sealed record TemplateFault(string Section, int Line, int Column, string Message);

/// <summary>A named text with sections and placeholders (模板): no code, only words and the names of fields.</summary>
/// <param name="Code">Named by workflows and acts, such as <c>accepted</c>.</param>
/// <param name="Kind">What it makes.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Fields">What it may mention.</param>
/// <param name="Sections">Its parts, in order.</param>
public sealed record Template(
    string Code, TemplateKind Kind, string Name, IReadOnlyList<TemplateField> Fields, IReadOnlyList<TemplateSection> Sections)
{
    /// <summary>The longest text of a section, in characters.</summary>
    public const int Longest = 2_000;

    /// <summary>What it says besides its words; null for messages.</summary>
    public PaperForm? Form { get; init; }

    /// <summary>Which version of its texts is in force; 0 for those of the files (版本).</summary>
    public int Number { get; init; }

    /// <summary>Every mistake in its texts.</summary>
    public IReadOnlyList<TemplateFault> Faults =>
        [.. Sections.SelectMany(section => TemplateText.FaultsOf(section, [.. Fields.Select(one => one.Name)]))];

    /// <summary>The same with other texts, by section; what isn't said stays.</summary>
    public Template With(IReadOnlyDictionary<string, string> texts) => this with
    {
        Sections = [.. Sections.Select(section => section with { Text = texts.GetValueOrDefault(section.Code, section.Text) })],
    };

    /// <summary>What a section says with values by field; a field without a value is left out.</summary>
    public string Say(string section, IReadOnlyDictionary<string, string> values) =>
        Sections.FirstOrDefault(part => part.Code == section) is { } found ? Say(found, values) : "";

    /// <summary>What a section says with values by field; a field without a value is left out.</summary>
    public string Say(TemplateSection section, IReadOnlyDictionary<string, string> values) =>
        TemplateText.Fill(section.Text, name => values.GetValueOrDefault(Fields.FirstOrDefault(one => one.Name == name)?.Code ?? "") ?? "");

    /// <summary>The fields that a text mentions, in order.</summary>
    public IReadOnlyList<TemplateField> FieldsIn(string text)
    {
        var found = new List<TemplateField>();
        TemplateText.Fill(text, name =>
        {
            if (Fields.FirstOrDefault(one => one.Name == name) is { } field)
                found.Add(field);
            return "";
        });
        return found;
    }
}
