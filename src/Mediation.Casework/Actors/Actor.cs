namespace Mediation.Casework.Actors;

/// <summary>A role held in a unit (任职).</summary>
/// <param name="Unit">Unit code, such as <c>POLICE</c>; null for a role held over the whole town.</param>
/// <param name="Role">What the person may do there.</param>
public sealed record Membership(string? Unit, Role Role);

/// <summary>Who acts (操作人): a signed-in person, or the system itself when a sweep acts.</summary>
/// <param name="Id">The account's id; <see cref="Guid.Empty"/> for the system.</param>
/// <param name="Name">How the journal names the person on screen (an official's display name, not a resident's).</param>
/// <param name="Memberships">Every unit the person belongs to, with the role held there.</param>
public sealed record Actor(Guid Id, string Name, IReadOnlyList<Membership> Memberships)
{
    /// <summary>The system, acting on what fell due (系统).</summary>
    public static Actor System { get; } = new(Guid.Empty, "系统", []);

    private static readonly Guid Residents = new("00000000-0000-7000-8000-000000000001");

    /// <summary>The case whose receipt the actor holds; null for officials (持回执的群众). It opens that case and no other.</summary>
    public string? Receipt { get; init; }

    /// <summary>Whoever holds the receipt of a case (群众); nobody asks for a name.</summary>
    public static Actor Resident(string number) => new(Residents, "群众", []) { Receipt = number };

    /// <summary>Whether the system acts.</summary>
    public bool IsSystem => Id == Guid.Empty;

    /// <summary>Whether the actor holds a role anywhere.</summary>
    public bool Is(Role role) => Memberships.Any(m => m.Role == role);

    /// <summary>Whether the actor belongs to a unit in a working role.</summary>
    public bool WorksFor(string unit) =>
        Memberships.Any(m => m.Unit == unit && m.Role is (Role.Clerk or Role.Dispatcher or Role.Handler or Role.Head));

    /// <summary>Whether the actor sits at the window (受理台).</summary>
    public bool AtWindow => Is(Role.Clerk);

    /// <summary>Units the actor works for, without repeats.</summary>
    public IEnumerable<string> Units => Memberships.Select(m => m.Unit).OfType<string>().Distinct();
}
