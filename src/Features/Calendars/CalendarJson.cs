using System.Text.Json;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Calendars;

/// <summary>Reads a year of a calendar that people wrote as JSON: the property names of <see cref="CalendarYear"/> in camelCase, days as <c>2026-01-31</c>.</summary>
public static class CalendarJson
{
    /// <summary>The longest file, in UTF-16 code units.</summary>
    public const int MaxLength = 100_000;

    /// <summary>Reads a year and checks all of it.</summary>
    /// <exception cref="RefusedException"><see cref="DocumentUnreadable"/>, with the path of the first thing that is wrong.</exception>
    public static CalendarYear Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxLength)
        {
            throw StrictJson.Unreadable("$", $"<= {MaxLength} characters", $"{json.Length}");
        }

        var year = StrictJson.Read<CalendarYear>(json);
        CalendarRules.Check(year);
        return year;
    }

    /// <summary>Reads UTF-8, with or without a byte order mark, to its end; as the other overload. The stream stays open.</summary>
    /// <exception cref="RefusedException">As the other overload.</exception>
    public static CalendarYear Read(Stream json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(StrictJson.Text(json, MaxLength));
    }

    /// <summary>Whether a JSON text is meant to be a calendar: it names one.</summary>
    public static bool IsMeant(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("calendar", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The year as it would be written.</summary>
    internal static string Text(CalendarYear year)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            StrictJson.Write(writer, year);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
