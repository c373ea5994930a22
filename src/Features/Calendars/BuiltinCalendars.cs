using PerfBot.Domain.Calendars;

namespace PerfBot.Features.Calendars;

/// <summary>The years of calendars that come with PerfBot. A file of the same calendar and year that HR imports goes before them.</summary>
public static class BuiltinCalendars
{
    private const string Folder = "Calendars/";

    private static readonly Lazy<IReadOnlyList<CalendarYear>> Read = new(Load);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CalendarYear> All => Read.Value;

    private static List<CalendarYear> Load()
    {
        var assembly = typeof(BuiltinCalendars).Assembly;
        var years = new List<CalendarYear>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var json = assembly.GetManifestResourceStream(name)!;
            years.Add(CalendarJson.Read(json));
        }

        return years;
    }
}
