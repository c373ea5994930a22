using System.Collections.Frozen;
using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.People;

namespace PerfBot.Features.Imports;

/// <summary>Reads the cells of one row after another; what is wrong goes to <paramref name="problems"/>.</summary>
internal sealed partial class PeopleRowReader(Table table, IReadOnlyDictionary<PeopleColumn, string> headers, List<Problem> problems)
{
    /// <summary>What people write into a cell that they mean to leave empty.</summary>
    private static readonly FrozenSet<string> Nothing = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "", "-", "--", "—", "——", "/", "无", "none", "null", "n/a", "nan");

    private static readonly string[] DateFormats = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    private static readonly FrozenDictionary<string, GrantedRoles> RoleNames = new Dictionary<string, GrantedRoles>
    {
        ["employee"] = GrantedRoles.None,
        ["员工"] = GrantedRoles.None,
        ["普通员工"] = GrantedRoles.None,
        ["manager"] = GrantedRoles.None,
        ["经理"] = GrantedRoles.None,
        ["主管"] = GrantedRoles.None,
        ["hr"] = GrantedRoles.Hr,
        ["人事"] = GrantedRoles.Hr,
        ["人力资源"] = GrantedRoles.Hr,
        ["auditor"] = GrantedRoles.Auditor,
        ["审计"] = GrantedRoles.Auditor,
        ["admin"] = GrantedRoles.Admin,
        ["administrator"] = GrantedRoles.Admin,
        ["管理员"] = GrantedRoles.Admin,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Languages = new Dictionary<string, string>
    {
        ["zh"] = "zh-CN",
        ["zh-cn"] = "zh-CN",
        ["zh-hans"] = "zh-CN",
        ["chinese"] = "zh-CN",
        ["中文"] = "zh-CN",
        ["简体中文"] = "zh-CN",
        ["en"] = "en-US",
        ["en-us"] = "en-US",
        ["english"] = "en-US",
        ["英文"] = "en-US",
        ["英语"] = "en-US",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<PeopleColumn, int> _places = headers.ToDictionary(header => header.Key, header => table.ColumnOf(header.Value)!.Value);

    /// <summary>The row, or null where it has no number or no name and so nothing can be built on it.</summary>
    public PeopleRow? Read(TableRow row)
    {
        var number = NormalNumber(Required(row, PeopleColumn.Number, PeopleLimits.Number));
        var name = NameOf(row);
        var share = Optional(row, PeopleColumn.Share);
        var read = new PeopleRow(row.Number, number, name)
        {
            Email = Email(row),
            ChannelUser = Text(row, PeopleColumn.ChannelUser, PeopleLimits.ChannelUser),
            Department = Text(row, PeopleColumn.Department, PeopleLimits.Department),
            Position = Text(row, PeopleColumn.Position, PeopleLimits.Position),
            Manager = Text(row, PeopleColumn.Manager, PeopleLimits.Email),
            Share = Share(row, share),
            HasShare = share is not null,
            HiredOn = Date(row, PeopleColumn.HiredOn),
            LeftOn = Date(row, PeopleColumn.LeftOn),
            Roles = Roles(row),
            Language = Language(row),
            TimeZone = TimeZone(row),
            Calendar = Text(row, PeopleColumn.Calendar, CalendarYear.KeyMaxLength)?.ToUpperInvariant(),
            Tags = Tags(row),
        };
        return number.Length > 0 && name.Length > 0 ? read : null;
    }

    /// <summary><c>2.0</c> is how a number column with gaps in it is exported by data tools.</summary>
    public static string NormalNumber(string text) => WholeWithDecimals().Match(text) is { Success: true } whole ? whole.Groups[1].Value : text;

    private string NameOf(TableRow row)
    {
        if (headers.ContainsKey(PeopleColumn.Name))
        {
            return Required(row, PeopleColumn.Name, PeopleLimits.Name);
        }

        // One of the two is enough: some people have a single name.
        var (first, last) = (Cell(row, PeopleColumn.FirstName), Cell(row, PeopleColumn.LastName));
        var name = PersonNames.Join(first ?? "", last ?? "");
        if (first?.Length == 0 && last?.Length == 0)
        {
            problems.Add(new MissingValue(row.Number, headers[PeopleColumn.LastName], PeopleColumn.Name));
        }

        return Within(row, PeopleColumn.LastName, name, PeopleLimits.Name);
    }

    private string Required(TableRow row, PeopleColumn column, int most)
    {
        var text = Cell(row, column);
        if (text?.Length == 0)
        {
            problems.Add(new MissingValue(row.Number, headers[column], column));
        }

        return Within(row, column, text ?? "", most);
    }

    private string? Text(TableRow row, PeopleColumn column, int most) =>
        Optional(row, column) is { } text && Within(row, column, text, most) is { Length: > 0 } fits ? fits : null;

    private string? Email(TableRow row)
    {
        if (Text(row, PeopleColumn.Email, PeopleLimits.Email) is not { } text)
        {
            return null;
        }

        if (!text.Contains(' ') && MailAddress.TryCreate(text, out var address) && address.Address == text)
        {
            return text;
        }

        problems.Add(new BadEmail(row.Number, headers[PeopleColumn.Email], text));
        return null;
    }

    private decimal? Share(TableRow row, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var digits = text.EndsWith('%') ? text[..^1].TrimEnd() : text;
        if (decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            && share is > 0 and <= 100 && decimal.Round(share, 2) == share)
        {
            return share;
        }

        problems.Add(new BadShare(row.Number, headers[PeopleColumn.Share], text));
        return null;
    }

    private DateOnly? Date(TableRow row, PeopleColumn column)
    {
        if (Optional(row, column) is not { } text)
        {
            return null;
        }

        var parts = DateAndTime().Match(text);
        if (parts.Success
            && DateOnly.TryParseExact(parts.Groups["date"].Value, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1900 and < 2200)
        {
            return date;
        }

        problems.Add(new BadDate(row.Number, headers[column], text));
        return null;
    }

    private GrantedRoles? Roles(TableRow row)
    {
        if (Optional(row, PeopleColumn.Role) is not { } text)
        {
            return null;
        }

        var roles = GrantedRoles.None;
        foreach (var name in text.Split([',', ';', '、', '，', '；', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!RoleNames.TryGetValue(name, out var role))
            {
                problems.Add(new UnknownRole(row.Number, headers[PeopleColumn.Role], name));
                return null;
            }

            roles |= role;
        }

        return roles;
    }

    private string? Language(TableRow row)
    {
        if (Optional(row, PeopleColumn.Language) is not { } text)
        {
            return null;
        }

        if (Languages.TryGetValue(text.Replace('_', '-'), out var language))
        {
            return language;
        }

        problems.Add(new UnknownLanguage(row.Number, headers[PeopleColumn.Language], text));
        return null;
    }

    private string? TimeZone(TableRow row)
    {
        if (Optional(row, PeopleColumn.TimeZone) is not { } text)
        {
            return null;
        }

        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(text, out var iana))
        {
            return iana;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) && zone.HasIanaId)
        {
            return zone.Id;
        }

        problems.Add(new UnknownTimeZone(row.Number, headers[PeopleColumn.TimeZone], text));
        return null;
    }

    private string? Tags(TableRow row)
    {
        if (Optional(row, PeopleColumn.Tags) is not { } text)
        {
            return null;
        }

        var tags = text.Split([',', ';', '、', '，', '；', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (tags.Count <= Employee.MostTags && tags.TrueForAll(tag => tag.Length <= Employee.TagMaxLength))
        {
            return string.Join('\n', tags);
        }

        problems.Add(new TagsWrong(row.Number, headers[PeopleColumn.Tags], text, Employee.MostTags, Employee.TagMaxLength));
        return null;
    }

    private string? Optional(TableRow row, PeopleColumn column) => Cell(row, column) is { } text && !Nothing.Contains(text) ? text : null;

    /// <summary>The cell on one line without outer space; empty where the file has no such column, and null where it has an error in it.</summary>
    private string? Cell(TableRow row, PeopleColumn column)
    {
        if (!_places.TryGetValue(column, out var place))
        {
            return "";
        }

        var text = Spaces().Replace(row[place], " ").Trim();
        if (!CellError.Is(text))
        {
            return text;
        }

        problems.Add(new CellError(row.Number, headers[column], text));
        return null;
    }

    private string Within(TableRow row, PeopleColumn column, string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        problems.Add(new TooLong(row.Number, headers[column], most, text.Length));
        return "";
    }

    [GeneratedRegex(@"^(\d+)\.0+$")]
    private static partial Regex WholeWithDecimals();

    [GeneratedRegex(@"^(?<date>[^ T]+)([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$")]
    private static partial Regex DateAndTime();

    [GeneratedRegex(@"[\s\u3000\u00A0]+")]
    private static partial Regex Spaces();
}
