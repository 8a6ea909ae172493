using System.Text.RegularExpressions;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Places;

namespace Mediation.Casework.Calls;

/// <summary>Somebody pressed a button for help (一键呼叫), as the gateway of the devices tells it.</summary>
public sealed partial record Call
{
    /// <summary>The category of every call.</summary>
    public const string Category = "MS01-01";

    /// <summary>The channel of every call.</summary>
    public const string Channel = "一键呼叫";

    private const int LongestText = 500;

    // A device's clock may be wrong: what it says of the moment counts only if that can be.
    private static readonly TimeSpan Believable = TimeSpan.FromDays(1);

    /// <summary>Identity of the call at its gateway, 1 to 100 letters, digits, dots, colons, hyphens and underscores: the same one is the same call (呼叫标识).</summary>
    public string CallId { get; init; } = "";

    /// <summary>Code of the device, 1 to 40 of the same characters (终端编号); one that isn't registered calls, too.</summary>
    public string Device { get; init; } = "";

    /// <summary>When it was pressed, if the device knows; null or beyond belief counts as now (按下时刻).</summary>
    public DateTimeOffset? PressedAt { get; init; }

    /// <summary>What the device or the operator adds; cut after 500 characters (来话).</summary>
    public string? Text { get; init; }

    /// <summary>Every fault at once, each at its field; none when it is a call.</summary>
    public IReadOnlyList<Refusal> Faults() => [.. Coded("callId", CallId, 100), .. Coded("device", Device, 40)];

    /// <summary>The same as the window would write it down (诉求登记).</summary>
    /// <param name="device">Where it stands; null for one that nobody registered.</param>
    /// <param name="town">本镇底数.</param>
    /// <param name="now">The product's moment.</param>
    public ComplaintForm Form(CallDevice? device, Town town, DateTimeOffset now) => new()
    {
        Text = $"{(device is null ? $"一键呼叫：未登记的终端 {Device}" : $"一键呼叫：终端 {Device}")}{Added()}",
        Channel = Channel,
        Place = device?.Address(town) ?? town.Name,
        Category = Category,
        OccurredAt = PressedAt <= now && now - PressedAt < Believable ? PressedAt : null,
        Reporter = new ReporterForm { Anonymous = true },
    };

    private string Added() =>
        new string([.. (Text ?? "").Trim().Where(c => !char.IsControl(c)).Take(LongestText)]) is { Length: > 0 } words ? $"。来话：{words}" : "";

    private static IEnumerable<Refusal> Coded(string field, string code, int longest)
    {
        if (code.Length == 0)
            yield return new Refusal("field.missing", field, field);
        else if (code.Length > longest)
            yield return new Refusal("field.too-long", field, field, longest, code.Length);
        else if (!CodeForm().IsMatch(code))
            yield return new Refusal("field.malformed", field, field);
    }

    [GeneratedRegex(@"^[A-Za-z0-9._:\-]+\z")]
    private static partial Regex CodeForm();

    /// <summary>Whether a code has the form that gateways may send.</summary>
    internal static bool IsCode(string code) => code.Length <= 40 && CodeForm().IsMatch(code);
}
