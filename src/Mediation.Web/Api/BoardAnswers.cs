using Mediation.Postgres.Views;

namespace Mediation.Web.Api;

/// <summary>The supervisor's board.</summary>
internal sealed record BoardAnswer(
    DateTimeOffset AsOf, IEnumerable<UnitLineAnswer> Units, IEnumerable<CategoryLineAnswer> Categories)
{
    public static BoardAnswer Of(SupervisionBoard board) => new(
        board.AsOf, board.Units.Select(UnitLineAnswer.Of), board.Categories.Select(CategoryLineAnswer.Of));
}

/// <summary>How a unit stands.</summary>
internal sealed record UnitLineAnswer(
    string Unit, int Open, int DueSoon, int Overdue, DateTimeOffset? OldestDueAt, int Returned, int Urged)
{
    public static UnitLineAnswer Of(BoardLine line) =>
        new(line.Of, line.Open, line.DueSoon, line.Overdue, line.OldestDueAt, line.Returned, line.Urged);
}

/// <summary>How a kind of matter stands: the first four characters of its category.</summary>
internal sealed record CategoryLineAnswer(
    string Category, int Open, int DueSoon, int Overdue, DateTimeOffset? OldestDueAt, int Returned, int Urged)
{
    public static CategoryLineAnswer Of(BoardLine line) =>
        new(line.Of, line.Open, line.DueSoon, line.Overdue, line.OldestDueAt, line.Returned, line.Urged);
}
