using Mediation.Casework.Acts;

namespace Mediation.Casework.Acceptance;

/// <summary>What is wrong with a filled form (登记校验): everything at once, each fault at its field.</summary>
internal static class FormChecks
{
    /// <summary>Longest complaint, in characters.</summary>
    public const int LongestText = 10_000;

    /// <summary>Every fault of a form; empty when it may be assessed. What we found ourselves has its own channel and categories, and no form of the window has.</summary>
    public static IReadOnlyList<Refusal> Faults(ComplaintForm form, Briefing briefing, Provenance provenance) =>
    [
        .. Required("text", form.Text, LongestText),
        .. Required("place", form.Place, 200),
        .. OneOf("channel", form.Channel, provenance.Channels, required: true),
        .. OneOf("requestType", form.RequestType, WireWords.RequestTypes),
        .. OneOf("language", form.Language, [.. briefing.Town.Languages.Select(language => language.Name)]),
        .. OneOf("disposition", form.Disposition, WireWords.Dispositions),
        .. OneOf("overrule.priority", form.Overrule?.Priority, WireWords.Priorities),
        .. Category("category", form.Category, briefing, provenance.OwnWork),
        .. Category("overrule.category", form.Overrule?.Category, briefing, provenance.OwnWork),
        .. Units("overrule.lead", form.Overrule?.Lead is { } lead ? [lead] : [], briefing),
        .. Units("overrule.coHandlers", form.Overrule?.CoHandlers ?? [], briefing),
        .. Units("respondents.unitCode", form.Respondents.Select(r => r.UnitCode).OfType<string>(), briefing),
        .. Counted("persons", form.Persons, 10_000),
        .. Most("respondents", form.Respondents.Count, 20),
        .. Most("attachments", form.Attachments.Count, 20),
        .. Moments(form, briefing),
        .. Reasons(form),
        .. People(form),
    ];

    private static IEnumerable<Refusal> Required(string field, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new Refusal("field.missing", field, field);
        else if (text.Length > longest)
            yield return new Refusal("field.too-long", field, field, longest, text.Length);
        else if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            yield return new Refusal("field.malformed", field, field);
    }

    private static IEnumerable<Refusal> OneOf(string field, string? word, IReadOnlyList<string> words, bool required = false)
    {
        if (string.IsNullOrEmpty(word))
        {
            if (required)
                yield return new Refusal("field.missing", field, field);
        }
        else if (!words.Contains(word))
            yield return new Refusal("field.not-an-option", field, field, word);
    }

    private static IEnumerable<Refusal> Category(string field, string? code, Briefing briefing, bool ownWork)
    {
        if (code is null)
            yield break;
        if (briefing.Rules.Categories.Find(code) is not { } category)
            yield return new Refusal("category.unknown", field, code);
        else if (category.Retired)
            yield return new Refusal("category.retired", field, category.Name);
        else if (category.IsOwnWork && !ownWork)
            yield return new Refusal("category.own-work", field, category.Name);
    }

    private static IEnumerable<Refusal> Units(string field, IEnumerable<string> codes, Briefing briefing) =>
        codes.Where(c => briefing.Town.Unit(c) is null).Select(c => new Refusal("unit.unknown", field, c));

    private static IEnumerable<Refusal> Counted(string field, int number, int most)
    {
        if (number < 1 || number > most)
            yield return new Refusal("field.out-of-range", field, field, 1, most);
    }

    private static IEnumerable<Refusal> Most(string field, int count, int most)
    {
        if (count > most)
            yield return new Refusal("field.too-many", field, field, most, count);
    }

    private static IEnumerable<Refusal> Moments(ComplaintForm form, Briefing briefing)
    {
        if (form.OccurredAt is { } at && (at > briefing.Now || at < briefing.Now.AddYears(-100)))
            yield return new Refusal("complaint.occurred-when", "occurredAt", briefing.Now);
    }

    private static IEnumerable<Refusal> Reasons(ComplaintForm form)
    {
        var reason = form.Overrule?.Reason;
        if (reason?.Length > 1000)
            yield return new Refusal("field.too-long", "overrule.reason", "reason", 1000, reason.Length);
        var changes = form.Disposition is not null
            || form.Overrule is { Category: not null } or { Lead: not null } or { CoHandlers: not null } or { Priority: not null };
        if (changes && string.IsNullOrWhiteSpace(reason))
            yield return new Refusal("overrule.reason-needed", "overrule.reason");
        if (form.Disposition == "merge" && string.IsNullOrWhiteSpace(form.MergeInto))
            yield return new Refusal("field.missing", "mergeInto", "mergeInto");
    }

    private static IEnumerable<Refusal> People(ComplaintForm form)
    {
        if (form.Reporter?.Name?.Length > 40)
            yield return new Refusal("field.too-long", "reporter.name", "name", 40, form.Reporter.Name.Length);
        if (form.Reporter?.Phone is { Length: > 0 } phone && PhoneNumber.Digits(phone) is null)
            yield return new Refusal("field.malformed", "reporter.phone", "phone");
        foreach (var respondent in form.Respondents)
        {
            if (respondent.Name?.Length > 60)
                yield return new Refusal("field.too-long", "respondents.name", "name", 60, respondent.Name.Length);
            if (respondent.Kind is not ("person" or "organisation"))
                yield return new Refusal("field.not-an-option", "respondents.kind", "kind", respondent.Kind);
        }
    }
}

/// <summary>Telephone numbers as people write them (电话).</summary>
internal static class PhoneNumber
{
    /// <summary>The digits of a number of 3 to 15 digits with spaces, hyphens or a leading plus; null for anything else.</summary>
    public static string? Digits(string phone)
    {
        var digits = new string([.. phone.Where(char.IsAsciiDigit)]);
        return digits.Length is >= 3 and <= 15 && phone.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '+')
            ? digits
            : null;
    }
}
