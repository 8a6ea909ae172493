using Mediation.Postgres.Desk;
using Mediation.Postgres.Templates;
using Mediation.Web.Database;
using Npgsql;

namespace Mediation.Web.Keeping;

/// <summary>The texts of templates in force, on every node (模板生效).</summary>
internal sealed class TemplatesInForce(TemplateKeeping keeping, InForce inForce, NpgsqlDataSource database)
    : PolicyPart("mediation_templates", database)
{
    /// <inheritdoc/>
    protected override async Task ReadAsync(CancellationToken ct)
    {
        var texts = await keeping.InForceAsync(ct);
        inForce.Change(policy => policy with { Templates = policy.Templates.With(texts) });
    }
}
