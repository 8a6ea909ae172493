using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Calls;
using Mediation.Casework.Errands;
using Mediation.Casework.Evaluations;
using Mediation.Casework.Ideas;
using Mediation.Casework.Lists;
using Mediation.Casework.Micro;
using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Tests.Stories;

/// <content>How a story begins: with a complaint, a note, a call or a day of the calendar.</content>
internal sealed partial class Story
{
    /// <summary>The desk accepts a complaint on an ordinary Monday morning, unless another moment is given.</summary>
    public static Story Accepted(
        string text, Func<ComplaintForm, ComplaintForm>? more = null, string at = "2026-03-02 09:00", RuleBook? rules = null,
        IWorkflowLibrary? workflows = null, Town? town = null)
    {
        var form = new ComplaintForm { Text = text, Channel = "窗口登记", Place = "西园路月光小区2栋" };
        var story = new Story(Calendars.DemoCalendar.At(at)) { Rules = rules ?? ShippedPolicy.Rules, Workflows = workflows ?? ShippedPolicy.Library, Town = town ?? ShippedPolicy.Town };
        var briefing = story.Briefing(Townspeople.Desk);
        form = (more ?? (f => f))(form);
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(form.Place));
        story.Take(Accepting.Decide(form, founding, briefing).Value.Decision, Townspeople.Desk, Accepting.Code);
        return story;
    }

    /// <summary>A schedule opens a case of the town's own work.</summary>
    public static Story Scheduled(string category, string unit, string text = "定期工作", string at = "2026-03-02 09:00", string place = "月光小区")
    {
        var form = new ComplaintForm { Text = text, Channel = WireWords.Scheduled, Place = place, Category = category, Reporter = new() { Anonymous = true } };
        var story = new Story(Calendars.DemoCalendar.At(at));
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(form.Place)) { Own = new(unit, false) };
        story.Take(Accepting.Decide(form, founding, story.Briefing(Actor.System)).Value.Decision, Actor.System, Accepting.Code);
        return story;
    }

    /// <summary>A building head notes something small.</summary>
    public static Story Noted(string text, string at = "2026-03-02 09:00")
    {
        var story = new Story(Calendars.DemoCalendar.At(at));
        var note = new MicroNote { Text = text, Compound = "XY-01", Building = "2栋" };
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(note.Place(ShippedPolicy.Town)));
        story.Said = text;
        story.Take(MicroLane.Decide(note, "GRID", founding, story.Briefing(Townspeople.Of("GRID"))).Value.Decision, Townspeople.Of("GRID"), Accepting.Code);
        return story;
    }

    /// <summary>What a round heard, of somebody whose name is known.</summary>
    public static ListNote Need(string text) => new()
    {
        Unit = "COMMUNITY",
        Subject = "场地物资",
        Hours = ["周末节假日"],
        Compound = "XY-01",
        Building = "2栋",
        Text = text,
        PersonName = "刘桂英",
        Phone = "13900001122",
    };

    /// <summary>A round hears of a need.</summary>
    public static Story ListsNeed(string text, string at = "2026-03-02 09:00")
    {
        var (story, note) = (new Story(Calendars.DemoCalendar.At(at)), Need(text));
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(note.Form(ShippedPolicy.Town).Place));
        story.Said = text;
        story.Take(ListLane.Decide(note, founding, story.Briefing(Townspeople.Of("COMMUNITY"))).Value.Decision, Townspeople.Of("COMMUNITY"), Accepting.Code);
        return story;
    }

    /// <summary>What somebody asks to have done for them.</summary>
    public static ErrandNote Errand(string kind) => new()
    {
        Kind = kind,
        Unit = "COMMUNITY",
        Compound = "XY-01",
        Text = "走不动，请帮忙办",
        PersonName = "刘桂英",
        Phone = "13900001122",
    };

    /// <summary>The community does something for somebody.</summary>
    public static Story RunsErrand(string kind, string at = "2026-03-02 09:00")
    {
        var (story, note) = (new Story(Calendars.DemoCalendar.At(at)), Errand(kind));
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(note.Form(ShippedPolicy.Town).Place));
        story.Take(note.Decide(founding, story.Briefing(Townspeople.Of("COMMUNITY"))).Value.Decision, Townspeople.Of("COMMUNITY"), Accepting.Code);
        return story;
    }

    /// <summary>What is collected.</summary>
    public static IdeaCollection Collection { get; } =
        new("ZJ2026-0001", "BRANCH", "XY-01", "院子怎么改", "停车、晾晒、绿化，您有什么主意？", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

    /// <summary>Somebody has an idea, and a building head writes it down.</summary>
    public static Story GivesIdea(string text, string at = "2026-03-02 09:00")
    {
        var (story, note) = (new Story(Calendars.DemoCalendar.At(at)), new IdeaNote { Collection = Collection.Number, Text = text, PersonName = "刘桂英", Phone = "13900001122" });
        var briefing = story.Briefing(Townspeople.Of("GRID"));
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(note.Form(Collection, briefing.Actor, briefing.Town).Place));
        story.Take(note.Decide(Collection, founding, briefing).Value.Decision, Townspeople.Of("GRID"), Accepting.Code);
        return story;
    }

    /// <summary>A device calls for help.</summary>
    public static Story Called(CallDevice? device, string? words = null, string at = "2026-03-02 09:00")
    {
        var story = new Story(Calendars.DemoCalendar.At(at));
        var call = new Call { CallId = "c-1", Device = device?.Code ?? "unknown-7", Text = words };
        var form = call.Form(device, ShippedPolicy.Town, story.Now);
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(form.Place)) { Duty = device?.Unit ?? Assessment.Desk };
        story.Take(Accepting.Decide(form, founding, story.Briefing(Actor.System)).Value.Decision, Actor.System, Accepting.Code);
        return story;
    }

    /// <summary>Somebody scans a unit's code and gives it a bad mark.</summary>
    public static Story Evaluated(EvaluationForm form, string at = "2026-03-02 09:00")
    {
        var story = new Story(Calendars.DemoCalendar.At(at));
        var briefing = story.Briefing(Actor.System);
        var founding = new Founding(story.NextId(), "LZ2026-000001", null)
        {
            Evaluation = Evaluating.Of(form, briefing),
            Own = new(form.Unit, false) { Channel = WireWords.Evaluated },
        };
        story.Take(Accepting.Decide(Evaluating.ToPutRight(form, briefing), founding, briefing).Value.Decision, Actor.System, Accepting.Code);
        return story;
    }
}
