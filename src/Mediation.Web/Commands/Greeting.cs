using Mediation.Web.Identity;
using Mediation.Web.Opening;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Mediation.Web.Commands;

/// <summary>
/// What <c>./run</c> prints once the doors are open (启动提示): the address, and in demo mode who may sign in and how.
/// </summary>
internal static class Greeting
{
    /// <summary>Prints it when the setting <c>Greeting</c> asks for it.</summary>
    public static void Announce(WebApplication app)
    {
        if (app.Configuration.GetValue<bool>("Greeting"))
            app.Lifetime.ApplicationStarted.Register(() => Print(app));
    }

    private static void Print(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Console.WriteLine();
        Console.WriteLine($"  调解 Mediation    {string.Join("  ", addresses)}");
        if (DemoPassword.IsDemo(app.Configuration))
        {
            var password = app.Services.GetRequiredService<DemoPassword>().Value;
            Console.WriteLine($"  演示账号的密码    {password}");
            Console.WriteLine();
            foreach (var seed in DemoSeeds.Read(app.Services.GetRequiredService<TownFiles>()))
                Console.WriteLine($"    {seed.UserName,-14}{seed.DisplayName}");
        }
        Console.WriteLine();
        Console.WriteLine("  Ctrl-C 停止");
    }
}
