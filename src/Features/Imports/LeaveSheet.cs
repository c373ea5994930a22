using System.Globalization;
using System.Text.RegularExpressions;
using PerfBot.Domain.Calendars;

namespace PerfBot.Features.Imports;

/// <summary>The last day of leave is before the first, or leave is longer than <paramref name="MaxDays"/> days.</summary>
public sealed record LeaveSpanWrong(int Row, string Column, DateOnly From, DateOnly To, int MaxDays) : Problem(Row, Column);

/// <summary>Nobody, or nobody alone, has the number, address or name <paramref name="Text"/>; <paramref name="IsAmbiguous"/> where several have.</summary>
public sealed record LeaveOfNobody(int Row, string Column, string Text, bool IsAmbiguous) : Problem(Row, Column);

/// <summary>Leave as a row of a file says it.</summary>
internal sealed record LeaveRow(int Row, string Person, DateOnly From, DateOnly To);

/// <summary>What a leave file says.</summary>
/// <param name="Rows">Its rows; empty while there is any problem.</param>
/// <param name="Problems">Everything that is wrong.</param>
/// <param name="By">By what people are named.</param>
/// <param name="PersonHeader">The header of that column.</param>
internal sealed record LeaveDraft(IReadOnlyList<LeaveRow> Rows, List<Problem> Problems, PersonBy By, string PersonHeader);

/// <summary>Reads a table of leave: who, from when, until when. Pure: nothing is stored.</summary>
public static partial class LeaveSheet
{
    private static readonly (PersonBy By, string[] Names)[] People =
    [
        (PersonBy.Number, ["工号", "员工编号", "员工工号", "员工号", "员工ID", "职工号", "人员编号", "employee number", "employee no", "employee id", "emp id", "emp no", "staff no", "staff id", "number"]),
        (PersonBy.Email, ["邮箱", "工作邮箱", "email", "work email", "mail"]),
        (PersonBy.Name, ["姓名", "员工姓名", "员工", "name", "full name", "employee name", "employee"]),
    ];

    private static readonly string[] Firsts =
        ["请假开始", "请假开始日期", "请假起始日期", "休假开始日期", "开始日期", "起始日期", "开始时间", "开始", "leave from", "leave start", "first day off", "from", "start", "start date"];

    private static readonly string[] Lasts =
        ["请假结束", "请假结束日期", "请假截止日期", "休假结束日期", "结束日期", "截止日期", "结束时间", "结束", "leave to", "leave end", "last day off", "to", "until", "end", "end date"];

    private static readonly string[] DateFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>Whether <paramref name="table"/> has all columns that are needed.</summary>
    public static bool Fits(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Find(table) is not null;
    }

    /// <summary>Reads <paramref name="table"/>, which fits, and lists everything that is wrong with it.</summary>
    internal static LeaveDraft Read(Table table)
    {
        var (by, person, first, last) = Find(table) ?? throw new Domain.Kernel.RefusedException(new FileNotRecognised(table.FileName));
        var (rows, problems) = (new List<LeaveRow>(), new List<Problem>());
        foreach (var row in table.Rows)
        {
            var text = row[person].Trim();
            if (text.Length == 0)
            {
                problems.Add(new SheetValueMissing(row.Number, table.Columns[person], SheetColumn.Employee));
            }

            var (from, to) = (Day(row, first), Day(row, last));
            if (from is { } start && to is { } end)
            {
                if (!Leave.Fits(start, end))
                {
                    problems.Add(new LeaveSpanWrong(row.Number, table.Columns[last], start, end, Leave.LongestDays));
                }

                rows.Add(new(row.Number, text, start, end));
            }
        }

        return new(problems.Count == 0 ? rows : [], problems, by, table.Columns[person]);

        DateOnly? Day(TableRow row, int column)
        {
            var date = TimeOfDay().Replace(row[column].Trim(), "");
            if (DateOnly.TryParseExact(date, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200)
            {
                return day;
            }

            problems.Add(new BadDate(row.Number, table.Columns[column], row[column]));
            return null;
        }
    }

    private static (PersonBy By, int Person, int First, int Last)? Find(Table table)
    {
        var byKey = table.Columns.Select((header, i) => (Key: PeopleHeaders.KeyOf(header), Place: i)).Where(c => c.Key.Length > 0).ToLookup(c => c.Key, c => c.Place);
        var person = People.Select(p => (p.By, Place: Place(p.Names))).FirstOrDefault(p => p.Place is not null);
        return person.Place is { } who && Place(Firsts) is { } first && Place(Lasts) is { } last ? (person.By, who, first, last) : null;

        int? Place(string[] names) => names.Select(name => byKey[PeopleHeaders.KeyOf(name)].ToList()).FirstOrDefault(places => places.Count == 1)?[0];
    }

    /// <summary>What a workbook's date has behind the day.</summary>
    [GeneratedRegex(@"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")]
    private static partial Regex TimeOfDay();
}
