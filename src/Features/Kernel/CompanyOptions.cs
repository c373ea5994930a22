using System.ComponentModel.DataAnnotations;

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

    /// <summary>The key of the working calendar that deadlines count by. Default <c>CN</c>; where nobody knows it, Monday to Friday.</summary>
    [Required]
    [RegularExpression("[A-Za-z0-9-]{1,16}")]
    public string Calendar { get; set; } = "CN";

    /// <summary>The local hour at which the working day begins and the daily digest goes out, 0 to 23. Default 9.</summary>
    [Range(0, 23)]
    public int WorkdayStart { get; set; } = 9;

    /// <summary>The local hour at which the working day ends, later than it begins, at most 24. Default 18.</summary>
    [Range(1, 24)]
    [CustomValidation(typeof(CompanyOptions), nameof(CheckHours))]
    public int WorkdayEnd { get; set; } = 18;

    /// <summary>Whether the card of a task that opens outside of a person's working time waits until they are at work. Default true; development and demo write at once.</summary>
    // No rule: both are fine.
    public bool HoldCards { get; set; } = true;

    /// <summary>Hours that have to pass before HR can nudge about the same task again, 0 to 168. Default 4.</summary>
    [Range(0, 168)]
    public int NudgePauseHours { get; set; } = 4;

    /// <summary>Fails for an id that this machine does not know.</summary>
    public static ValidationResult? CheckZone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)
        ? ValidationResult.Success
        : new ValidationResult($"Company:TimeZone: expected an IANA time zone such as Asia/Shanghai, got '{id}'.");

    /// <summary>Fails for a working day that ends before it begins.</summary>
    public static ValidationResult? CheckHours(int end, ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.ObjectInstance is CompanyOptions options && end <= options.WorkdayStart
            ? new ValidationResult($"Company:WorkdayEnd: expected an hour after Company:WorkdayStart ({options.WorkdayStart}), got {end}.")
            : ValidationResult.Success;
    }
}
