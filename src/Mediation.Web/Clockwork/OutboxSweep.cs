using System.Globalization;
using System.Text;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Outbox;
using Mediation.Web.Opening;
using Mediation.Web.Screens.Templates;

namespace Mediation.Web.Clockwork;

/// <summary>
/// Delivers waiting messages (通知发送): into a local mailbox of <c>.eml</c> files, one folder a day, which the town's mail or
/// message gateway picks up. A file is named after the message, so that a second delivery replaces the first.
/// </summary>
internal sealed class OutboxSweep(OutboxStore outbox, InForce inForce, TownFiles files, TimeProvider real, ILogger<OutboxSweep> log)
{
    private const int BatchSize = 100;

    /// <summary>Delivers until nothing waits.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var (sent, claimed) = (0, BatchSize);
        while (claimed == BatchSize)
        {
            var today = real.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var folder = Path.Combine(files.Local, "mail", today);
            claimed = await outbox.DeliverAsync(BatchSize, message => Deliver(message, folder), ct);
            sent += claimed;
        }
        if (sent > 0)
            log.LogInformation("Worked through {MessageCount} waiting messages", sent);
    }

    private void Deliver(WaitingMessage message, string folder)
    {
        Directory.CreateDirectory(folder);
        var sentence = TemplateWords.Message(inForce.Policy, message.Template, message.Arguments);
        var mail = $"""
            Message-ID: <{message.Id:N}@mediation>
            To: {message.Recipient}
            Subject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes($"{message.CaseNumber} {sentence}"))}?=
            Content-Type: text/plain; charset=utf-8

            {message.CaseNumber} {sentence}
            """;
        var path = Path.Combine(folder, $"{message.Id:N}.eml");
        // A file system writes what replaces a file to the disk at once; what is new may wait, and nearly all is new.
        using var file = File.OpenHandle(path, File.Exists(path) ? FileMode.Truncate : FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(file, Encoding.UTF8.GetBytes(mail), 0);
        log.LogDebug("Told {Recipient} {Template} about {CaseNumber}", message.Recipient, message.Template, message.CaseNumber);
    }
}
