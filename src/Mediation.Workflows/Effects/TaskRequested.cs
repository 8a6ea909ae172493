using System.Text.Json;

namespace Mediation.Workflows.Effects;

/// <summary>
/// A task to be done outside (外部任务). Its result resumes the bookmark.
/// </summary>
/// <param name="TaskId">Unique among all instances.</param>
/// <param name="TaskName">What is to be done.</param>
/// <param name="Payload">What it needs; JSON null for nothing.</param>
/// <param name="BookmarkId">What to resume with the result.</param>
public sealed record TaskRequested(string TaskId, string TaskName, JsonElement Payload, string BookmarkId);
