using Mediation.Web.Commands;

namespace Mediation.Web.Tests.Commands;

public sealed class ExportTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mediation-export-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Somebody_elses_folder_is_left_alone()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "holiday.jpg"), "");

        Export.MayHold(folder.FullName).ShouldBeFalse();
        Export.MayHold(Path.Combine(folder.FullName, "holiday.jpg")).ShouldBeFalse();
    }

    [Fact]
    public void An_empty_folder_a_new_one_and_a_checkout_are_written_to()
    {
        Export.MayHold(folder.FullName).ShouldBeTrue();
        Export.MayHold(Path.Combine(folder.FullName, "new")).ShouldBeTrue();
        foreach (var part in new[] { "rules", "workflows", "seeds", "src" })
            folder.CreateSubdirectory(part);
        Export.MayHold(folder.FullName).ShouldBeTrue();
    }
}
