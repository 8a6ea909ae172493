using System.Security.Cryptography;
using System.Text;

namespace Mediation.Casework.Statements;

/// <summary>
/// Words somebody wrote (陈述): the complaint itself, a reply, a reason, a note. Free text may name people, so it lies in
/// its own table; the journal refers to it by id and keeps a digest, so that a changed word is noticed.
/// </summary>
/// <param name="Id">Identity, named by the event that speaks of it.</param>
/// <param name="Kind">What it is: <c>complaint</c>, <c>reply</c>, <c>reason</c> … (种类).</param>
/// <param name="Text">The words, never edited.</param>
public sealed record Statement(Guid Id, string Kind, string Text)
{
    /// <summary>The kind whose words only those read who were in the room (密封陈述): no list, export, paper or search has them.</summary>
    public const string Sealed = "sealed";

    /// <summary>SHA-256 over id and text; the id keeps short texts from being guessed out of the digest.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id:N}\n{Text}")));

    /// <summary>Only the id: words must never reach a log by accident.</summary>
    public override string ToString() => $"{Kind} {Id}";
}

/// <summary>Where an event's words are (陈述引用).</summary>
public sealed record StatementRef(Guid Id, string Digest);
