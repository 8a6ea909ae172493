using Mediation.Casework.Journal;

namespace Mediation.Casework.Acts;

/// <summary>What was done for somebody, and how that is known (办成情况和凭据): they said so, or a photo shows it.</summary>
internal static class Delivery
{
    private const string ByPhoto = "照片为证";

    /// <summary>What its form asks.</summary>
    public static IReadOnlyList<ActField> Fields { get; } =
    [
        new("text", FieldType.Text), ActField.Choice("evidence", true, "受益人当面确认", "受益人电话确认", ByPhoto), new("photo", FieldType.File, Required: false),
    ];

    /// <summary>Records it; refused where a photo is said to show it and there is none.</summary>
    public static Refusal? Record(Proceeding proceeding, string code, ActInput input)
    {
        var evidence = input.Need("evidence");
        if (input.Id("photo") is { } photo)
        {
            if (!proceeding.Briefing.Uploads.Contains(photo))
                return new Refusal("attachment.unknown", "photo");
            proceeding.Attach(photo);
        }
        else if (evidence == ByPhoto)
            return new Refusal("listed.no-photo", "photo");
        proceeding.Record(new Spoken(code, proceeding.Say(code, $"{input.Need("text")}（{evidence}）")));
        return null;
    }
}
