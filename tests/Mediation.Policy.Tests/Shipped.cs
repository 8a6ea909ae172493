using Mediation.Casework.Categories;
using Mediation.Casework.Rulings;

namespace Mediation.Policy.Tests;

/// <summary>The policy files of the repository, as they are shipped.</summary>
internal static class Shipped
{
    /// <summary>A day under the law of late 2026.</summary>
    public static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly Lazy<RuleBook> LazyBook =
        new(() => RuleBook.Read(Folder("rules"), CategoryList.Read(Folder("seeds", "categories.json"))));

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The policy in force.</summary>
    public static RuleBook Book => LazyBook.Value;

    /// <summary>The residents' words.</summary>
    public static Vocabulary Vocabulary => Book.Vocabulary;

    /// <summary>A folder or file of the repository.</summary>
    public static string Folder(params string[] names) => Path.Combine([Root, .. names]);

    /// <summary>What the rules make of a text and nothing else.</summary>
    public static Assessment Assess(string text, string channel = "窗口登记", DateOnly? on = null) =>
        Assessment.Of(Book, new FactSheet { Complaint = new() { Text = text, Channel = channel } }, on ?? Today);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Mediation.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Mediation.sln is nowhere above."));
}
