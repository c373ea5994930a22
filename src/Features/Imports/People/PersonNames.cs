using System.Text;

namespace PerfBot.Features.Imports;

/// <summary>How names are put together and compared.</summary>
internal static class PersonNames
{
    /// <summary>Chinese, Japanese and Korean names: family name first, no space. Others: "First Last".</summary>
    public static string Join(string first, string last) => (first, last) switch
    {
        ("", _) => last,
        (_, "") => first,
        _ when IsEastAsian(first) || IsEastAsian(last) => last + first,
        _ => $"{first} {last}",
    };

    /// <summary>What two spellings of a name have in common: full width, case, spaces and commas do not matter.</summary>
    public static string KeyOf(string name) => string.Join(' ', Words(name));

    /// <summary>The key of "Last First" or "Last, First" for a name of two words, or null for any other name.</summary>
    public static string? ReversedKeyOf(string name) => Words(name) is [var first, var last] ? $"{last} {first}" : null;

    private static string[] Words(string name) => name
        .Normalize(NormalizationForm.FormKC)
        .ToUpperInvariant()
        .Split([' ', '\t', '\u00A0', ','], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsEastAsian(string text) => text.EnumerateRunes().Any(rune => rune.Value is
        (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF));
}
