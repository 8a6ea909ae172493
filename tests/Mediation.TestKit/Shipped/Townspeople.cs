using Mediation.Casework.Actors;

namespace Mediation.TestKit.Shipped;

/// <summary>Who acts in tests (操作人): one person for each unit, and those who watch over all of them.</summary>
public static class Townspeople
{
    /// <summary>The clerk at the window, who is the desk's head as well.</summary>
    public static Actor Desk { get; } = new(Id(1), "受理台", [new("DESK", Role.Clerk), new("DESK", Role.Head)]);

    /// <summary>Another clerk at the same window.</summary>
    public static Actor OtherDesk { get; } = new(Id(2), "受理台乙", [new("DESK", Role.Clerk)]);

    /// <summary>督办员.</summary>
    public static Actor Supervisor { get; } = new(Id(3), "督办", [new(null, Role.Supervisor)]);

    /// <summary>审计员.</summary>
    public static Actor Auditor { get; } = new(Id(4), "审计员", [new(null, Role.Auditor)]);

    /// <summary>管理员.</summary>
    public static Actor Administrator { get; } = new(Id(5), "管理员", [new(null, Role.Administrator)]);

    /// <summary>Everybody, units in the order of the town's file.</summary>
    public static IReadOnlyList<Actor> All { get; } =
    [
        Desk, OtherDesk, Supervisor, Auditor, Administrator,
        .. ShippedPolicy.Town.Units.Where(u => u.Code != "DESK").Select(u => Of(u.Code)),
    ];

    /// <summary>The person who works for a unit.</summary>
    public static Actor Of(string unit)
    {
        if (unit == "DESK")
            return Desk;
        var (at, found) = ShippedPolicy.Town.Units.Index().First(u => u.Item.Code == unit);
        return new(Id(100 + at), found.Name, [new(unit, Role.Handler), new(unit, Role.Head)]);
    }

    private static Guid Id(int number) => new($"00000000-0000-7000-8000-{number:000000000000}");
}
