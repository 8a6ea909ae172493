using Mediation.Casework.Deadlines;
using Mediation.Web.Resources;

namespace Mediation.Web.Parts;

/// <summary>A traffic light with its words (红黄绿灯).</summary>
/// <param name="Light">The colour.</param>
/// <param name="Words">What it means here, short.</param>
public sealed record LightView(TrafficLight Light, string Words)
{
    /// <summary>The shape that says the same as the colour.</summary>
    public string Shape => Light switch
    {
        TrafficLight.Green => "●",
        TrafficLight.Amber => "▲",
        _ => "■",
    };

    /// <summary>The colour's name in the style sheet.</summary>
    public string Css => Light switch
    {
        TrafficLight.Green => "green",
        TrafficLight.Amber => "amber",
        _ => "red",
    };

    /// <summary>For a clock that still runs.</summary>
    public static LightView Running(TrafficLight light, DateTimeOffset dueAt, Clockface clock) =>
        new(light, clock.Left(dueAt, nearly: light is TrafficLight.Amber));

    /// <summary>For a promise that was kept, in time or late.</summary>
    public static LightView Met(bool late) => late
        ? new(TrafficLight.Red, Texts.Light_MetLate)
        : new(TrafficLight.Green, Texts.Light_Met);
}
