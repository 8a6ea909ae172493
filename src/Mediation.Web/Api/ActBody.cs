using System.Text.Json;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;

namespace Mediation.Web.Api;

/// <summary>What <c>POST …/acts</c> takes, and what a page's form is made into (办理请求).</summary>
internal sealed record ActBody(
    string Act, Guid? WorkItem = null, long? Version = null, Dictionary<string, JsonElement>? Data = null)
{
    /// <summary>The request to the desk, whoever sent it. Refused for a key longer than 200 characters.</summary>
    /// <param name="number">Which case.</param>
    /// <param name="key">Makes sending it twice harmless; empty for none.</param>
    /// <param name="actor">Who sent it: keys count within the account.</param>
    public Answer<CaseRequest> Request(string number, string key, Actor actor)
    {
        var keyed = RequestKeys.Read(key, actor, new { number, body = this });
        return keyed.TryGet(out var once)
            ? new CaseRequest(number, new ActRequest(Act, WorkItem, Data ?? []), Version, once)
            : Answer.Refused<CaseRequest>(keyed.Refusals);
    }
}
