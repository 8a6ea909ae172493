using System.Text.Json.Serialization;

namespace Mediation.Casework.Actors;

/// <summary>What a person may do in a unit (角色). Rights follow from the role and the unit, never from a page.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>Receives, registers, replies and calls back at the window (登记受理员).</summary>
    Clerk,

    /// <summary>Names lead and co-handlers where the rules don't, and settles returns (派单员).</summary>
    Dispatcher,

    /// <summary>Handles what the unit holds (承办人).</summary>
    Handler,

    /// <summary>Answers for the unit: hears of what is late (单位负责人).</summary>
    Head,

    /// <summary>Watches every case, urges, supervises, reassigns; handles nothing (督办员).</summary>
    Supervisor,

    /// <summary>Looks after workflows, rules, calendars and people (管理员).</summary>
    Administrator,

    /// <summary>Reads everything but secrets, changes nothing (审计员).</summary>
    Auditor,
}
