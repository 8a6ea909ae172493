namespace Mediation.Casework.Meetings;

/// <summary>How a meeting settled a topic, as it is brought to the case that the topic came from (议事结果).</summary>
/// <param name="Title">What the meeting was called.</param>
/// <param name="Text">What was proposed.</param>
/// <param name="Carried">Whether it was carried.</param>
/// <param name="InFavour">How many were in favour.</param>
/// <param name="Against">How many were against.</param>
/// <param name="Abstained">How many abstained.</param>
public sealed record Resolution(string Title, string Text, bool Carried, int InFavour, int Against, int Abstained)
{
    /// <summary>The event by which it comes; a workflow of the case may wait for it.</summary>
    public const string EventName = "resolution";
}
