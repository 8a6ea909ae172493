using System.Security.Cryptography;

namespace Mediation.Postgres.Desk;

/// <summary>
/// The resident's code (回执查询码): 98 random bits as five groups of four characters without 0, 1, I, L, O and U, so that it can
/// be read out on the telephone. It opens one case's page and cannot be guessed.
/// </summary>
internal static class ReceiptCode
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Mint() => string.Join('-', Enumerable.Range(0, 5).Select(_ => Group()));

    private static string Group() => string.Create(4, 0, (group, _) =>
    {
        foreach (ref var character in group)
            character = Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
    });
}
