using System.Globalization;
using Mediation.Casework.Activities;
using Mediation.Casework.Places;
using Mediation.Casework.Reading;
using Mediation.Casework.Rulings;
using Mediation.Casework.Templates;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Places;
using Mediation.Postgres.Templates;
using Mediation.Web.Resources;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Npgsql;

namespace Mediation.Web.Opening;

/// <summary>
/// Loads rules, workflows and the town, checks them as a whole, and puts them into force (装载规定). One mistake anywhere and
/// the server doesn't start; every mistake is said at once, with file and place.
/// </summary>
internal sealed class PolicyLoading(TownFiles files, NpgsqlDataSource database, WorkflowShelf workflows, RuleShelf rules, TemplateKeeping templates,
    InForce inForce, IConfiguration settings, ILogger<PolicyLoading> log) : IOpeningStep
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public async Task RunAsync(CancellationToken ct)
    {
        var town = await TownAsync(ct);
        var book = Book(town);
        var (definitions, problems) = ReadWorkflows();
        string[] faults =
        [
            .. book.Faults.Select(f => $"rules/{f}"),
            .. problems,
            .. definitions.SelectMany(d => PolicyMatch.FaultsOf(d, book)).Select(f => f.ToString()),
            .. PolicyMatch.FaultsOf(book, new WorkflowLibrary(definitions)).Select(f => $"rules/{f}"),
        ];
        if (faults.Length > 0)
            throw new OpeningException([.. faults, .. Refuting(await workflows.CheckAsync(definitions, ct))]);

        var brought = await workflows.ImportAsync(definitions, ct);
        if (brought.IsRefused)
            throw new OpeningException([.. Refuting(brought.Findings)]);
        // What is left open is said, and taken.
        foreach (var open in brought.Findings)
            log.LogWarning("{Problem}", Line(open));
        await rules.ImportAsync(book.RuleSets, ct);
        var stored = await StoredAsync(book, ct);
        // What was changed in the workbench stays in force over its file, and must still fit what the other files say now.
        string[] unfit =
        [
            .. stored.Faults.Select(f => $"{f.File} (in force): {f.Path}: {f.Message}"),
            .. definitions.SelectMany(d => PolicyMatch.FaultsOf(d, stored)).Select(f => f.ToString()),
            .. PolicyMatch.FaultsOf(stored, await workflows.LibraryAsync(ct)).Select(f => f.ToString()),
        ];
        if (unfit.Length > 0)
            throw new OpeningException(unfit);
        await PutIntoForceAsync(stored, town, ct);
    }

    /// <summary>Puts into force what is there already, for a command that must not bring anything new in.</summary>
    public async Task LookUpAsync(CancellationToken ct)
    {
        var town = await TownAsync(ct);
        await PutIntoForceAsync(await StoredAsync(Book(town), ct), town, ct);
    }

    // What is in force is what the database says; where the files say the same, nothing is compiled twice.
    private async Task<RuleBook> StoredAsync(RuleBook book, CancellationToken ct)
    {
        var known = book.RuleSets.Select(set => (set.Name, set.Version)).ToHashSet();
        var changed = (await rules.InForceAsync(ct)).Where(set => !known.Contains((set.Name, set.Version))).ToList();
        return changed.Count == 0 ? book : book.With(changed);
    }

    private static IEnumerable<string> Refuting(IEnumerable<WorkflowFinding> findings) => findings.Where(f => f.IsRefuting).Select(Line);

    private static string Line(WorkflowFinding finding) =>
        $"{finding.Definition.Source} {finding.Problem.Path}: {finding.Problem.MessageIn(Chinese)} {finding.Problem.Message} [{finding.Problem.Code}]";

    private async Task<Town> TownAsync(CancellationToken ct) =>
        await TownStore.FirstAsync(database, ct) ?? throw new OpeningException(["seeds/place.json: no town has been loaded"]);

    private RuleBook Book(Town town)
    {
        var words = new ValueWords(
            () => inForce.IsLoaded ? inForce.Policy.Town : town, id => inForce.IsLoaded ? inForce.Policy.Workflows.Find(id)?.Name : null);
        return RuleBook.Read(
            files.Rules, town.Categories, town.Sayings, files.Taught,
            (name, value) => words.Find(name, value) ?? value);
    }

    private async Task PutIntoForceAsync(RuleBook book, Town town, CancellationToken ct)
    {
        var texts = await TemplatesAsync(ct);
        await book.TaughtAsync().WaitAsync(ct);
        inForce.Replace(new Policy(book, await workflows.LibraryAsync(ct), town, new PlaceIndex(town), town.Calendar())
        {
            Templates = texts,
            HttpHosts = (settings["HttpHosts"] ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase),
        });
    }

    private async Task<TemplateSet> TemplatesAsync(CancellationToken ct)
    {
        var faults = new List<PolicyFault>();
        var folder = Path.Combine(files.Seeds, "templates");
        var names = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        var read = TemplateSet.Read(names.Order(StringComparer.Ordinal).Select(file => ($"templates/{Path.GetFileName(file)}", File.ReadAllText(file))), faults);
        return faults.Count > 0
            ? throw new OpeningException([.. faults.Select(fault => $"seeds/{fault}")])
            : read.With(await templates.InForceAsync(ct));
    }

    private (IReadOnlyList<WorkflowDefinition> Definitions, IReadOnlyList<string> Problems) ReadWorkflows()
    {
        var read = Directory.EnumerateFiles(files.Workflows, "*.json").Order(StringComparer.Ordinal)
            .Select(file => (File: $"workflows/{Path.GetFileName(file)}",
                Reading: WorkflowReader.Read(File.ReadAllText(file), $"workflows/{Path.GetFileName(file)}", Catalog.All)))
            .ToList();
        var problems = read.SelectMany(r => r.Reading.Problems
            .Where(p => p.Severity is ProblemSeverity.Error).Select(p => $"{r.File} {p}")).ToList();
        return ([.. read.Select(r => r.Reading.Definition).OfType<WorkflowDefinition>()], problems);
    }
}
