using System.Text;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Finds what each column of a people file holds, by English and Chinese headers.</summary>
internal static class PeopleHeaders
{
    /// <summary>
    /// The headers of each column, the surest first: where a file has two of them, the earlier one is taken and the other ignored.
    /// Case, spaces and punctuation do not matter, so "Employee ID", "employee_id" and "EmployeeID" are one.
    /// </summary>
    private static readonly Dictionary<PeopleColumn, string[]> Headers = new()
    {
        [PeopleColumn.Number] =
        [
            "employee id", "employee number", "employee no", "employee code", "emp id", "emp no", "staff id", "staff no", "staff number",
            "personnel number", "person id", "worker id", "工号", "员工编号", "员工工号", "员工号", "员工ID", "职工号", "职工编号", "人员编号", "编号", "number", "id",
        ],
        [PeopleColumn.Name] = ["full name", "employee name", "display name", "name", "姓名", "员工姓名", "名字", "员工"],
        [PeopleColumn.FirstName] = ["first name", "given name", "名"],
        [PeopleColumn.LastName] = ["last name", "family name", "surname", "姓"],
        [PeopleColumn.Email] =
        [
            "work email", "company email", "business email", "email", "email address", "mail",
            "工作邮箱", "企业邮箱", "公司邮箱", "邮箱", "邮箱地址", "电子邮箱", "电子邮件", "邮件",
        ],
        [PeopleColumn.ChannelUser] =
            ["entra id", "entra object id", "aad id", "aad object id", "azure ad object id", "object id", "teams id", "teams user id", "teams账号", "Entra对象ID"],
        [PeopleColumn.Department] = ["department", "department name", "dept", "dept name", "org unit", "team", "部门", "部门名称", "所属部门", "所在部门"],
        [PeopleColumn.Position] = ["position", "position name", "job title", "job", "post", "title", "岗位", "岗位名称", "职位", "职位名称", "职务"],
        [PeopleColumn.Manager] =
        [
            "manager id", "manager number", "manager employee id", "supervisor id", "上级工号", "直属上级工号", "直接上级工号", "主管工号",
            "manager email", "supervisor email", "上级邮箱", "直属上级邮箱", "直接上级邮箱",
            "reports to", "reporting to", "line manager", "direct manager", "manager", "manager name", "supervisor", "supervisor name",
            "直属上级", "直接上级", "上级", "汇报对象", "汇报给", "直属领导", "上级领导", "直属主管", "直接主管", "上级姓名", "直属上级姓名", "主管",
            "部门负责人", "部门主管", "负责人",
        ],
        [PeopleColumn.Share] = ["share", "share percent", "allocation", "任职占比", "岗位占比", "占比", "任职比例", "比例"],
        [PeopleColumn.HiredOn] =
            ["hire date", "hired on", "date hired", "start date", "join date", "joining date", "date of joining", "入职日期", "入职时间", "入职日", "到岗日期"],
        [PeopleColumn.LeftOn] =
            ["leave date", "left on", "leaving date", "termination date", "end date", "last day", "last working day", "exit date", "离职日期", "离职时间", "最后工作日"],
        [PeopleColumn.Role] = ["role", "roles", "permission", "角色", "系统角色", "权限角色", "权限"],
        [PeopleColumn.Language] = ["language", "preferred language", "lang", "locale", "语言", "首选语言", "界面语言"],
        [PeopleColumn.TimeZone] = ["time zone", "tz", "时区"],
        [PeopleColumn.Calendar] = ["working calendar", "work calendar", "holiday calendar", "calendar", "工作日历", "日历", "节假日日历"],
        [PeopleColumn.Tags] = ["tags", "tag", "labels", "label", "标签", "人员标签", "员工标签"],
    };

    private static readonly Dictionary<PeopleColumn, string[]> Keys = Headers.ToDictionary(column => column.Key, column => Array.ConvertAll(column.Value, KeyOf));

    /// <summary>Which header stands for which column; <paramref name="chosen"/> goes before recognition, and an empty choice means "not imported".</summary>
    /// <exception cref="RefusedException"><see cref="ChosenColumnNotFound"/>, or <see cref="ColumnTwice"/> for a header that is needed.</exception>
    public static Dictionary<PeopleColumn, string> Find(Table table, IReadOnlyDictionary<PeopleColumn, string> chosen)
    {
        var byKey = table.Columns.Where(header => header.Length > 0).ToLookup(KeyOf);
        var found = new Dictionary<PeopleColumn, string>();
        foreach (var (column, keys) in Keys)
        {
            if (chosen.TryGetValue(column, out var choice))
            {
                if (choice.Length > 0)
                {
                    found[column] = table.ColumnOf(choice) is { } place
                        ? table.Columns[place]
                        : throw new RefusedException(new ChosenColumnNotFound(column, choice));
                }
            }
            else if (Array.Find(keys, byKey.Contains) is { } key)
            {
                var headers = byKey[key].ToList();
                found[column] = headers.Count == 1 ? headers[0] : throw new RefusedException(new ColumnTwice(table.FileName, headers[0]));
            }
        }

        return found;
    }

    internal static string KeyOf(string header) =>
        string.Concat(header.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
