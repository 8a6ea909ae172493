using Mediation.Casework.Campaigns;
using Mediation.Casework.Places;
using Mediation.Casework.Reading;
using Mediation.Postgres.Campaigns;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Campaigns;

/// <summary>What the list of campaigns shows (企业回访清单页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What codes are called.</param>
/// <param name="Campaigns">Those of the reader's units.</param>
/// <param name="MayBegin">Whether the reader may begin one.</param>
public sealed record CampaignsView(Clockface Clock, Town Town, IReadOnlyList<Campaign> Campaigns, bool MayBegin);

/// <summary>What the form of a new campaign shows (开始回访表).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Units">Units the reader may call for.</param>
/// <param name="Form">As typed so far.</param>
/// <param name="Text">The list of firms as pasted.</param>
public sealed record CampaignEntryView(Clockface Clock, IReadOnlyList<Unit> Units, CampaignForm Form, string Text)
{
    /// <summary>Why it didn't begin.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>What is wrong with the list, by line.</summary>
    public IReadOnlyList<LineFault> Faults { get; init; } = [];

    /// <summary>The firms as they were read, for a look before it begins; null before.</summary>
    public IReadOnlyList<FirmRow>? Read { get; init; }
}

/// <summary>What the page of a campaign shows (企业回访页): nobody's telephone.</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What codes are called.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Figures">How it stands.</param>
/// <param name="Firms">Its firms.</param>
/// <param name="MayCall">Whether the reader calls for it.</param>
public sealed record CampaignView(Clockface Clock, Town Town, Campaign Campaign, CampaignFigures Figures, IReadOnlyList<FirmLine> Firms, bool MayCall)
{
    /// <summary>Number of the case that the last call opened, empty for a call without one; null before any.</summary>
    public string? Done { get; init; }

    /// <summary>Whether no firm is due now.</summary>
    public bool NobodyDue { get; init; }
}

/// <summary>What the caller's page shows (通话页), in the answer to a press and kept nowhere.</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Firm">Whom to call.</param>
/// <param name="Form">As typed so far.</param>
/// <param name="Refusals">Why it was not written down.</param>
public sealed record CallView(Clockface Clock, Campaign Campaign, CalledFirm Firm, CallForm Form, IReadOnlyList<string> Refusals);
