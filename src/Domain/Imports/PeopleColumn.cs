namespace PerfBot.Domain.Imports;

/// <summary>What a column of a people file may hold.</summary>
public enum PeopleColumn
{
    /// <summary>The company's own number of the person (工号). Required.</summary>
    Number,

    /// <summary>The full name (姓名). Required, unless <see cref="FirstName"/> and <see cref="LastName"/> are there.</summary>
    Name,

    /// <summary>The given name (名).</summary>
    FirstName,

    /// <summary>The family name (姓).</summary>
    LastName,

    /// <summary>The work e-mail address (邮箱).</summary>
    Email,

    /// <summary>The account on the channel: the Entra object id in Teams.</summary>
    ChannelUser,

    /// <summary>The department (部门).</summary>
    Department,

    /// <summary>The position (岗位).</summary>
    Position,

    /// <summary>Whom the person reports to in this position (直属上级): a number, an e-mail address or a name.</summary>
    Manager,

    /// <summary>How much of the person's result this position makes, in percent (占比).</summary>
    Share,

    /// <summary>The first day at work (入职日期).</summary>
    HiredOn,

    /// <summary>The last day at work, inclusive (离职日期).</summary>
    LeftOn,

    /// <summary>What the person may do in PerfBot beyond being an employee (角色).</summary>
    Role,

    /// <summary>The language PerfBot speaks to the person (语言).</summary>
    Language,

    /// <summary>The person's time zone (时区).</summary>
    TimeZone,

    /// <summary>The key of the working calendar where the person is (工作日历).</summary>
    Calendar,

    /// <summary>Words that the company groups people by (标签), separated by commas.</summary>
    Tags,
}
