using System.Globalization;

namespace PerfBot.Store.Backup;

/// <summary>Which backups stay: the last one of each of the last days, weeks and months that have one. The newest always does.</summary>
public static class BackupRetention
{
    private const string Pattern = "'perfbot-'yyyyMMdd'T'HHmmss'Z.backup'";

    /// <summary>The name of a backup that is taken at <paramref name="at"/>.</summary>
    public static string NameOf(DateTimeOffset at) => at.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>When the backup of this name was taken; null for a file of another name, which is nobody's business here.</summary>
    public static DateTime? TimeOf(string name) =>
        DateTime.TryParseExact(name, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    /// <summary>Those of <paramref name="names"/> that need not stay any longer.</summary>
    public static IReadOnlyList<string> Expired(IEnumerable<string> names, BackupOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var all = names.Select(name => (Name: name, At: TimeOf(name))).Where(b => b.At is not null).OrderByDescending(b => b.At).ToList();
        var stay = new HashSet<string>(all.Take(1).Select(b => b.Name));
        void Keep(int count, Func<DateTime, string> period) => stay.UnionWith(all.GroupBy(b => period(b.At!.Value)).Take(count).Select(group => group.First().Name));
        Keep(options.KeepDaily, at => at.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        Keep(options.KeepWeekly, at => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(at)}-{ISOWeek.GetWeekOfYear(at)}"));
        Keep(options.KeepMonthly, at => at.ToString("yyyyMM", CultureInfo.InvariantCulture));
        return [.. all.Select(b => b.Name).Where(name => !stay.Contains(name))];
    }
}
