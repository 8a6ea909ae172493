using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Categories;
using Mediation.Casework.Places.Tables;
using Mediation.Casework.Reading;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Places;
using Mediation.Web.Keeping;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;

namespace Mediation.Web.Screens.Registers;

/// <summary>A saying that the window would take for another category (认错的说法).</summary>
/// <param name="Text">The words.</param>
/// <param name="As">What it is taken for; null for nothing at all.</param>
public sealed record MistakenSaying(string Text, string? As);

/// <summary>What the page of a category shows (类别页).</summary>
public sealed record CategoryView
{
    /// <summary>The product's clock.</summary>
    public required Clockface Clock { get; init; }

    /// <summary>The category.</summary>
    public required Category Category { get; init; }

    /// <summary>Its sayings, and how many cases have it.</summary>
    public required CategorySayings Sayings { get; init; }

    /// <summary>What becomes of it by the rules in force.</summary>
    public required Assessment Bare { get; init; }

    /// <summary>The workflows that will carry its cases, where nothing else about a case decides otherwise.</summary>
    public required IReadOnlyList<CarryingView> Carried { get; init; }

    /// <summary>Every rule that names it, in the order the rule sets are asked.</summary>
    public required IReadOnlyList<RuleMention> Mentions { get; init; }

    /// <summary>Dangerous sayings of the files, which teach and aren't changed here.</summary>
    public required IReadOnlyList<string> Dangers { get; init; }

    /// <summary>Whether what the sayings teach is learned on this node.</summary>
    public required bool Learned { get; init; }

    /// <summary>Sayings that are taken for something else; nothing while it is still being learned.</summary>
    public required IReadOnlyList<MistakenSaying> Mistaken { get; init; }

    /// <summary>What its codes are called.</summary>
    public required TownNames Names { get; init; }

    /// <summary>Whether the reader is an administrator.</summary>
    public bool MayEdit { get; init; }

    /// <summary>Whether its sayings were just changed.</summary>
    public bool Done { get; init; }

    /// <summary>What stands in the form.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why, as typed so far.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Why it was not kept; null before.</summary>
    public string? Refusal { get; init; }

    /// <summary>What is wrong with the lines.</summary>
    public IReadOnlyList<LineFault> Faults { get; init; } = [];

    /// <summary>Its row in the table.</summary>
    public IReadOnlyList<string> Row => TownTables.Categories.Rows(Sayings.Town).First(row => row[0] == Category.Code);

    /// <summary>Whether some rule says who leads.</summary>
    public bool HasLead => Bare["dispatch"].Hit;

    /// <summary>Which way its cases go, and by which rule.</summary>
    public Ruling Course => Bare["course"];

    /// <summary>The clocks that run, as their rules are called.</summary>
    public IReadOnlyList<string> Clocks => [.. Bare.Deadlines.Select(clock => clock.Label)];

    /// <summary>The page as it is.</summary>
    public static CategoryView Of(CategorySayings sayings, string code, Policy policy, DateTimeOffset now, Actor reader)
    {
        var learned = SayingLearning.IsLearned(policy);
        var bare = policy.Rules.Bare(code, policy.Calendar.DayOf(now));
        return new CategoryView
        {
            Clock = new Clockface(now, sayings.Town.Zone),
            Category = sayings.Town.Categories.Find(code)!,
            Sayings = sayings,
            Bare = bare,
            Carried = CarryingView.Of(bare["course"], policy, reader),
            Mentions = [.. policy.Rules.WhoNames(code).OrderBy(mention => AskedAt(mention.Set.Name))],
            Dangers = [.. policy.Rules.Shipped.Where(saying => saying.Category == code && saying.HardStops.Count > 0).Select(saying => saying.Text)],
            Learned = learned,
            Mistaken = learned ? MistakenOf(sayings, code, policy) : [],
            Names = TownNames.Of(policy),
            Text = string.Join('\n', sayings.Lines),
            MayEdit = Sight.MayOperate(reader),
        };
    }

    /// <summary>The page after its form was refused, with what was typed.</summary>
    public CategoryView Refused(SayingKeeping keeping, string text, string reason, Refusal refusal)
    {
        var faults = new List<LineFault>();
        keeping.Read(Sayings.Town, Category.Code, text, faults);
        return this with { Text = text, Reason = reason, Faults = faults, Refusal = Sentences.Of(refusal) };
    }

    // Sets that are asked later come after those asked at acceptance.
    private static int AskedAt(string set) => Assessment.Order.ToList().IndexOf(set) is >= 0 and var at ? at : int.MaxValue;

    private static IReadOnlyList<MistakenSaying> MistakenOf(CategorySayings sayings, string code, Policy policy) =>
        sayings.Town.Categories.Find(code) is { Retired: true } ? [] :
        [
            .. from line in sayings.Lines
               let like = policy.Rules.Compare(line).Category
               where like != code
               select new MistakenSaying(line, like is null ? null : sayings.Town.Categories.NameOf(like) ?? like),
        ];
}
