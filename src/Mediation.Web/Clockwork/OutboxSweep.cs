using System.Globalization;
using System.Text;
using Mediation.Postgres.Outbox;
using Mediation.Web.Opening;
using Mediation.Web.Resources;

namespace Mediation.Web.Clockwork;

/// <summary>
/// Delivers waiting messages (通知发送): into a local mailbox of <c>.eml</c> files, one folder a day, which the town's mail or
/// message gateway picks up. A file is named after the message, so that a second delivery replaces the first.
/// </summary>
internal sealed class OutboxSweep(OutboxStore outbox, TownFiles files, TimeProvider real, ILogger<OutboxSweep> log)
{
    private const int BatchSize = 100;

    /// <summary>Delivers until nothing waits.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (await outbox.DeliverAsync(BatchSize, DeliverAsync, ct) == BatchSize)
        {
        }
    }

    private async Task DeliverAsync(WaitingMessage message, CancellationToken ct)
    {
        var today = real.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var folder = Directory.CreateDirectory(Path.Combine(files.Local, "mail", today)).FullName;
        var sentence = Sentence(message);
        var mail = $"""
            Message-ID: <{message.Id:N}@mediation>
            To: {message.Recipient}
            Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes($"{message.CaseNumber} {sentence}"))}?=
            Content-Type: text/plain; charset=utf-8

            {message.CaseNumber} {sentence}
            """;
        await File.WriteAllTextAsync(Path.Combine(folder, $"{message.Id:N}.eml"), mail, ct);
        log.LogInformation("Told {Recipient} {Template} about {CaseNumber}", message.Recipient, message.Template, message.CaseNumber);
    }

    /// <summary>What a message says.</summary>
    public static string Sentence(WaitingMessage message)
    {
        var sentence = new StringBuilder(Words.Of("message", message.Template));
        foreach (var (name, value) in message.Arguments)
            sentence.Replace("{" + name + "}", value);
        return sentence.ToString();
    }
}
