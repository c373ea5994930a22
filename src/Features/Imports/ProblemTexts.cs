using System.Globalization;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>What people read about one cell of a file. Row and column are told beside it.</summary>
public static class ProblemTexts
{
    /// <summary>The sentence.</summary>
    public static Bilingual Of(Problem problem) => problem switch
    {
        CellError p => new($"The cell shows the error {p.Text}: a formula in it failed.", $"单元格显示错误 {p.Text}，其中的公式出错了。"),
        MissingValue p => new($"The {ColumnTexts.Of(p.Field).En} is missing.", $"缺少{ColumnTexts.Of(p.Field).Zh}。"),
        DuplicateNumber p => new(
            $"The number {p.Number} is {p.FirstName}'s already, in row {p.FirstRow}; here it stands for {p.Name}.",
            $"工号 {p.Number} 在第 {p.FirstRow} 行已属于{p.FirstName}，这里却是{p.Name}。"),
        DuplicateAssignment p => new(
            $"The person {p.Number} has this position in this department already, in row {p.FirstRow}.",
            $"工号 {p.Number} 在第 {p.FirstRow} 行已有相同部门的相同岗位。"),
        TooManyAssignments p => new($"The person {p.Number} has more than {p.Most} posts.", $"工号 {p.Number} 的岗位超过 {p.Most} 个。"),
        ContradictoryValue p => new(
            $"The {ColumnTexts.Of(p.Field).En} is \"{p.Text}\" here and \"{p.First}\" from row {p.FirstRow} on; a person has one.",
            $"{ColumnTexts.Of(p.Field).Zh}在这里是“{p.Text}”，自第 {p.FirstRow} 行起却是“{p.First}”；每人只能有一个。"),
        DuplicateEmail p => new(
            $"The address {p.Email} is that of the person {p.OwnerNumber}{InRow(p.OwnerRow)}.",
            $"邮箱 {p.Email} 已属于工号 {p.OwnerNumber}{InRowZh(p.OwnerRow)}。"),
        DuplicateChannelUser p => new(
            $"The account {p.ChannelUser} is that of the person {p.OwnerNumber}{InRow(p.OwnerRow)}.",
            $"账号 {p.ChannelUser} 已属于工号 {p.OwnerNumber}{InRowZh(p.OwnerRow)}。"),
        ManagerNotFound p => new($"Nobody has the number, e-mail address or name \"{p.Text}\".", $"找不到工号、邮箱或姓名为“{p.Text}”的人。"),
        ManagerAmbiguous p => new(
            $"Several people are called \"{p.Text}\": write one of the numbers {string.Join(", ", p.Numbers)}.",
            $"有多人名为“{p.Text}”，请改填工号：{string.Join("、", p.Numbers)}。"),
        ReportingLoop { Loop: [var self] } => new($"The person {self} reports to themselves.", $"工号 {self} 的上级是自己。"),
        ReportingLoop p => new(
            $"These people report to each other in a ring: {string.Join(" → ", p.Loop)} → {p.Loop[0]}.",
            $"汇报关系形成循环：{string.Join(" → ", p.Loop)} → {p.Loop[0]}。"),
        BadDate p => new($"\"{p.Text}\" is no date: write year, month, day, such as 2026-03-31.", $"“{p.Text}”不是有效日期，请按年月日填写，例如 2026-03-31。"),
        LeftBeforeHired p => new(
            $"The last day, {D(p.LeftOn)}, is before the first one, {D(p.HiredOn)}.",
            $"离职日期 {D(p.LeftOn)} 早于入职日期 {D(p.HiredOn)}。"),
        BadShare p => new(
            $"\"{p.Text}\" is no share: write a percentage above 0 and up to 100, with at most two decimals.",
            $"“{p.Text}”不是有效的占比：须大于 0、不超过 100，最多两位小数。"),
        SharesNot100 p => new($"The shares of the person {p.Number} add up to {N(p.Sum)} and not to 100.", $"工号 {p.Number} 的占比合计 {N(p.Sum)}，应为 100。"),
        BadEmail p => new($"\"{p.Text}\" is no e-mail address.", $"“{p.Text}”不是有效的邮箱地址。"),
        TooLong p => new($"The text has {p.Length} characters; at most {p.Most} are possible.", $"文字有 {p.Length} 个字符，最多 {p.Most} 个。"),
        UnknownRole p => new($"There is no role \"{p.Text}\": write HR, auditor, admin or employee.", $"没有角色“{p.Text}”，可填：HR、审计、管理员、员工。"),
        UnknownLanguage p => new($"\"{p.Text}\" is no language that I speak: write zh-CN or en-US.", $"不支持语言“{p.Text}”，可填 zh-CN 或 en-US。"),
        UnknownTimeZone p => new($"\"{p.Text}\" is no time zone: write one such as Asia/Shanghai.", $"“{p.Text}”不是有效的时区，请按 Asia/Shanghai 的形式填写。"),
        OutsideDepartments { Department: null } p => new(
            $"The person {p.Number} is not in a department that you are HR of.", $"工号 {p.Number} 不在您负责的部门。"),
        OutsideDepartments p => new(
            $"The person {p.Number} has a post in {p.Department}, a department that you are not HR of.",
            $"工号 {p.Number} 的任职部门“{p.Department}”不由您负责。"),
        RoleNotYours p => new($"You may neither grant nor take the role {p.Role}.", $"您无权授予或撤销角色 {p.Role}。"),
        OwnRoleTaken => new("By this row you would take the HR role from yourself.", "这一行会撤销您自己的HR角色。"),
        AccountProtected p => new(
            $"The person {p.Number} holds a role and is known by another account; an administrator changes it on the command line.",
            $"工号 {p.Number} 拥有角色且已绑定其他账号，须由管理员在命令行更改。"),
        UnknownCalendar p => new(
            $"There is no calendar \"{p.Text}\": write {string.Join(", ", p.Known)}, or import its file first.", $"没有日历“{p.Text}”，可填 {string.Join("、", p.Known)}，或先导入该日历文件。"),
        TagsWrong p => new(
            $"At most {p.Most} tags of {p.MaxLength} characters, separated by commas: \"{p.Text}\"", $"标签最多 {p.Most} 个，每个不超过 {p.MaxLength} 个字符，用逗号分隔：“{p.Text}”"),
        LeaveSpanWrong p => new(
            $"Leave from {D(p.From)} to {D(p.To)}: it ends on its first day or later and lasts at most {p.MaxDays} days.",
            $"请假 {D(p.From)} 至 {D(p.To)}：结束日期不能早于开始日期，且最长 {p.MaxDays} 天。"),
        LeaveOfNobody { IsAmbiguous: true } p => new($"Several people are called \"{p.Text}\": write the number.", $"有多人名为“{p.Text}”，请改填工号。"),
        LeaveOfNobody p => new($"No employee of today is \"{p.Text}\".", $"没有在职员工“{p.Text}”。"),
        _ => OfReadings(problem),
    };

    private static Bilingual OfReadings(Problem problem) => problem switch
    {
        BadNumber p => new($"\"{p.Text}\" is no number as this column writes them, such as {p.Numbers}.", $"“{p.Text}”不是此列格式的数字，格式如 {p.Numbers}。"),
        DateNotInFormat p => new($"\"{p.Text}\" has none of the date formats {p.Formats}.", $"“{p.Text}”不符合日期格式 {p.Formats}。"),
        MissingKey => new("The key is blank: it is not certain which rows belong together.", "关键列为空，无法判断哪些行属于同一条记录。"),
        NoPartner { Text.Length: 0 } => new("The key is not known, so that the row belongs to nothing in the other file.", "关键列未知，在另一个文件中找不到对应的行。"),
        NoPartner p => new($"The other file has no row with \"{p.Text}\".", $"另一个文件中没有“{p.Text}”对应的行。"),
        DividedByZero => new("The mapping divides by 0 in this row.", "按映射计算时这一行除以了 0。"),
        NumberTooLarge => new("The number that the mapping makes of this row is too large.", "按映射计算出的数值过大。"),
        UnknownEmployee p => new($"No employee has the number {p.Number}.", $"没有工号为 {p.Number} 的员工。"),
        SheetColumnMissing => new("There is no such column.", "缺少这一列。"),
        SheetValueMissing => new("The cell is blank.", "单元格为空。"),
        BadMonth p => new($"\"{p.Text}\" is no month: write year and month, such as 2026-07.", $"“{p.Text}”不是有效月份，请按年月填写，例如 2026-07。"),
        DuplicateReading p => new(
            $"The person {p.Employee} has a value of {p.Metric} for {p.Month:yyyy-MM} already, in row {p.FirstRow}.",
            $"工号 {p.Employee} 的“{p.Metric}”{p.Month:yyyy-MM} 在第 {p.FirstRow} 行已有数值。"),
        _ => throw new NotSupportedException($"{problem.GetType().Name} has no sentence yet."),
    };

    private static string InRow(int? row) => row is { } known ? $", in row {known}" : "";

    private static string InRowZh(int? row) => row is { } known ? $"（第 {known} 行）" : "";

    private static string D(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string N(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>What the columns of a people file are called.</summary>
public static class ColumnTexts
{
    /// <summary>The name of a column, as it stands by itself.</summary>
    public static Bilingual Label(PeopleColumn column)
    {
        var (en, zh) = Of(column);
        return new(char.ToUpperInvariant(en[0]) + en[1..], zh);
    }

    /// <summary>The name of a column, as it stands inside a sentence.</summary>
    public static Bilingual Of(PeopleColumn column) => column switch
    {
        PeopleColumn.Number => new("employee number", "工号"),
        PeopleColumn.Name => new("name", "姓名"),
        PeopleColumn.FirstName => new("first name", "名"),
        PeopleColumn.LastName => new("last name", "姓"),
        PeopleColumn.Email => new("e-mail address", "邮箱"),
        PeopleColumn.ChannelUser => new("account", "账号"),
        PeopleColumn.Department => new("department", "部门"),
        PeopleColumn.Position => new("position", "岗位"),
        PeopleColumn.Manager => new("manager", "直属上级"),
        PeopleColumn.Share => new("share", "占比"),
        PeopleColumn.HiredOn => new("first day", "入职日期"),
        PeopleColumn.LeftOn => new("last day", "离职日期"),
        PeopleColumn.Role => new("role", "角色"),
        PeopleColumn.Language => new("language", "语言"),
        PeopleColumn.TimeZone => new("time zone", "时区"),
        PeopleColumn.Calendar => new("working calendar", "工作日历"),
        PeopleColumn.Tags => new("tags", "标签"),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null),
    };
}
