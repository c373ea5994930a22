using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using PerfBot.Domain.People;

namespace PerfBot.Features.Kernel;

/// <summary>What holds for the whole company. Section <c>Company</c>.</summary>
public sealed class CompanyOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Company";

    /// <summary>The time zone of people who have none of their own, as an IANA id. Default <c>Asia/Shanghai</c>.</summary>
    [Required]
    [CustomValidation(typeof(CompanyOptions), nameof(CheckZone))]
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>The local hour at which daily reminders go out, 0 to 23. Default 9.</summary>
    [Range(0, 23)]
    public int ReminderHour { get; set; } = 9;

    /// <summary>Hours that have to pass before HR can nudge about the same task again, 0 to 168. Default 4.</summary>
    [Range(0, 168)]
    public int NudgePauseHours { get; set; } = 4;

    /// <summary>Fails for an id that this machine does not know.</summary>
    public static ValidationResult? CheckZone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)
        ? ValidationResult.Success
        : new ValidationResult($"Company:TimeZone: expected an IANA time zone such as Asia/Shanghai, got '{id}'.");
}

/// <summary>The time, and what day it is for whom.</summary>
public sealed class CompanyClock(TimeProvider time, IOptions<CompanyOptions> options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    /// <summary>Now, in whole microseconds: finer ones do not come back from every database.</summary>
    public DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>The company's present day.</summary>
    public DateOnly Today() => DayIn(_zone);

    /// <summary>The present day where <paramref name="person"/> is.</summary>
    public DateOnly TodayOf(Person person) => DayIn(ZoneOf(person));

    /// <summary>The time on the wall where <paramref name="person"/> is.</summary>
    public DateTimeOffset LocalTimeOf(Person person) => TimeZoneInfo.ConvertTime(time.GetUtcNow(), ZoneOf(person));

    /// <summary>The company's zone unless the person has one.</summary>
    public TimeZoneInfo ZoneOf(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : _zone;
    }

    private DateOnly DayIn(TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
}
