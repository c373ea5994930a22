using PerfBot.Domain.People;

namespace PerfBot.Features.Imports;

/// <summary>The longest texts that a people file may hold, in UTF-16 code units.</summary>
public static class PeopleLimits
{
    /// <summary>A number.</summary>
    public const int Number = Employee.NumberMaxLength;

    /// <summary>A name.</summary>
    public const int Name = Employee.NameMaxLength;

    /// <summary>An e-mail address (RFC 5321).</summary>
    public const int Email = Employee.EmailMaxLength;

    /// <summary>An account on the channel.</summary>
    public const int ChannelUser = 128;

    /// <summary>A department.</summary>
    public const int Department = Domain.People.Department.NameMaxLength;

    /// <summary>A position.</summary>
    public const int Position = Assignment.PositionMaxLength;

    /// <summary>The most posts of one person.</summary>
    public const int Assignments = 100;
}
