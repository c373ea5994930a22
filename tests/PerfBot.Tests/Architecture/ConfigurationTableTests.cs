using System.Collections;
using System.Globalization;
using System.Reflection;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Architecture;

/// <summary>Who reads the README's table of settings reads what the options classes say: every setting, under its name, with its default.</summary>
public sealed class ConfigurationTableTests
{
    [Theory]
    [InlineData("README.md", "## Configuration")]
    [InlineData("README.zh-CN.md", "## 配置")]
    public void The_table_of_settings_says_what_the_options_say(string file, string heading) =>
        Rule.Holds(Differences(Settings, Table(File.ReadAllText(Repository.PathOf(file)), heading)));

    [Fact]
    public void A_setting_without_a_row_a_row_without_a_setting_and_another_default_are_found()
    {
        const string Text = """
            ## Configuration
            | setting | default | meaning |
            |---|---|---|
            | `Planted:Gone` | | nothing reads it any more |
            | `Planted:Days` | `7` | days |
            | `Planted:Names` | `a`, `b` | |
            """;

        Assert.Equal(
            [
                "Planted:Gone: no options class has it",
                "Planted:Days: the default is `3`, the table says `7`",
                "Planted:Names: says nothing about what it is for",
                "Planted:Inner:Rest: no row",
            ],
            Differences(Keys("Planted", new PlantedOptions()), Table(Text, "## Configuration")));
    }

    private static IEnumerable<(string Key, string Default)> Settings =>
        OptionTests.Options.SelectMany(type => Keys((string)type.GetField("Section")!.GetRawConstantValue()!, Activator.CreateInstance(type, nonPublic: true)!));

    private static IEnumerable<(string Key, string Default)> Keys(string section, object options) =>
        from property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.SetMethod is not null
        let value = property.GetValue(options)
        from setting in value is not null && property.PropertyType.Assembly == options.GetType().Assembly && property.PropertyType.IsClass
            ? Keys($"{section}:{property.Name}", value)
            : [($"{section}:{property.Name}", Shown(value))]
        select setting;

    /// <summary>A default as the table shows it: nothing where nothing is set, otherwise each value in backquotes.</summary>
    private static string Shown(object? value) => value switch
    {
        null or "" => "",
        bool flag => flag ? "`true`" : "`false`",
        string text => $"`{text}`",
        IEnumerable list => string.Join(", ", list.Cast<object>().Select(Shown)),
        IFormattable other => $"`{other.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => $"`{value}`",
    };

    private static List<(string Key, string Default, string Meaning)> Table(string text, string heading)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        return
        [
            .. from line in lines.SkipWhile(l => l != heading).Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
               where line.StartsWith("| `", StringComparison.Ordinal)
               let cells = line.Trim('|').Split('|').Select(c => c.Trim()).ToArray()
               select (cells[0].Trim('`'), cells[1], cells[2]),
        ];
    }

    private static IEnumerable<string> Differences(IEnumerable<(string Key, string Default)> settings, IReadOnlyList<(string Key, string Default, string Meaning)> rows)
    {
        var wanted = settings.ToDictionary(s => s.Key, s => s.Default);
        foreach (var (key, shown, meaning) in rows)
        {
            if (!wanted.TryGetValue(key, out var value))
            {
                yield return $"{key}: no options class has it";
            }
            else if (shown != value)
            {
                yield return $"{key}: the default is {value}, the table says {shown}";
            }
            else if (meaning.Length == 0)
            {
                yield return $"{key}: says nothing about what it is for";
            }
        }

        foreach (var key in wanted.Keys.Except(rows.Select(r => r.Key)))
        {
            yield return $"{key}: no row";
        }
    }

    private sealed class PlantedOptions
    {
        public int Days { get; set; } = 3;

        public IReadOnlyList<string> Names { get; init; } = ["a", "b"];

        public PlantedPart Inner { get; init; } = new();
    }

    private sealed class PlantedPart
    {
        public TimeSpan Rest { get; init; }
    }
}
