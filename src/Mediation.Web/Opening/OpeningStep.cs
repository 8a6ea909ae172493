namespace Mediation.Web.Opening;

/// <summary>
/// Something that must be done before the doors open (开门前的准备): migrating, seeding, loading definitions. Steps run
/// one after the other in the order of registration; <c>services.AddOpeningStep&lt;T&gt;()</c> adds one. A step must
/// be safe to repeat, and safe to run on two nodes at once.
/// </summary>
internal interface IOpeningStep
{
    /// <summary>Does it.</summary>
    /// <exception cref="OpeningException">What an operator must repair first; the server doesn't start.</exception>
    Task RunAsync(CancellationToken ct);
}

/// <summary>Why the server may not start, with every fault at once. 不能启动的原因</summary>
internal sealed class OpeningException(IReadOnlyList<string> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>One line each: file, place in the file, what is wrong.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}

/// <summary>Registers and runs the steps. 开门</summary>
internal static class OpeningSteps
{
    /// <summary>Adds a step after those that were added before.</summary>
    public static IServiceCollection AddOpeningStep<T>(this IServiceCollection services)
        where T : class, IOpeningStep => services.AddScoped<IOpeningStep, T>();

    /// <summary>Runs all steps.</summary>
    public static async Task OpenAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        foreach (var step in scope.ServiceProvider.GetServices<IOpeningStep>())
        {
            var started = clock.GetTimestamp();
            await step.RunAsync(app.Lifetime.ApplicationStopping);
            app.Logger.LogInformation("{Step} took {ElapsedMs:0} ms", step.GetType().Name, clock.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}
